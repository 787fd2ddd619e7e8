/// Text from outside as a terminal may see it: nothing in it steers the terminal; its columns are counted.
package struct TerminalText {
  /// The text without control characters and invisible format characters (which can reorder what is seen).
  package static func safe(_ text: some StringProtocol) -> String {
    guard text.unicodeScalars.contains(where: steers) else { return String(text) }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(steers(scalar) ? (scalar == "\n" || scalar == "\t" ? " " : "\u{FFFD}") : scalar)
    }
    return String(result)
  }

  private static func steers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Joiners hold emoji and some scripts together.
    case 0x200C, 0x200D: false
    case 0x20...0x7E: false
    default:
      [.control, .format, .lineSeparator, .paragraphSeparator].contains(scalar.properties.generalCategory)
    }
  }

  /// How many columns the text takes.
  package static func width(_ text: some StringProtocol) -> Int { text.reduce(0) { $0 + width($1) } }

  /// How many columns a character takes: 0, 1 or 2 (Unicode Standard Annex 11).
  package static func width(_ character: Character) -> Int {
    let scalars = character.unicodeScalars
    if scalars.contains("\u{FE0F}") { return 2 }
    return scalars.lazy.map(width).first { $0 > 0 } ?? 0
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    if (0x20...0x7E).contains(scalar.value) { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .control, .format, .lineSeparator, .paragraphSeparator: return 0
    default: break
    }
    if scalar.properties.isEmojiPresentation { return 2 }
    return switch scalar.value {
    // The vowels and finals of Hangul join the consonant before them.
    case 0x1160...0x11FF, 0xD7B0...0xD7FB: 0
    case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0xA4CF, 0xA960...0xA97C,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
      0x16FE0...0x18CFF, 0x1AFF0...0x1B2FB, 0x1F200...0x1F265, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }

  /// The text, cut to so many columns with an ellipsis where it is longer.
  package static func fitted(_ text: String, to columns: Int) -> String {
    guard width(text) > columns else { return text }
    var result = ""
    var used = 0
    for character in text {
      let wide = width(character)
      if used + wide > columns - 1 { break }
      result.append(character)
      used += wide
    }
    return columns > 0 ? result + "…" : ""
  }

  /// The text, filled up with spaces to so many columns.
  package static func padded(_ text: String, to columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - width(text)))
  }
}
