/// An array of numbers as a file gave it, whatever order and type it had there.
package struct NumericArray: Hashable, Sendable {
  /// The length along each dimension; a matrix is `[rows, columns]`.
  package let shape: [Int]

  /// What the numbers were in the file.
  package let elementType: ElementType

  /// Every element in column-major order: the first index runs fastest.
  package let values: [Double]

  /// An array of `values` in column-major order, as many as `shape` says.
  package init(shape: [Int], elementType: ElementType, values: [Double]) {
    precondition(Self.count(of: shape) == values.count, "a shape of \(shape) for \(values.count) values")
    self.shape = shape
    self.elementType = elementType
    self.values = values
  }

  /// The length along the first dimension; 1 for a scalar without dimensions.
  package var rows: Int { shape.first ?? 1 }

  /// The product of all lengths but the first, so that 5000×20×20 images are 5000 rows of 400.
  package var columns: Int { shape.dropFirst().reduce(1, *) }

  /// The elements as `rows` × `columns` with the last index fastest, one row after the other.
  package func rowMajorMatrix() -> [Double] {
    let (rows, columns) = (rows, columns)
    guard rows > 1, columns > 1 else { return values }
    let tile = 64  // A tile's rows and columns both stay in the first-level cache.
    var matrix = [Double](repeating: 0, count: values.count)
    for firstRow in stride(from: 0, to: rows, by: tile) {
      for firstColumn in stride(from: 0, to: columns, by: tile) {
        for row in firstRow..<min(firstRow + tile, rows) {
          for column in firstColumn..<min(firstColumn + tile, columns) {
            matrix[row * columns + column] = values[column * rows + row]
          }
        }
      }
    }
    return matrix
  }

  /// How many elements an array of `shape` has; nil if a length is negative or the product overflows.
  static func count(of shape: [Int]) -> Int? {
    guard shape.allSatisfy({ $0 >= 0 }) else { return nil }
    if shape.contains(0) { return 0 }
    var count = 1
    for length in shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: length)
      if overflow { return nil }
      count = product
    }
    return count
  }
}
