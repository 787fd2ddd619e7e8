/// How a table is written as text: what separates its fields, and whether its first line has names.
struct CSVDialect: Hashable {
  /// What separates two fields.
  let separator: TableSeparator

  /// What the columns are called, if the table says: in its first line, or in the last comment before it, as
  /// `numpy.savetxt` writes them. A line of names that is one shorter than the next is R's, which writes none above
  /// the names of the rows: the first column is then called nothing.
  let names: [String]?

  /// How many columns there are.
  let width: Int

  /// True if the names are those of the first line, which is therefore no row.
  let hasHeader: Bool

  /// Tells how the text behind `preamble` is written by its first two lines; nil unless they have a number, however
  /// it is written, or names and nothing else, and nothing that no text has.
  init?(_ preamble: CSVPreamble) {
    let lines = Self.firstLines(preamble.rest, count: 2)
    guard lines.joined().allSatisfy({ $0 >= 0x20 && $0 != 0x7F || (0x09...0x0D).contains($0) }) else {
      return nil
    }
    let separator = preamble.separator ?? Self.separator(of: lines)
    let rows = lines.map { CSVScanner.fields($0, separator: separator) }
    let (first, second) = (rows.first ?? [], rows.dropFirst().first)
    self.separator = separator
    hasHeader = Self.isHeader(first, above: second)
    if hasHeader {
      names = Self.names(first, above: second, separator: separator)
    } else {
      let comment = preamble.lastComment.map { CSVScanner.fields($0, separator: separator) }
      names = comment?.count == max(1, Self.width(first)) ? comment.map { $0.map(\.string) } : nil
    }
    width = max(1, names?.count ?? Self.width(first))
    let isNames = rows.count == 1 && separator != .blanks && first.count > 1 && first.allSatisfy(\.isName)
    if !isNames, !rows.joined().contains(where: \.isNumberInWords) { return nil }
  }

  // MARK: - Separators

  /// The first separator between whose fields there are numbers; else the first that both lines have as often.
  private static func separator(of lines: [ArraySlice<UInt8>]) -> TableSeparator {
    let readings = TableSeparator.allCases.map { separator in
      (separator, rows: lines.map { CSVScanner.fields($0, separator: separator) })
    }
    let fitting = readings.first { separator, rows in
      guard let header = rows.first, let row = rows.last, row.count > 1,
        (width(row) - 1...width(row)).contains(width(header))
      else { return false }
      // The first field may be the name of a row, but not in a single line of words.
      let values = separator == .blanks && rows.count == 1 ? row[...] : row.dropFirst()
      return row[0].mayNameRow && values.allSatisfy { $0.isNumberInWords || $0.isMissing }
        && values.contains(where: \.isNumberInWords)
    }
    let candidates = readings.filter { $0 != .blanks && ($1.first?.count ?? 0) > 1 }
    let regular = candidates.first { Set($1.map(\.count)).count == 1 }
    return (fitting ?? regular ?? candidates.first)?.0 ?? .comma
  }

  // MARK: - Names

  /// True if a line has names: if a field in it is something else than a number, or if it counts 0, 1, 2, … as pandas
  /// calls columns without names, and the next line does not go on counting. Dates are names too, unless others are below
  /// them.
  private static func isHeader(_ line: [CSVField], above next: [CSVField]?) -> Bool {
    let formats = Set((next ?? line).compactMap(\.formatted))
    let isWord = { (field: CSVField) in
      !field.isNumber && !field.isMissing && !(field.formatted.map(formats.contains) ?? false)
    }
    // Names of rows without a line of names above them.
    let areRowsNamed = line.first.map(isWord) == true && next?.first.map(isWord) == true
    if (areRowsNamed ? line.dropFirst() : line[...]).contains(where: isWord) { return true }
    // Above the names of rows, pandas writes nothing.
    let hasCorner = areRowsNamed || line.first?.text.isEmpty == true
    let names = hasCorner ? line.dropFirst() : line[...]
    guard let next, names.count > (hasCorner ? 0 : 2),
      names.enumerated().allSatisfy({ $1.string == String($0) })
    else {
      return false
    }
    return next.first?.string != String(line.count)
  }

  private static func names(
    _ header: [CSVField], above next: [CSVField]?, separator: TableSeparator
  ) -> [String] {
    let names = header.prefix(max(1, width(header))).map(\.string)
    guard let next, let first = next.first, next.count == header.count + 1, width(next) == next.count else {
      return names
    }
    // `x` above `1,5` could as well be a number with a decimal comma.
    let isPlain = !first.isQuoted && first.isNumber
    let isRowName = !isPlain || first.string == "1" && (header.count > 1 || separator != .comma)
    return isRowName ? [""] + names : names
  }

  /// How many fields `line` has, without those at its end that have nothing in them: Excel ends lines with separators.
  private static func width(_ line: [CSVField]) -> Int {
    (line.lastIndex { !$0.text.isEmpty || $0.isQuoted } ?? -1) + 1
  }

  /// The first lines that have anything in them but a comment; a line break in quotation marks does not end one.
  private static func firstLines(_ text: ArraySlice<UInt8>, count: Int) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var scanner = CSVScanner(text, separator: .blanks)
    while lines.count < count {
      scanner.skipIgnoredLines()
      guard let line = scanner.restOfLine() else { break }
      if !line.allSatisfy({ byte in TableSeparator.allCases.contains { $0.byte == byte } }) {
        lines.append(line)
      }
    }
    return lines
  }
}
