/// A table of numbers whose columns have names or go by their numbers.
package struct NumericTable: Hashable, Sendable {
  /// The names of the columns from left to right; `1`, `2`, `3`… in a table without names.
  package let columnNames: [String]

  /// True if the file names the columns.
  package let hasNames: Bool

  /// All numbers: rows × columns, in row-major order.
  package let numbers: NumericArray

  /// A table of `numbers`, one row after the other; `rows` is at least 1.
  init(columnNames: [String]?, rows: Int, numbers: [Double]) {
    let columns = numbers.count / rows
    self.columnNames = columnNames ?? (0..<columns).map { String($0 + 1) }
    hasNames = columnNames != nil
    self.numbers = NumericArray(
      shape: [rows, columns], elementType: .double, order: .rowMajor, elements: numbers)
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
  /// - Throws: `missingVariable`, `duplicateVariable`.
  package func column(_ reference: String) throws(DataFileError) -> NumericArray {
    column(at: try requiredIndex(of: reference))
  }

  /// The columns but that one, as rows × (columns − 1): the images of a table that has their labels too.
  ///
  /// - Throws: `missingVariable`, `duplicateVariable`.
  package func columns(except reference: String) throws(DataFileError) -> NumericArray {
    let index = try requiredIndex(of: reference)
    let (rows, width) = (numbers.rows, numbers.columns)
    var elements: [Double] = []
    elements.reserveCapacity(rows * (width - 1))
    for start in stride(from: 0, to: rows * width, by: width) {
      elements += numbers.elements[start..<start + index]
      elements += numbers.elements[start + index + 1..<start + width]
    }
    return NumericArray(
      shape: [rows, width - 1], elementType: .double, order: .rowMajor, elements: elements)
  }

  /// The column at `index`, which there is, as rows × 1.
  func column(at index: Int) -> NumericArray {
    let width = numbers.columns
    let elements = (0..<numbers.rows).map { numbers.elements[$0 * width + index] }
    return NumericArray(
      shape: [numbers.rows, 1], elementType: .double, order: .rowMajor, elements: elements)
  }

  private func requiredIndex(of reference: String) throws(DataFileError) -> Int {
    if let index = try columnIndex(of: reference) { return index }
    throw DataFileError(.missingVariable(reference, available: columnNames))
  }
}
