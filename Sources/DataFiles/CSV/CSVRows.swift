import Wording

/// The rows of numbers in a text, read one after the other.
struct CSVRows {
  /// How many rows were read.
  private(set) var count = 0

  /// The numbers of all rows, one row after the other; not a number where the name of a row is a word.
  private(set) var numbers: NumberList

  /// Of each column that may name the rows, from the first, whether it has words.
  private(set) var haveWords: [Bool]

  /// Where the first number with a decimal comma is, and what it is; nil if there is none.
  private(set) var decimalComma: (place: TablePlace, text: String)?

  /// Of each column, by its index, the first field that spells no finite number: `nan`, `inf`, `1e400`.
  private(set) var notFinite: [Int: DataFileError] = [:]

  private let names: [String]?
  private let width: Int
  private let separator: TableSeparator
  private var hasDecimalPoint = false

  /// Whether every decimal comma has three digits behind it, as one that sets thousands apart.
  private var areThousands = true

  /// Prepares for the rows that `scanner` comes to next, of which the first `nameCount` columns may have words.
  ///
  /// Room is made for as many numbers as the lines can have: a number takes at least a byte, and so does what
  /// separates it from the next.
  init(_ scanner: CSVScanner, _ dialect: CSVDialect, nameCount: Int, size: Int) {
    names = dialect.names
    width = dialect.width
    separator = dialect.separator
    haveWords = [Bool](repeating: false, count: nameCount)
    let (capacity, overflow) = width.multipliedReportingOverflow(by: scanner.lineCount)
    numbers = NumberList(capacity: overflow ? size / 2 + 1 : min(capacity, size / 2 + 1))
  }

  /// Reads the next row; false if there is none.
  mutating func readRow(_ scanner: inout CSVScanner) throws(DataFileError) -> Bool {
    scanner.skipIgnoredLines()
    if scanner.isAtEnd { return false }
    let line = scanner.line
    var (column, end) = (0, CSVField.End.separator)
    while column < width, end != .line {
      if let (value, next) = scanner.shortInteger() {
        numbers.append(value)
        end = next
      } else {
        end = try readField(&scanner, column: column)
      }
      column += 1
    }
    while end != .line {
      let field = try scanner.field(at: place(scanner.line, column))
      column += 1
      end = field.end
      // Excel ends lines with separators.
      if field.text.isEmpty, !field.isQuoted, column == width + 1 { column -= 1 }
    }
    if column != width {
      throw DataFileError(.fieldCount(line: line, found: column, expected: width, isNamed: names != nil))
    }
    count += 1
    return true
  }

  /// - Throws: `ambiguousComma` where every comma in a number could set thousands apart as well.
  func checkCommas() throws(DataFileError) {
    // Between semicolons, tabs or blanks, a program writes commas because its country has decimal commas.
    guard let decimalComma, separator == .comma, areThousands else { return }
    throw DataFileError(.ambiguousComma(decimalComma.place, text: decimalComma.text))
  }

  /// Reads a field that is not a plain whole number.
  private mutating func readField(
    _ scanner: inout CSVScanner, column: Int
  ) throws(DataFileError) -> CSVField.End {
    let place = place(scanner.line, column)
    let field = try scanner.field(at: place)
    if let number = DecimalNumber.parse(field.text) {
      if !hasDecimalPoint, field.text.contains(DecimalMark.point.rawValue) {
        hasDecimalPoint = true
        try checkMark(field.text, place)
      }
      append(number, of: field.text, at: place)
    } else if let number = DecimalNumber.parse(field.text, mark: .comma) {
      if decimalComma == nil { decimalComma = (place, printable(field.text)) }
      let fraction = field.text.drop { $0 != DecimalMark.comma.rawValue }.dropFirst()
      areThousands = areThousands && fraction.count == 3
      try checkMark(field.text, place)
      append(number, of: field.text, at: place)
    } else if column < haveWords.count {
      haveWords[column] = true
      numbers.append(.nan)
    } else {
      throw DataFileError(
        field.text.isEmpty ? .emptyField(place) : .notNumber(place, text: printable(field.text)))
    }
    return field.end
  }

  private mutating func append(_ number: Double, of text: ArraySlice<UInt8>, at place: TablePlace) {
    numbers.append(number)
    let column = place.column - 1
    // A column that may name the rows may call one of them so.
    if number.isFinite || column < haveWords.count || notFinite[column] != nil { return }
    let text = printable(text)
    notFinite[column] = DataFileError(
      number.isNaN ? .notNumber(place, text: text) : .notFinite(place, text: text))
  }

  private func checkMark(_ text: ArraySlice<UInt8>, _ place: TablePlace) throws(DataFileError) {
    if hasDecimalPoint, decimalComma != nil {
      throw DataFileError(.otherDecimalMark(place, text: printable(text)))
    }
  }

  private func place(_ line: Int, _ column: Int) -> TablePlace {
    let name = names.flatMap { column < $0.count && !$0[column].isEmpty ? $0[column] : nil }
    return TablePlace(line: line, column: column + 1, columnName: name)
  }
}

extension CSVScanner {
  /// The next field, which is at `place`.
  mutating func field(at place: TablePlace) throws(DataFileError) -> CSVField {
    do throws(QuoteError) {
      return try field()
    } catch {
      throw DataFileError(error == .open ? .openQuote(place) : .strayQuote(place))
    }
  }
}
