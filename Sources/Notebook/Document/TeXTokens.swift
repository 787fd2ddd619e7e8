/// The commands and braces of a formula, one after the other: all that is known of TeX before KaTeX reads it.
package struct TeXTokens: Sequence, IteratorProtocol {
  /// What means something before TeX is read as such.
  package enum Token: Hashable {
    /// A command with its name, such as `frac`.
    case command(String)
    /// `\\`, behind which another row begins.
    case rowBreak
    case open
    case close
  }

  private var rest: Substring.UTF8View
  /// Where the last token begins.
  private(set) var start: String.Index
  /// Where the last token, or its argument, ends.
  var end: String.Index { rest.startIndex }

  /// The tokens of a formula.
  package init(_ tex: String) {
    rest = tex[...].utf8
    start = tex.startIndex
  }

  /// The next of them; nil at the end.
  package mutating func next() -> Token? {
    start = rest.startIndex
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "{"): return .open
      case UInt8(ascii: "}"): return .close
      case UInt8(ascii: "\\"):
        let letters = rest.prefix { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }
        rest = rest[letters.endIndex...]
        if !letters.isEmpty { return .command(String(Substring(letters))) }
        if rest.popFirst() == UInt8(ascii: "\\") { return .rowBreak }
      default: break
      }
      start = rest.startIndex
    }
    return nil
  }

  /// What stands in the braces that follow, perhaps behind a star; nil when none do, or they are not closed.
  package mutating func argument() -> String? {
    var tokens = self
    let blanks: Set = [UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "*")]
    tokens.rest = tokens.rest.drop(while: blanks.contains)
    guard tokens.rest.first == UInt8(ascii: "{") else { return nil }
    let start = tokens.rest.dropFirst().startIndex
    var depth = 0
    while let token = tokens.next() {
      if token == .open { depth += 1 }
      if token == .close { depth -= 1 }
      if depth > 0 { continue }
      let text = rest[start..<tokens.rest.startIndex].dropLast()
      self = tokens
      return String(Substring(text))
    }
    return nil
  }
}
