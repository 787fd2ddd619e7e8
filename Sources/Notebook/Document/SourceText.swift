/// The text of a file with the name it is called by in messages: UTF-8, no byte order mark, lines end in LF.
public struct SourceText: Hashable, Sendable {
  /// The file's path as the user gave it.
  public let name: String
  /// The whole text.
  public let text: String
  /// The lines without their line feeds.
  public let lines: [Substring]

  /// What a notebook is called that came from standard input.
  package static let standardInput = "<stdin>"

  /// The most that is read of a notebook: far beyond any that a person wrote.
  public static let byteLimit = 4 << 20

  /// A text that is known to be sound, such as an example.
  public init(name: String, text: String) {
    self.name = name
    self.text = text
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// Decodes a file. A byte order mark is dropped and CR LF becomes LF.
  ///
  /// - Throws: ``SourceTextError`` when the bytes are not UTF-8, with the place of the first that is not.
  public init(name: String, bytes: [UInt8]) throws(SourceTextError) {
    guard bytes.count <= Self.byteLimit else { throw .tooLarge(bytes: bytes.count) }
    var content = bytes[...]
    if content.starts(with: [0xEF, 0xBB, 0xBF]) { content = content.dropFirst(3) }
    if content.starts(with: [0xFF, 0xFE]) || content.starts(with: [0xFE, 0xFF]) { throw .utf16 }
    guard let text = String(validating: content, as: UTF8.self) else {
      throw Self.firstInvalid(in: content)
    }
    self.init(name: name, text: Self.withLineFeeds(text))
  }

  /// A text whose lines end in LF, in place of CR LF or CR. Not by characters: after a CR, CR LF is one of them.
  package static func withLineFeeds(_ text: String) -> String {
    guard text.utf8.contains(13) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var follows = false
    for byte in text.utf8 {
      if byte == 13 {
        bytes.append(10)
      } else if byte != 10 || !follows {
        bytes.append(byte)
      }
      follows = byte == 13
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The line with this number, counted from 1; empty beyond the end.
  public func line(_ number: Int) -> Substring {
    lines.indices.contains(number - 1) ? lines[number - 1] : ""
  }

  private static func firstInvalid(in bytes: ArraySlice<UInt8>) -> SourceTextError {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var position = SourcePosition(line: 1, column: 1)
    decoding: while true {
      switch decoder.decode(&iterator) {
      case .scalarValue("\n"): position = SourcePosition(line: position.line + 1, column: 1)
      case .scalarValue: position.column += 1
      case .emptyInput, .error: break decoding
      }
    }
    return .notUTF8(position)
  }
}

/// Why a file is no text that a notebook can be read from.
public enum SourceTextError: Error, Hashable, Sendable {
  case notUTF8(SourcePosition)
  case utf16
  case tooLarge(bytes: Int)

  /// The mistake as `check` shows it.
  public var diagnostic: Diagnostic {
    switch self {
    case .notUTF8(let position): Diagnostic(at: SourceRange(start: position), .notUTF8)
    case .utf16: Diagnostic(at: SourceRange(line: 1, column: 1), .utf16)
    case .tooLarge(let bytes):
      Diagnostic(
        at: SourceRange(line: 1, column: 1), .tooLarge(bytes: bytes, limit: SourceText.byteLimit))
    }
  }
}
