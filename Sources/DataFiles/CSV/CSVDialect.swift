/// How a table is written as text: what separates its fields, and whether its first line has names.
struct CSVDialect: Hashable {
  /// The byte between two fields.
  let delimiter: UInt8

  /// True if the first line has names: if a field in it is not a number, or if it begins with `#`, as
  /// `numpy.savetxt` begins one.
  let hasHeader: Bool

  /// True if the text has a number in its first two lines, and nothing in them that no text has.
  let isTable: Bool

  /// From the least likely in a field of anything to the most: in half of Europe, a comma is a decimal point.
  private static let delimiters = [UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: ",")]

  /// Tells how `text` is written by its first two lines.
  init(_ text: ArraySlice<UInt8>) {
    let lines = Self.firstLines(text, count: 2)
    let counts = Self.delimiters.map { delimiter in lines.map { Self.count(delimiter, in: $0) } }
    let candidates = zip(Self.delimiters, counts).filter { ($1.first ?? 0) > 0 }
    let regular = candidates.first { Set($1).count == 1 }
    let delimiter = (regular ?? candidates.first)?.0 ?? UInt8(ascii: ",")
    let numbers = lines.map { line in Self.fields(line, delimiter).map { DecimalNumber.parse($0) != nil } }
    self.delimiter = delimiter
    hasHeader = lines.first?.first == UInt8(ascii: "#") || numbers.first?.contains(false) == true
    let isText = lines.joined().allSatisfy { $0 >= 0x20 && $0 != 0x7F || (0x09...0x0D).contains($0) }
    isTable = isText && numbers.joined().contains(true)
  }

  /// The first lines that have anything in them; a line break in quotation marks does not end one.
  private static func firstLines(_ text: ArraySlice<UInt8>, count: Int) -> [ArraySlice<UInt8>] {
    var isQuoted = false
    return text.split(maxSplits: count, omittingEmptySubsequences: true) { byte in
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      return !isQuoted && (byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r"))
    }.prefix(count).map { $0 }
  }

  /// How often `delimiter` occurs in `line` outside of quotation marks.
  private static func count(_ delimiter: UInt8, in line: ArraySlice<UInt8>) -> Int {
    var (count, isQuoted) = (0, false)
    for byte in line {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == delimiter, !isQuoted { count += 1 }
    }
    return count
  }

  private static func fields(_ line: ArraySlice<UInt8>, _ delimiter: UInt8) -> [ArraySlice<UInt8>] {
    var scanner = CSVScanner(line, delimiter: delimiter)
    var fields: [ArraySlice<UInt8>] = []
    while let (text, end) = try? scanner.field() {
      fields.append(text)
      if end == .line { break }
    }
    return fields
  }
}
