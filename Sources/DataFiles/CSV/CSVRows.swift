import Wording

/// The rows of numbers in a text, read one after the other.
struct CSVRows {
  /// How many rows were read.
  private(set) var count = 0

  /// The numbers of all rows, one row after the other.
  private(set) var numbers: [Double] = []

  private let names: [String]?
  private var width: Int?

  /// Prepares for the rows that `scanner` comes to next, under `names`, in a text of `size` bytes.
  ///
  /// Room is made for as many numbers as the lines can have: a number takes at least a byte, and so does what
  /// separates it from the next.
  init(_ scanner: inout CSVScanner, names: [String]?, size: Int) throws(DataFileError) {
    self.names = names
    width = names?.count
    var ahead = scanner
    guard try readRow(&ahead), let width else { return }
    let (capacity, overflow) = width.multipliedReportingOverflow(by: scanner.lineCount)
    numbers.reserveCapacity(overflow ? size / 2 + 1 : min(capacity, size / 2 + 1))
    numbers.removeAll(keepingCapacity: true)
    count = 0
  }

  /// Reads the next row; false if there is none.
  mutating func readRow(_ scanner: inout CSVScanner) throws(DataFileError) -> Bool {
    scanner.skipEmptyLines()
    if scanner.isAtEnd { return false }
    let line = scanner.line
    let start = numbers.count
    while true {
      let end: CSVScanner.End
      if let (value, next) = scanner.shortInteger() {
        numbers.append(value)
        end = next
      } else {
        end = try readField(&scanner, column: numbers.count - start)
      }
      if end == .line { break }
    }
    let found = numbers.count - start
    if let width, found != width {
      throw DataFileError(.fieldCount(line: line, found: found, expected: width, isNamed: names != nil))
    }
    width = found
    count += 1
    return true
  }

  /// Reads a field that is not a plain whole number.
  private mutating func readField(
    _ scanner: inout CSVScanner, column: Int
  ) throws(DataFileError) -> CSVScanner.End {
    let name = names.flatMap { column < $0.count ? $0[column] : nil }
    let place = TablePlace(line: scanner.line, column: column + 1, columnName: name)
    let (text, end) = try scanner.field(at: place)
    guard let number = DecimalNumber.parse(text) else {
      throw DataFileError(text.isEmpty ? .emptyField(place) : .notNumber(place, text: printable(text)))
    }
    numbers.append(number)
    return end
  }
}
