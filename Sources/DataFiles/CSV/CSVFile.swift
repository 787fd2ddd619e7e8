/// A table of numbers in text: the fields of a line set apart by commas, semicolons, tabs or blanks, quoted or not,
/// with or without a line of names (RFC 4180, and what programs make of it).
struct CSVFile: NamedArrays {
  /// The table that the text is.
  let table: NumericTable

  /// True if `bytes` begin as such a text does.
  static func recognizes(_ bytes: ArraySlice<UInt8>) -> Bool { CSVDialect(CSVPreamble(bytes)) != nil }

  /// Reads all numbers of the text that `content` is.
  init(_ content: FileContent) throws(DataFileError) {
    let preamble = CSVPreamble(content.bytes)
    guard let dialect = CSVDialect(preamble) else {
      throw DataFileError(.unrecognized(UnreadableContent(nothingIn: content.bytes)))
    }
    var scanner = CSVScanner(preamble.rest, separator: dialect.separator, line: preamble.nextLine)
    if dialect.hasHeader { try Self.skipHeader(&scanner) }
    let nameCount = RowNames.leadingCount(dialect.names)
    var rows = CSVRows(scanner, dialect, nameCount: nameCount, size: preamble.rest.count)
    while try rows.readRow(&scanner) {}
    if rows.count == 0 { throw DataFileError(.noRows) }
    try rows.checkCommas()
    table = NumericTable(
      columnNames: dialect.names, rows: rows.count, numbers: rows.numbers.numbers, haveWords: rows.haveWords,
      notFinite: rows.notFinite,
      style: TableStyle(separator: dialect.separator, hasDecimalCommas: rows.decimalComma != nil))
  }

  var variableNames: [String] { table.columnNames }

  func array(named name: String) throws(DataFileError) -> NumericArray? {
    try table.columnIndex(of: name) == nil ? nil : table.column(name)
  }

  private static func skipHeader(_ scanner: inout CSVScanner) throws(DataFileError) {
    scanner.skipIgnoredLines()
    var (column, end) = (1, CSVField.End.separator)
    while end != .line {
      end = try scanner.field(at: TablePlace(line: scanner.line, column: column, columnName: nil)).end
      column += 1
    }
  }
}
