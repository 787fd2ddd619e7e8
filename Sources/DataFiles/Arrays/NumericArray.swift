/// An array of numbers as a file gave it: in its order, whatever type it has there.
package struct NumericArray: Sendable {
  /// The length along each dimension; a matrix is `[rows, columns]`.
  package let shape: [Int]

  /// What the numbers were in the file.
  package let elementType: ElementType

  /// The order of `elements`, which is that of the file.
  package let order: ElementOrder

  /// Every element, in `order`.
  package let elements: StoredNumbers

  /// An array of `elements`, as many as `shape` says.
  package init(shape: [Int], elementType: ElementType, order: ElementOrder, elements: StoredNumbers) {
    precondition(
      Self.count(of: shape) == elements.count, "a shape of \(shape) for \(elements.count) elements")
    self.shape = shape
    self.elementType = elementType
    self.order = order
    self.elements = elements
  }

  /// An array of `elements`, as many as `shape` says.
  package init(shape: [Int], elementType: ElementType, order: ElementOrder, elements: [Double]) {
    self.init(shape: shape, elementType: elementType, order: order, elements: StoredNumbers(elements))
  }

  /// An array of `values` in column-major order, as many as `shape` says.
  package init(shape: [Int], elementType: ElementType, values: [Double]) {
    self.init(shape: shape, elementType: elementType, order: .columnMajor, elements: values)
  }

  /// Every element in column-major order: the first index runs fastest.
  package var values: [Double] {
    guard order == .rowMajor else { return [Double](elements) }
    var values = [Double](repeating: 0, count: elements.count)
    forEachRow(0..<rows, unrolling: .columnMajor) { row, numbers in
      for (column, number) in numbers.enumerated() { values[column * rows + row] = number }
    }
    return values
  }

  /// The length along the first dimension; 1 for a scalar without dimensions.
  package var rows: Int { shape.first ?? 1 }

  /// The product of all lengths but the first, so that 5000×20×20 images are 5000 rows of 400; 0 where that is more than
  /// there can be, as an array without rows may say.
  package var columns: Int { Self.count(of: [Int](shape.dropFirst())) ?? 0 }

  /// How far apart two elements are in `elements` whose index along one dimension differs by 1, for each dimension.
  package var strides: [Int] {
    var (strides, stride) = ([Int](repeating: 0, count: shape.count), 1)
    for axis in order == .columnMajor ? [Int](shape.indices) : shape.indices.reversed() {
      strides[axis] = stride
      // An array without elements may have any other lengths.
      stride &*= shape[axis]
    }
    return strides
  }

  /// The elements as `rows` × `columns`, one row after the other.
  ///
  /// - Parameter unrolling: the order inside a row, where it has more dimensions than one: `columnMajor` puts
  ///   the columns of a 28×28 image one after the other, `rowMajor` its rows.
  package func rowMajorMatrix(unrolling: ElementOrder = .columnMajor) -> [Double] {
    var matrix: [Double] = []
    matrix.reserveCapacity(elements.count)
    forEachRow(0..<rows, unrolling: unrolling) { matrix += $1 }
    return matrix
  }

  /// Hands over rows of the matrix of `rows` × `columns`, each with its index, and makes no copy of the others.
  ///
  /// - Parameters:
  ///   - chosen: the indices of the rows, from 0.
  ///   - unrolling: the order inside a row, as in `rowMajorMatrix`.
  package func forEachRow<Failure: Error>(
    _ chosen: some Sequence<Int>, unrolling: ElementOrder, _ body: (Int, [Double]) throws(Failure) -> Void
  ) throws(Failure) {
    if elements.isEmpty { return }
    let strides = strides
    let (step, inner) = (strides.first ?? 1, Array(zip(shape, strides).dropFirst()))
    // From the first element of a row to each of them.
    var places = [0]
    for (length, stride) in unrolling == .columnMajor ? inner.reversed() : inner {
      places = places.flatMap { place in (0..<length).map { place + $0 * stride } }
    }
    let isContiguous = places.enumerated().allSatisfy { $0 == $1 }
    for row in chosen {
      let first = row * step
      try body(
        row,
        isContiguous
          ? elements[at: first..<first + places.count] : elements[at: places.lazy.map { first + $0 }])
    }
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

extension NumericArray: Hashable {
  /// True if both have the same shape, type and numbers, whatever the order in which each keeps them.
  package static func == (left: Self, right: Self) -> Bool {
    guard left.shape == right.shape, left.elementType == right.elementType else { return false }
    return left.order == right.order ? left.elements == right.elements : left.values == right.values
  }

  /// Hashes what `==` compares: the same for the same numbers, whatever their order.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(shape)
    hasher.combine(elementType)
    hasher.combine(values)
  }
}

/// Which index runs fastest where an array is written as a line of numbers.
package enum ElementOrder: String, CaseIterable, Hashable, Sendable {
  /// The first index: a matrix is written column by column, as MATLAB and Fortran keep it.
  case columnMajor
  /// The last index: a matrix is written row by row, as C, numpy and a table in a text file keep it.
  case rowMajor
}
