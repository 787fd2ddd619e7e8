/// A dense matrix of doubles, row after row.
public struct Matrix: Hashable, Sendable {
  /// How many rows and columns there are.
  public let rows, columns: Int
  /// The rows × columns numbers, row-major.
  public private(set) var elements: [Double]

  /// A matrix of these elements, row after row; there must be rows × columns of them: another number is a
  /// programming error.
  public init(rows: Int, columns: Int, elements: [Double]) {
    precondition(
      rows >= 0 && columns >= 0 && elements.count == rows * columns,
      "a \(rows)×\(columns) matrix of \(elements.count) elements")
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  /// A matrix with the same number everywhere.
  public init(rows: Int, columns: Int, repeating element: Double) {
    self.init(rows: rows, columns: columns, elements: Array(repeating: element, count: rows * columns))
  }

  /// The element in this row and column, both counted from 0.
  public subscript(row: Int, column: Int) -> Double {
    get { elements[index(row, column)] }
    set { elements[index(row, column)] = newValue }
  }

  /// One row, counted from 0: `columns` numbers.
  public func row(_ row: Int) -> ArraySlice<Double> {
    elements[row * columns..<(row + 1) * columns]
  }

  /// The matrix of these rows, in this order.
  package func selecting(rows selected: [Int]) -> Matrix {
    var elements: [Double] = []
    elements.reserveCapacity(selected.count * columns)
    for row in selected { elements.append(contentsOf: self.row(row)) }
    return Matrix(rows: selected.count, columns: columns, elements: elements)
  }

  /// For each column the mean of its elements' squares.
  var columnMeanSquares: [Double] {
    var sums = Array(repeating: 0.0, count: columns)
    var start = 0
    for _ in 0..<rows {
      for column in sums.indices { sums[column] += elements[start + column] * elements[start + column] }
      start += columns
    }
    return sums.map { $0 / Double(rows) }
  }

  private func index(_ row: Int, _ column: Int) -> Int {
    precondition(0..<columns ~= column, "column \(column) of \(columns)")
    return row * columns + column
  }
}
