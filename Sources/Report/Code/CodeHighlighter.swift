/// Tells the parts of code apart by how they look. The time that it takes grows with the code and no faster.
struct CodeHighlighter {
  /// What a part is; its name is the class that the style sheet knows.
  enum Part: String, Hashable { case comment, string, number, keyword, constant, name, key }

  /// A piece of the code: what is neither of the parts is plain.
  struct Piece: Hashable {
    var part: Part?
    var text: String
  }

  private let language: CodeLanguage
  private let bytes: [UInt8]
  private var index = 0
  private var pieces: [Piece] = []
  /// Where the plain text begins that is not among the pieces yet.
  private var plain = 0

  /// The pieces of code, which together are all of it.
  static func pieces(of code: String, in language: CodeLanguage) -> [Piece] {
    var highlighter = CodeHighlighter(code, in: language)
    highlighter.read()
    return highlighter.pieces
  }

  /// Code as the page shows it; a language that is not known has no parts.
  static func markup(_ code: String, language name: String) -> Markup {
    guard let language = CodeLanguage.named(name) else { return .text(code) }
    return pieces(of: code, in: language).map { piece in
      guard let part = piece.part else { return .text(piece.text) }
      return .tag("span", ["class": "code-\(part.rawValue)"], .text(piece.text))
    }.joined()
  }

  /// Whether a backslash takes the meaning of what is behind it, also outside of quotation marks.
  private var escapes: Bool { !has(.transposes) }

  private init(_ code: String, in language: CodeLanguage) {
    self.language = language
    bytes = Array(code.utf8)
  }

  private mutating func read() {
    while index < bytes.count {
      if comment() || quote() || special() || number() || word() { continue }
      // What is escaped begins nothing.
      index += bytes[index] == UInt8(ascii: "\\") && escapes && index + 1 < bytes.count ? 2 : 1
    }
    flush(to: bytes.count)
  }

  private mutating func flush(to end: Int) {
    if plain < end { pieces.append(Piece(part: nil, text: text(plain..<end))) }
    plain = end
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Goes on behind a part.
  private mutating func take(_ part: Part, to end: Int) {
    flush(to: index)
    pieces.append(Piece(part: part, text: text(index..<end)))
    (index, plain) = (end, end)
  }

  private func stands(_ mark: String, at place: Int) -> Bool { bytes[place...].starts(with: mark.utf8) }

  private var before: UInt8? { index > 0 ? bytes[index - 1] : nil }

  private func has(_ peculiarity: CodeLanguage.Peculiarity) -> Bool {
    language.peculiarities.contains(peculiarity)
  }

  // MARK: - Comments and text

  private mutating func comment() -> Bool {
    for (open, close, nests) in language.blockComments where stands(open, at: index) {
      var depth = 1
      var end = index + open.utf8.count
      while end < bytes.count, depth > 0 {
        if stands(close, at: end) {
          depth -= 1
          end += close.utf8.count
        } else if nests, stands(open, at: end) {
          depth += 1
          end += open.utf8.count
        } else {
          end += 1
        }
      }
      take(.comment, to: end)
      return true
    }
    guard language.lineComments.contains(where: { stands($0, at: index) }) else { return false }
    if has(.commentsBehindBlanks), let before, !before.isBlank { return false }
    take(.comment, to: endOfLine(from: index))
    return true
  }

  private func endOfLine(from start: Int) -> Int {
    bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
  }

  private mutating func quote() -> Bool {
    guard let quote = language.quotes.first(where: { stands($0.open, at: index) }) else { return false }
    if quote.open == "'", has(.transposes), let before,
      before.isNamePart
        || [
          UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "."),
          UInt8(ascii: "'"),
        ].contains(before)
    {
      return false
    }
    // An apostrophe in the middle of a word opens nothing.
    if quote.open == "'", has(.keys), let before, before.isNamePart { return false }
    var end = index + quote.open.utf8.count
    var isClosed = false
    while end < bytes.count {
      if bytes[end] == quote.escape {
        end += 2
      } else if quote.escape == nil, quote.close == "'", stands("''", at: end) {
        // Where nothing escapes, two stand for one.
        end += 2
      } else if stands(quote.close, at: end) {
        end += quote.close.utf8.count
        isClosed = true
        break
      } else if bytes[end] == UInt8(ascii: "\n"), !quote.spansLines {
        break
      } else {
        end += 1
      }
    }
    end = min(end, bytes.count)
    // What is never closed is a mark of its own, where it could have gone on for ever.
    if !isClosed, quote.spansLines, quote.open.utf8.count == 1 { end = endOfLine(from: index) }
    take(has(.keys) && isKey(endingAt: end) ? .key : .string, to: end)
    return true
  }

