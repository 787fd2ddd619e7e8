/// Finds the messages in a stream of bytes: header lines, an empty line, and as many bytes as the header says.
///
/// LSP 3.17, *Base Protocol*. A header that says nothing, or more than any message has, is reported; what follows is
/// searched for the next header, so that one bad message does not take the others with it.
struct MessageReader {
  /// A piece of the stream.
  enum Piece: Equatable {
    /// The bytes of one message.
    case message([UInt8])
    /// Bytes that are no message, and why.
    case broken(String)
  }

  /// The longest message: a notebook may have 4 MiB, each byte of which JSON may write in six.
  static let longestMessage = 32 << 20
  /// The longest header.
  static let longestHeader = 4 << 10

  private var buffer: [UInt8] = []
  /// How much of the buffer was read.
  private var start = 0
  /// How many bytes the message has whose header was read.
  private var length: Int?
  /// Whether a header is searched for.
  private var isLost = false

  /// Takes bytes as they come, and gives the pieces that they complete.
  mutating func take(_ bytes: some Sequence<UInt8>) -> [Piece] {
    buffer.append(contentsOf: bytes)
    var pieces: [Piece] = []
    while let piece = next() { pieces.append(piece) }
    buffer.removeFirst(start)
    start = 0
    return pieces
  }

  /// Whether the stream could end here without anything missing.
  var isBetweenMessages: Bool { buffer.isEmpty && length == nil }

  private mutating func next() -> Piece? {
    if let length {
      guard buffer.count - start >= length else { return nil }
      defer { start += length }
      self.length = nil
      return .message(Array(buffer[start..<start + length]))
    }
    if isLost {
      guard let found = position(of: Self.name) else {
        // Its first letters may be the last that came.
        start = max(start, buffer.count - Self.name.count + 1)
        return nil
      }
      start = found
      isLost = false
    }
    guard let end = position(of: Self.end) else {
      guard buffer.count - start > Self.longestHeader else { return nil }
      // Not the name that it begins with is to be found again.
      start += 1
      return lose("the header has no end")
    }
    let header = String(decoding: buffer[start..<end], as: UTF8.self)
    start = end + Self.end.count
    guard let length = Self.contentLength(in: header) else {
      return lose("the header has no Content-Length")
    }
    guard length <= Self.longestMessage else {
      return lose("a message of \(length) bytes was announced, at most \(Self.longestMessage) were expected")
    }
    self.length = length
    return next()
  }

  private mutating func lose(_ reason: String) -> Piece {
    isLost = true
    return .broken(reason)
  }

  private static let name = Array("Content-Length:".utf8)
  private static let end = Array("\r\n\r\n".utf8)

  private static func contentLength(in header: String) -> Int? {
    for line in header.split(separator: "\r\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased() == "content-length" else { continue }
      let digits = parts[1].filter { $0 != " " && $0 != "\t" }
      guard !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
      // More digits than a number has are more bytes than a message has.
      return Int(digits) ?? Int.max
    }
    return nil
  }

  private func position(of pattern: [UInt8]) -> Int? {
    guard buffer.count - start >= pattern.count else { return nil }
    var index = start
    while index <= buffer.count - pattern.count {
      if buffer[index] == pattern[0], buffer[index..<index + pattern.count].elementsEqual(pattern) {
        return index
      }
      index += 1
    }
    return nil
  }
}
