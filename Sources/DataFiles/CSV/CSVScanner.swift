/// A place in a text of fields, which moves forward from field to field (RFC 4180, with any separator, and any
/// of the three ways to end a line).
struct CSVScanner {
  /// The number of the line in which the scanner is, from 1.
  private(set) var line: Int

  /// True if nothing is left.
  var isAtEnd: Bool { position >= bytes.endIndex }

  private let bytes: ArraySlice<UInt8>
  private let separator: UInt8
  private let isBlankSeparated: Bool
  private var position: Int

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

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

  /// Scans `bytes`, whose fields are set apart by `separator`, from the line of that number.
  init(_ bytes: ArraySlice<UInt8>, separator: TableSeparator, line: Int = 1) {
    self.bytes = bytes
    self.separator = separator.byte
    isBlankSeparated = separator == .blanks
    self.line = line
    position = bytes.startIndex
  }

  /// True if `line` begins with the mark of a comment: numpy's, R's and Octave's, or MATLAB's; not with a spreadsheet's
  /// `#N/A`.
  static func isComment(_ line: ArraySlice<UInt8>) -> Bool {
    guard let mark = line.first, mark == UInt8(ascii: "#") || mark == UInt8(ascii: "%") else { return false }
    return !MissingNumber.allCases.contains { $0.isOfSheet && line.starts(with: $0.rawValue.utf8) }
  }

  /// True for either of the bytes that a line ends with.
  static func endsLine(_ byte: UInt8) -> Bool { byte == lineFeed || byte == carriageReturn }

  // MARK: - Lines

  /// Moves over lines that have nothing in them, only separators, or a comment.
  mutating func skipIgnoredLines() {
    while !isAtEnd {
      var next = position
      while next < bytes.endIndex, bytes[next] == separator || isBlank(bytes[next]) { next += 1 }
      if Self.isComment(bytes[next...]), !bytes[position..<next].contains(separator) {
        while next < bytes.endIndex, !Self.endsLine(bytes[next]) { next += 1 }
      }
      guard next == bytes.endIndex || Self.endsLine(bytes[next]) else { return }
      position = next
      if !isAtEnd { endLine() }
    }
  }

  /// What is left of the line, up to the first line break outside of quotation marks; nil at the end.
  mutating func restOfLine() -> ArraySlice<UInt8>? {
    if isAtEnd { return nil }
    let start = position
    var isQuoted = false
    while position < bytes.endIndex, isQuoted || !Self.endsLine(bytes[position]) {
      if bytes[position] == Self.quote { isQuoted.toggle() }
      position += 1
    }
    let line = bytes[start..<position]
    if !isAtEnd { endLine() }
    return line
  }

  /// The fields of `line`, as far as their quotation marks are right.
  static func fields(_ line: ArraySlice<UInt8>, separator: TableSeparator) -> [CSVField] {
    var scanner = CSVScanner(line, separator: separator)
    var fields: [CSVField] = []
    while let field = try? scanner.field() {
      fields.append(field)
      if field.end == .line { break }
    }
    return fields
  }

  // MARK: - Fields

  /// The whole number of at most 15 digits that comes next as a field of its own, without a sign; nil, and the
  /// scanner stays, where anything else comes.
  mutating func shortInteger() -> (value: Double, end: CSVField.End)? {
    var (next, value) = (position, 0)
    let last = min(position + 16, bytes.endIndex)
    while next < last {
      let digit = bytes[next] &- UInt8(ascii: "0")
      if digit > 9 { break }
      value = 10 &* value &+ Int(digit)
      next += 1
    }
    guard next > position, next - position < 16 else { return nil }
    guard next == bytes.endIndex || bytes[next] == separator || Self.endsLine(bytes[next]) else { return nil }
    position = next
    return (Double(value), endField())
  }

  /// The next field without its quotation marks and the spaces around it, and what follows it.
  mutating func field() throws(QuoteError) -> CSVField {
    while position < bytes.endIndex, isBlank(bytes[position]) { position += 1 }
    if position < bytes.endIndex, bytes[position] == Self.quote { return try quotedField() }
    let start = position
    while position < bytes.endIndex, bytes[position] != separator, !Self.endsLine(bytes[position]),
      !isBlankSeparated || !isBlank(bytes[position])
    {
      position += 1
    }
    var end = position
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return CSVField(text: bytes[start..<end], isQuoted: false, end: endField())
  }

  private mutating func quotedField() throws(QuoteError) -> CSVField {
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
      } else if Self.endsLine(byte) {
        endLine()
      } else {
        position += 1
      }
    }
    let text = unescaped.map { ($0 + bytes[run..<position])[...] } ?? bytes[start..<position]
    position += 1
    let afterQuote = position
    while position < bytes.endIndex, isBlank(bytes[position]) { position += 1 }
    let isEnd =
      position == bytes.endIndex || bytes[position] == separator || Self.endsLine(bytes[position])
      || isBlankSeparated && position > afterQuote
    guard isEnd else { throw .stray }
    return CSVField(text: text, isQuoted: true, end: endField())
  }

  /// Moves over what follows a field.
  private mutating func endField() -> CSVField.End {
    if isBlankSeparated {
      while position < bytes.endIndex, isBlank(bytes[position]) { position += 1 }
    }
    guard position < bytes.endIndex else { return .line }
    if Self.endsLine(bytes[position]) {
      endLine()
      return .line
    }
    if !isBlankSeparated { position += 1 }
    return .separator
  }

  /// Moves over the end of a line: LF, CR LF or CR.
  private mutating func endLine() {
    let isReturn = bytes[position] == Self.carriageReturn
    position += 1
    if isReturn, position < bytes.endIndex, bytes[position] == Self.lineFeed { position += 1 }
    line += 1
  }

  /// True for a space or a tab that is not what separates fields, or for either where any number of both does.
  private func isBlank(_ byte: UInt8) -> Bool {
    (byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")) && (isBlankSeparated || byte != separator)
  }
}