  /// Whether a colon follows, as behind keys.
  private func isKey(endingAt end: Int) -> Bool {
    var next = end
    while next < bytes.count, bytes[next] == UInt8(ascii: " ") { next += 1 }
    guard next < bytes.count, bytes[next] == UInt8(ascii: ":") else { return false }
    return next + 1 == bytes.count || bytes[next + 1].isBlank
  }

  // MARK: - Words

  private mutating func special() -> Bool {
    let byte = bytes[index]
    if byte == UInt8(ascii: "$"), has(.dollarNames) {
      var end = index + 1
      if end < bytes.count, bytes[end] == UInt8(ascii: "{") {
        end = bytes[end...].prefix(100).firstIndex(of: UInt8(ascii: "}")).map { $0 + 1 } ?? end
      } else {
        while end < bytes.count, bytes[end].isNamePart { end += 1 }
      }
      guard end > index + 1 else { return false }
      take(.name, to: end)
      return true
    }
    guard byte == UInt8(ascii: "@"), has(.attributes), index + 1 < bytes.count, bytes[index + 1].isNamePart,
      before.map({ $0.isBlank || $0 == UInt8(ascii: "(") }) ?? true
    else { return false }
    var end = index + 1
    while end < bytes.count, bytes[end].isNamePart || bytes[end] == UInt8(ascii: ".") { end += 1 }
    take(.name, to: end)
    return true
  }

  private mutating func number() -> Bool {
    let byte = bytes[index]
    guard byte.isDigit || (byte == UInt8(ascii: ".") && index + 1 < bytes.count && bytes[index + 1].isDigit),
      !(before?.isNamePart ?? false)
    else { return false }
    var end = index
    while end < bytes.count {
      let digit = bytes[end]
      if digit.isNamePart || (digit == UInt8(ascii: ".") && end + 1 < bytes.count && bytes[end + 1].isDigit) {
        end += 1
      } else if digit == UInt8(ascii: "-") || digit == UInt8(ascii: "+"), end + 1 < bytes.count,
        bytes[end - 1] | 0x20 == UInt8(ascii: "e"), bytes[end + 1].isDigit, !stands("0x", at: index)
      {
        end += 1
      } else {
        break
      }
    }
    // `1.` of many languages.
    if end < bytes.count, bytes[end] == UInt8(ascii: "."),
      end + 1 == bytes.count || !bytes[end + 1].isNamePart
    {
      end += 1
    }
    if has(.keys), isKey(endingAt: end) { take(.key, to: end) } else { take(.number, to: end) }
    return true
  }

  private mutating func word() -> Bool {
    guard bytes[index].isNamePart else { return false }
    var end = index
    let isDotted = has(.dottedNames)
    let isKeyed = has(.keys)
    while end < bytes.count {
      let byte = bytes[end]
      guard
        byte.isNamePart || (isDotted && byte == UInt8(ascii: "."))
          || (isKeyed && (byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")))
      else { break }
      end += 1
    }
    let word = text(index..<end)
    // The name behind a full stop, as in `x.in`, is no keyword.
    let isMember = before == UInt8(ascii: ".")
    if isKeyed, isKey(endingAt: end) {
      take(.key, to: end)
    } else if !isMember, language.keywords.contains(word) {
      take(.keyword, to: end)
    } else if !isMember, language.constants.contains(word) {
      take(.constant, to: end)
    } else {
      // In front of a quotation mark they say how the text is read: Python's `f"…"`.
      index = end
    }
    return true
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }
  fileprivate var isBlank: Bool { [9, 10, 13, 32].contains(self) }
  /// Letters, digits, `_`, and whatever is not ASCII.
  fileprivate var isNamePart: Bool {
    isDigit || UInt8(ascii: "a")...UInt8(ascii: "z") ~= self | 0x20 || self == UInt8(ascii: "_")
      || self >= 0x80
  }
}
