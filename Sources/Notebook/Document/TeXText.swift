import Foundation

/// Text as bibliographies have it: with accents and letters in TeX's spelling, braces that protect, and formulas.
///
/// What TeX would do with it is not done: a command that is not known is left out, and what its braces hold stays.
enum TeXText {
  /// The text as running text, with formulas between single dollars.
  static func inlines(_ tex: String) -> [Inline] {
    guard tex.utf8.contains(UInt8(ascii: "$")) else {
      let text = plain(tex)
      return text.isEmpty ? [] : [.text(text)]
    }
    var result: [Inline] = []
    var text = ""
    var rest = tex[...]
    func flush() {
      let words = plain(text, trims: false)
      if !words.isEmpty { result.append(.text(words)) }
      text = ""
    }
    while let character = rest.popFirst() {
      if character == "\\", let next = rest.popFirst() {
        text += "\\" + String(next)
      } else if character == "$", let end = rest.firstIndex(of: "$"), end > rest.startIndex {
        flush()
        result.append(.mathematics(tex: String(rest[..<end]), isDisplay: false))
        rest = rest[rest.index(after: end)...]
      } else {
        text.append(character)
      }
    }
    flush()
    return result
  }

  /// The text alone, with white space as single spaces.
  static func plain(_ tex: String, trims: Bool = true) -> String {
    guard tex.utf8.contains(where: { special.contains($0) }) else { return spaced(tex, trims: trims) }
    var reader = TeXTextReader(tex)
    return spaced(reader.read().precomposedStringWithCanonicalMapping, trims: trims)
  }

  private static let special = Set("\\{}~-`'".utf8)

  private static func spaced(_ text: String, trims: Bool) -> String {
    let words = text.split(whereSeparator: { $0 == " " || $0.isNewline || $0 == "\t" }).joined(separator: " ")
    guard !trims, !words.isEmpty else { return words }
    return (text.first?.isWhitespace == true ? " " : "") + words
      + (text.last?.isWhitespace == true ? " " : "")
  }
}

/// Reads TeX's spelling, from left to right.
private struct TeXTextReader {
  private var rest: Substring.UnicodeScalarView
  private var result = String.UnicodeScalarView()

  init(_ tex: String) { rest = tex[...].unicodeScalars }

  mutating func read() -> String {
    while let scalar = rest.popFirst() {
      switch scalar {
      case "{", "}": continue
      case "~": result.append("\u{A0}")
      case "-": dash()
      case "`" where take("`"): result.append("“")
      case "'" where take("'"): result.append("”")
      case "\\": command()
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == scalar else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func dash() {
    guard take("-") else { return result.append("-") }
    result.append(take("-") ? "—" : "–")
  }

  private mutating func command() {
    guard let first = rest.popFirst() else { return }
    guard first.isLetter else {
      if let accent = Self.marks[first] { return accented(with: accent) }
      // `\&`, `\%`, `\_` and the like are themselves; `\ ` and `\\` are spaces.
      return result.append(first == "\\" || first == "/" || first == "," ? " " : first)
    }
    var name = String(first)
    while let letter = rest.first, letter.isLetter {
      // `\cc` is a command of two letters, and `\c c` is not.
      name.unicodeScalars.append(letter)
      rest.removeFirst()
    }
    if let accent = Self.accents[name] {
      skipBlanks()
      return accented(with: accent)
    }
    guard let text = Self.symbols[name] else { return skipBlanks() }
    // TeX takes the blanks behind a command for its end.
    skipBlanks()
    result.append(contentsOf: text.unicodeScalars)
  }

  private mutating func skipBlanks() { while rest.first == " " { rest.removeFirst() } }

  /// The next letter with a mark on it, in braces or without; the mark alone where there is none.
  private mutating func accented(with accent: Unicode.Scalar) {
    skipBlanks()
    var braces = 0
    while take("{") { braces += 1 }
    var letter = rest.popFirst()
    if letter == "\\" {
      // The dotless letters, which are written for an accent's sake.
      let name = rest.popFirst()
      letter = name == "i" || name == "j" ? name : nil
      skipBlanks()
    } else if letter == "}" {
      letter = nil
      braces -= 1
    }
    if let letter { result.append(contentsOf: [letter, accent]) }
    while braces > 0, take("}") { braces -= 1 }
  }

  private static let marks: [Unicode.Scalar: Unicode.Scalar] = [
    "'": "\u{301}", "`": "\u{300}", "^": "\u{302}", "\"": "\u{308}", "~": "\u{303}", "=": "\u{304}",
    ".": "\u{307}",
  ]

  private static let accents: [String: Unicode.Scalar] = [
    "u": "\u{306}", "v": "\u{30C}", "H": "\u{30B}", "c": "\u{327}", "k": "\u{328}", "r": "\u{30A}",
    "b": "\u{331}", "d": "\u{323}",
  ]

  private static let symbols: [String: String] = [
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "l": "ł",
    "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "dj": "đ", "DJ": "Đ", "th": "þ", "TH": "Þ", "ng": "ŋ",
    "NG": "Ŋ",
    "ldots": "…", "dots": "…", "textellipsis": "…", "textendash": "–", "textemdash": "—",
    "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
    "textasciitilde": "~", "textasciicircum": "^", "textbackslash": "\\", "textunderscore": "_",
    "textregistered": "®", "texttrademark": "™", "copyright": "©", "S": "§", "P": "¶", "pounds": "£",
    "TeX": "TeX", "LaTeX": "LaTeX", "BibTeX": "BibTeX", "alpha": "α", "beta": "β", "gamma": "γ",
    "lambda": "λ",
    "mu": "μ", "pi": "π", "sigma": "σ", "textmu": "µ", "textdegree": "°",
  ]
}

extension Unicode.Scalar {
  fileprivate var isLetter: Bool { isASCII && properties.isAlphabetic }
}
