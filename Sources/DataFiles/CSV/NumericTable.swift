/// A table of numbers whose columns have names or go by their numbers.
package struct NumericTable: Hashable, Sendable {
  /// The names of the columns from left to right; `1`, `2`, `3`… in a table without names.
  package let columnNames: [String]

  /// True if the file names the columns.
  package let hasNames: Bool

  /// All numbers: rows × columns, in row-major order; not a number where a row has a word for its name.
  package let numbers: NumericArray

  /// The columns that name the rows, from the first on, which hold no samples.
  package let rowNames: [RowNames]

  /// How the text is written.
  package let style: TableStyle

  /// Of each column, by its index, what is wrong with the first field that spells no finite number.
  private let notFinite: [Int: DataFileError]

  /// A table of `numbers`, one row after the other; `rows` is at least 1. The first columns may have words.
  init(
    columnNames: [String]?, rows: Int, numbers: StoredNumbers, haveWords: [Bool],
    notFinite: [Int: DataFileError], style: TableStyle
  ) {
    let columns = numbers.count / rows
    self.columnNames = columnNames ?? (0..<columns).map { String($0 + 1) }
    hasNames = columnNames != nil
    self.style = style
    self.notFinite = notFinite
    self.numbers = NumericArray(
      shape: [rows, columns], elementType: .double, order: .rowMajor, elements: numbers)
    rowNames = RowNames.columns(of: self.numbers, names: columnNames, haveWords: haveWords)
  }

  /// The index, from 0, of the column that is called `reference`, or else has that number, counted from 1; nil
  /// if there is none.
  ///
  /// - Throws: `duplicateVariable` if two columns are called so.
  package func columnIndex(of reference: String) throws(DataFileError) -> Int? {
    let matches = columnNames.indices.filter { columnNames[$0] == reference }
    if matches.count > 1 { throw DataFileError(.duplicateVariable(reference)) }
    if let index = matches.first { return index }
    guard let number = Int(reference), columnNames.indices.contains(number &- 1) else { return nil }
    return number - 1
  }

  /// The column of that name, or else of that number from 1, as rows × 1.
  ///
  /// - Throws: `missingVariable`, `duplicateVariable`; `unsuitableVariable` for a column of words.
  package func column(_ reference: String) throws(DataFileError) -> NumericArray {
    let index = try requiredIndex(of: reference)
    if rowNames.contains(where: { $0.column == index + 1 && $0.kind == .words }) {
      throw DataFileError(.unsuitableVariable(reference, .text))
    }
    return NumericArray(
      shape: [numbers.rows, 1], elementType: .double, order: .rowMajor,
      elements: StoredNumbers(numbers.column(at: index)))
  }

  /// The columns that hold samples, as rows × columns: all but those that name the rows and, in a table that has its
  /// labels too, the one called `reference`.
  ///
  /// - Throws: `missingVariable`, `duplicateVariable`; `unnamedColumn` if there is one beside others with names.
  package func columns(except reference: String? = nil) throws(DataFileError) -> NumericArray {
    let (rows, width) = (numbers.rows, numbers.columns)
    let labels: Int? = if let reference { try requiredIndex(of: reference) } else { nil }
    let kept = (rowNames.count..<width).filter { $0 != labels }
    if hasNames, let first = kept.first, first < RowNames.leadingCount(columnNames) {
      throw DataFileError(.unnamedColumn(first + 1))
    }
    if kept.count == width { return numbers }
    var elements = NumberList(capacity: rows * kept.count)
    for start in stride(from: 0, to: rows * width, by: width) {
      for number in numbers.elements[at: kept.lazy.map { start + $0 }] { elements.append(number) }
    }
    return NumericArray(
      shape: [rows, kept.count], elementType: .double, order: .rowMajor, elements: elements.numbers)
  }

  /// Checks that the column called `reference` has finite numbers only, or that all columns have: samples and labels are.
  ///
  /// - Throws: `notNumber` and `notFinite` with the place of the first field of that column, or of the first column.
  package func checkNumbers(of reference: String? = nil) throws(DataFileError) {
    let columns: [Int] =
      if let reference { [try requiredIndex(of: reference)] } else { Array(columnNames.indices) }
    if let error = columns.lazy.compactMap({ notFinite[$0] }).first { throw error }
  }

  /// The number, from 1, of the first column of samples that counts the rows as an index does; nil if it does not.
  package func suspectedIndex(except reference: String? = nil) throws(DataFileError) -> Int? {
    let labels: Int? = if let reference { try requiredIndex(of: reference) } else { nil }
    let first = rowNames.count
    guard first < numbers.columns - 1, first != labels, numbers.rows > 2,
      RowNames.count(numbers.column(at: first)) != nil
    else { return nil }
    return first + 1
  }

  private func requiredIndex(of reference: String) throws(DataFileError) -> Int {
    if let index = try columnIndex(of: reference) { return index }
    throw DataFileError(.missingVariable(reference, available: columnNames.filter { !$0.isEmpty }))
  }
}

extension NumericArray {
  /// The numbers of one column of a matrix in row-major order.
  func column(at index: Int) -> [Double] {
    elements[at: stride(from: index, to: elements.count, by: columns).map(\.self)]
  }
}
