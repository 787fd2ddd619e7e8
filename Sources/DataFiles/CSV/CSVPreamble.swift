/// What may stand before the first row of a table in text: a mark of UTF-8, Excel's `sep=;`, and comments.
struct CSVPreamble {
  /// The separator that `sep=` names, as Excel writes and reads it.
  let separator: TableSeparator?

  /// The last comment, without its mark: where `numpy.savetxt` writes the names of columns.
  let lastComment: ArraySlice<UInt8>?

  /// The number of the first line behind it, from 1.
  let nextLine: Int

  /// The text behind it.
  let rest: ArraySlice<UInt8>

  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Passes over what stands before the first row of `text`.
  init(_ text: ArraySlice<UInt8>) {
    var rest = text.starts(with: Self.byteOrderMark) ? text.dropFirst(Self.byteOrderMark.count) : text
    var (lastComment, nextLine) = (ArraySlice<UInt8>?.none, 1)
    separator = Self.named(by: rest.prefix { !CSVScanner.endsLine($0) })
    if separator != nil { Self.dropLine(&rest, &nextLine) }
    while let first = rest.first {
      let content = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      if CSVScanner.isComment(content) {
        lastComment = content.dropFirst().prefix { !CSVScanner.endsLine($0) }
      } else if !CSVScanner.endsLine(first) {
        break
      }
      Self.dropLine(&rest, &nextLine)
    }
    (self.lastComment, self.nextLine, self.rest) = (lastComment, nextLine, rest)
  }

  private static func named(by line: ArraySlice<UInt8>) -> TableSeparator? {
    guard line.count == 5, line.starts(with: [UInt8]("sep=".utf8)), let byte = line.last else { return nil }
    return TableSeparator.allCases.first { $0.byte == byte }
  }

  /// Passes over the first line of `text` and its end: LF, CR LF or CR.
  private static func dropLine(_ text: inout ArraySlice<UInt8>, _ line: inout Int) {
    text = text.drop { !CSVScanner.endsLine($0) }
    line += 1
    text = text.starts(with: [UInt8]("\r\n".utf8)) ? text.dropFirst(2) : text.dropFirst()
  }
}
