/// A place in a text of fields, which moves forward from field to field (RFC 4180, with any delimiter, and any
/// of the three ways to end a line).
struct CSVScanner {
  /// The number of the line in which the scanner is, from 1.
  private(set) var line = 1

  /// True if nothing is left.
  var isAtEnd: Bool { position >= bytes.endIndex }

  private let bytes: ArraySlice<UInt8>
  private let delimiter: UInt8
  private var position: Int

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// What follows a field.
  enum End: Hashable {
    case delimiter, line
  }

  /// Why a field has no end, or not the right one.
  enum QuoteError: Error, Hashable {
    /// A quotation mark opens a field that nothing closes.
    case open
    /// A closing quotation mark is followed by more of the field.
    case stray
  }

  /// How many lines are left at most, quotation marks or not.
  var lineCount: Int {
    let rest = bytes[position...]
    return 1 + max(rest.count { $0 == Self.lineFeed }, rest.count { $0 == Self.carriageReturn })
  }

  /// Scans `bytes`, whose fields are separated by `delimiter`.
  init(_ bytes: ArraySlice<UInt8>, delimiter: UInt8) {
    self.bytes = bytes
    self.delimiter = delimiter
    position = bytes.startIndex
  }

  /// Moves over lines that have nothing in them.
  mutating func skipEmptyLines() {
    while !isAtEnd, endsLine(bytes[position]) { endLine() }
  }

  /// The whole number of at most 15 digits that comes next as a field of its own, without a sign; nil, and the
  /// scanner stays, where anything else comes.
  mutating func shortInteger() -> (value: Double, end: End)? {
    var (next, value) = (position, 0)
    let last = min(position + 16, bytes.endIndex)
    while next < last {
      let digit = bytes[next] &- UInt8(ascii: "0")
      if digit > 9 { break }
      value = 10 &* value &+ Int(digit)
      next += 1
    }
    guard next > position, next - position < 16 else { return nil }
    guard next < bytes.endIndex else {
      position = next
      return (Double(value), .line)
    }
    if bytes[next] == delimiter {
      position = next + 1
      return (Double(value), .delimiter)
    }
    guard endsLine(bytes[next]) else { return nil }
    position = next
    endLine()
    return (Double(value), .line)
  }

  /// The next field without its quotation marks and the spaces around it, and what follows it.
  mutating func field() throws(QuoteError) -> (text: ArraySlice<UInt8>, end: End) {
    while position < bytes.endIndex, isSpace(bytes[position]) { position += 1 }
    if position < bytes.endIndex, bytes[position] == Self.quote { return try quotedField() }
    let start = position
    while position < bytes.endIndex, bytes[position] != delimiter, !endsLine(bytes[position]) {
      position += 1
    }
    var end = position
    while end > start, isSpace(bytes[end - 1]) { end -= 1 }
    return (bytes[start..<end], endField())
  }

  private mutating func quotedField() throws(QuoteError) -> (text: ArraySlice<UInt8>, end: End) {
    position += 1
    let start = position
    var unescaped: [UInt8]?
    var run = start
    while true {
      guard position < bytes.endIndex else { throw .open }
      let byte = bytes[position]
      if byte == Self.quote {
        guard position + 1 < bytes.endIndex, bytes[position + 1] == Self.quote else { break }
        // Two mean one.
        unescaped = unescaped ?? []
        unescaped?.append(contentsOf: bytes[run...position])
        position += 2
        run = position
      } else if endsLine(byte) {
        endLine()
      } else {
        position += 1
      }
    }
    let text = unescaped.map { ($0 + bytes[run..<position])[...] } ?? bytes[start..<position]
    position += 1
    while position < bytes.endIndex, isSpace(bytes[position]) { position += 1 }
    guard position == bytes.endIndex || bytes[position] == delimiter || endsLine(bytes[position]) else {
      throw .stray
    }
    return (text, endField())
  }

  /// Moves over what follows a field.
  private mutating func endField() -> End {
    guard position < bytes.endIndex else { return .line }
    if bytes[position] == delimiter {
      position += 1
      return .delimiter
    }
    endLine()
    return .line
  }

  /// Moves over the end of a line: LF, CR LF or CR.
  private mutating func endLine() {
    let isReturn = bytes[position] == Self.carriageReturn
    position += 1
    if isReturn, position < bytes.endIndex, bytes[position] == Self.lineFeed { position += 1 }
    line += 1
  }

  private func endsLine(_ byte: UInt8) -> Bool { byte == Self.lineFeed || byte == Self.carriageReturn }

  private func isSpace(_ byte: UInt8) -> Bool {
    (byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")) && byte != delimiter
  }
}
