/// Reads a bibliography in BibTeX's format, forgivingly: what can't be read is left out and told with its line, and the
/// rest is there.
///
/// Entries in braces or parentheses, values in braces or quotes, numbers, `@string`, `#`, the names of months, comments.
/// The time that it takes grows with the file and no faster, and so does the memory.
struct BibTeXReader {
  /// Something that could not be read.
  struct Problem: Hashable {
    var line: Int
    var kind: BibTeXProblem
  }

  private(set) var works: [Work] = []
  private(set) var problems: [Problem] = []

  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private var strings: [String: String] = [
    "jan": "January", "feb": "February", "mar": "March", "apr": "April", "may": "May", "jun": "June",
    "jul": "July", "aug": "August", "sep": "September", "oct": "October", "nov": "November",
    "dec": "December",
  ]
  private var keys: Set<String> = []

  /// The largest file that is read.
  static let byteLimit = 4 << 20
  /// The longest value of a field, in bytes: beyond any that a person wrote, such as by strings of strings.
  private static let valueLimit = 100_000
  private static let problemLimit = 20

  /// Reads a text from its beginning to its end.
  init(_ text: String) {
    bytes = Array(text.utf8)
    while let start = nextEntry() { read(from: start) }
  }

  private mutating func report(_ kind: BibTeXProblem, line: Int? = nil) {
    guard problems.count < Self.problemLimit else { return }
    problems.append(Problem(line: line ?? self.line, kind: kind))
  }

  // MARK: - Bytes

  private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func advance() {
    if bytes[index] == UInt8(ascii: "\n") { line += 1 }
    index += 1
  }

  private mutating func skipBlanks() {
    while let byte {
      if byte == UInt8(ascii: "%") {
        while let next = self.byte, next != UInt8(ascii: "\n") { advance() }
      } else if byte.isBlank {
        advance()
      } else {
        return
      }
    }
  }

  private mutating func take(_ wanted: Character) -> Bool {
    skipBlanks()
    guard let byte, byte == wanted.asciiValue else { return false }
    advance()
    return true
  }

  /// A name: everything but blanks and what means something to BibTeX.
  private mutating func name() -> String {
    skipBlanks()
    let start = index
    while let byte, !byte.isBlank, !Self.marks.contains(byte) { advance() }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private static let marks = Set("{}()\",=#%@\\".utf8)

  // MARK: - Entries

  /// Goes to the next `@`: what stands between entries is a comment.
  private mutating func nextEntry() -> Int? {
    while let byte {
      advance()
      if byte == UInt8(ascii: "@") { return line }
    }
    return nil
  }

  private mutating func read(from start: Int) {
    let kind = name().lowercased()
    skipBlanks()
    if kind == "comment", byte == UInt8(ascii: "{"), enclosed(by: UInt8(ascii: "}"), isText: false) == nil {
      report(.notClosed(kind), line: start)
    }
    guard !kind.isEmpty, kind != "comment" else { return }
    guard let opening = byte, opening == UInt8(ascii: "{") || opening == UInt8(ascii: "(") else { return }
    advance()
    let closing: Character = opening == UInt8(ascii: "{") ? "}" : ")"
    switch kind {
    case "preamble":
      if value() == nil { return report(.notClosed("preamble"), line: start) }
      _ = take(closing)
    case "string":
      let name = name().lowercased()
      guard !name.isEmpty, take("="), let value = value() else { return report(.notString, line: start) }
      strings[name] = value
      _ = take(closing)
    default: readWork(kind, closing: closing, from: start)
    }
  }

  private mutating func readWork(_ kind: String, closing: Character, from start: Int) {
    let key = name()
    guard !key.isEmpty else { return report(.noKey(kind), line: start) }
    var raw: [String: String] = [:]
    while true {
      // A comma that is missing, or one too many, changes nothing.
      while take(",") {}
      if take(closing) { break }
      let name = name().lowercased()
      guard !name.isEmpty, take("="), let value = value() else {
        report(.notClosed(key), line: start)
        break
      }
      if raw[name] == nil { raw[name] = value }
    }
    guard keys.insert(key).inserted else { return report(.repeatedKey(key), line: start) }
    works.append(Work(key: key, kind: kind, raw: raw))
  }

  // MARK: - Values

  /// Pieces joined by `#`; nil where there is none, or one is not closed.
  private mutating func value() -> String? {
    var result = ""
    repeat {
      skipBlanks()
      guard let byte else { return nil }
      let piece: String
      switch byte {
      case UInt8(ascii: "{"):
        guard let text = enclosed(by: UInt8(ascii: "}")) else { return nil }
        piece = text
      case UInt8(ascii: "\""):
        guard let text = enclosed(by: UInt8(ascii: "\"")) else { return nil }
        piece = text
      default:
        let name = name()
        guard !name.isEmpty else { return nil }
        if name.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) {
          piece = name
        } else if let string = strings[name.lowercased()] {
          piece = string
        } else {
          report(.unknownString(name))
          piece = name
        }
      }
      guard result.utf8.count + piece.utf8.count <= Self.valueLimit else {
        report(.tooLong)
        continue
      }
      result += piece
    } while take("#")
    return result
  }

  /// What stands up to a mark outside of braces; nil where the next entry begins before that.
  ///
  /// - Parameter isText: whether it is a value; a comment may hold entries.
  private mutating func enclosed(by end: UInt8, isText: Bool = true) -> String? {
    advance()
    let start = index
    var depth = 0
    while let byte {
      if byte == UInt8(ascii: "\\"), index + 1 < bytes.count {
        advance()
        advance()
        continue
      }
      if depth == 0, byte == end {
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        advance()
        return text
      }
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") {
        depth -= 1
        // It closes more than was opened: the quotation mark is missing.
        if depth < 0 { return nil }
      }
      if isText, byte == UInt8(ascii: "@"), beginsEntry { return nil }
      advance()
    }
    return nil
  }

  /// Whether an entry begins here: no value has `@` and a brace at the beginning of a line.
  private var beginsEntry: Bool {
    guard index > 0, bytes[index - 1] == UInt8(ascii: "\n") else { return false }
    let word = bytes[(index + 1)...].prefix { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }
    guard !word.isEmpty, word.count < 30, word.endIndex < bytes.count else { return false }
    return bytes[word.endIndex] == UInt8(ascii: "{") || bytes[word.endIndex] == UInt8(ascii: "(")
  }
}

/// Why a bibliography is not read as a whole: facts.
package enum BibTeXProblem: Hashable, Sendable {
  /// The entry of this key ends too early, or has a field that can't be read.
  case notClosed(String)
  case noKey(String)
  case notString
  case repeatedKey(String)
  /// A value is the name of an `@string` that there is not.
  case unknownString(String)
  case tooLong
}

extension UInt8 {
  fileprivate var isBlank: Bool { [9, 10, 13, 32].contains(self) }
}
