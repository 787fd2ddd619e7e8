/// A table of numbers in text: the fields of a line set apart by commas, tabs or semicolons, quoted or not, with
/// or without a line of names (RFC 4180, and what programs make of it).
struct CSVFile: NamedArrays {
  /// The table that the text is.
  let table: NumericTable

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// True if `bytes` begin as such a text does.
  static func recognizes(_ bytes: ArraySlice<UInt8>) -> Bool { CSVDialect(text(bytes)).isTable }

  /// Reads all numbers of the text that `content` is.
  init(_ content: FileContent) throws(DataFileError) {
    let text = Self.text(content.bytes)
    let dialect = CSVDialect(text)
    var scanner = CSVScanner(text, delimiter: dialect.delimiter)
    scanner.skipEmptyLines()
    let names = dialect.hasHeader ? try Self.names(&scanner) : nil
    var rows = try CSVRows(&scanner, names: names, size: text.count)
    while try rows.readRow(&scanner) {}
    if rows.count == 0 { throw DataFileError(.noRows) }
    table = NumericTable(columnNames: names, rows: rows.count, numbers: rows.numbers)
  }

  var variableNames: [String] { table.columnNames }

  func array(named name: String) throws(DataFileError) -> NumericArray? {
    try table.columnIndex(of: name).map { table.column(at: $0) }
  }

  /// `bytes` without the mark that some programs begin a UTF-8 text with.
  private static func text(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    bytes.starts(with: byteOrderMark) ? bytes.dropFirst(byteOrderMark.count) : bytes
  }

  /// The names in the first line, without the `#` that it may begin with.
  private static func names(_ scanner: inout CSVScanner) throws(DataFileError) -> [String] {
    var names: [String] = []
    while true {
      let place = TablePlace(line: scanner.line, column: names.count + 1, columnName: nil)
      let (text, end) = try scanner.field(at: place)
      let isMarked = names.isEmpty && text.first == UInt8(ascii: "#")
      let name = isMarked ? text.dropFirst().drop { $0 == UInt8(ascii: " ") } : text
      names.append(String(decoding: name, as: UTF8.self))
      if end == .line { return names }
    }
  }
}

extension CSVScanner {
  /// The next field, which is at `place`.
  mutating func field(at place: TablePlace) throws(DataFileError) -> (text: ArraySlice<UInt8>, end: End) {
    do throws(QuoteError) {
      return try field()
    } catch {
      throw DataFileError(error == .open ? .openQuote(place) : .strayQuote(place))
    }
  }
}
