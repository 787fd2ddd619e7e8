/// An array of numbers as a file gave it: in its order, whatever type it had there.
package struct NumericArray: Sendable {
  /// The length along each dimension; a matrix is `[rows, columns]`.
  package let shape: [Int]

  /// What the numbers were in the file.
  package let elementType: ElementType

  /// The order of `elements`, which is that of the file.
  package let order: ElementOrder

  /// Every element, in `order`.
  package let elements: [Double]

  /// An array of `elements`, as many as `shape` says.
  package init(shape: [Int], elementType: ElementType, order: ElementOrder, elements: [Double]) {
    precondition(
      Self.count(of: shape) == elements.count, "a shape of \(shape) for \(elements.count) elements")
    self.shape = shape
    self.elementType = elementType
    self.order = order
    self.elements = elements
  }

  /// An array of `values` in column-major order, as many as `shape` says.
  package init(shape: [Int], elementType: ElementType, values: [Double]) {
    self.init(shape: shape, elementType: elementType, order: .columnMajor, elements: values)
  }

  /// Every element in column-major order: the first index runs fastest.
  package var values: [Double] {
    order == .columnMajor ? elements : Self.reversingAxes(of: elements[...], shape: shape)
  }

  /// The length along the first dimension; 1 for a scalar without dimensions.
  package var rows: Int { shape.first ?? 1 }

  /// The product of all lengths but the first, so that 5000×20×20 images are 5000 rows of 400.
  package var columns: Int { shape.dropFirst().reduce(1, *) }

  /// The elements as `rows` × `columns`, one row after the other.
  ///
  /// - Parameter unrolling: the order inside a row, where it has more dimensions than one: `columnMajor` puts
  ///   the columns of a 28×28 image one after the other, `rowMajor` its rows.
  package func rowMajorMatrix(unrolling: ElementOrder = .columnMajor) -> [Double] {
    switch (order, unrolling) {
    case (.rowMajor, .rowMajor):
      return elements
    case (.columnMajor, .columnMajor):
      return Self.transposed(elements[...], rows: columns, columns: rows)
    case (.columnMajor, .rowMajor):
      return Self.reversingAxes(of: elements[...], shape: shape.reversed())
    case (.rowMajor, .columnMajor):
      let (inner, width) = ([Int](shape.dropFirst()), columns)
      guard inner.count > 1, width > 0 else { return elements }
      var matrix: [Double] = []
      matrix.reserveCapacity(elements.count)
      for start in stride(from: 0, to: elements.count, by: width) {
        matrix += Self.reversingAxes(of: elements[start..<start + width], shape: inner)
      }
      return matrix
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

extension NumericArray {
  /// `elements`, an array of `shape` in row-major order, in column-major order.
  private static func reversingAxes(of elements: ArraySlice<Double>, shape: [Int]) -> [Double] {
    // Lengths of 1 change no order.
    let lengths = shape.filter { $0 != 1 }
    if lengths.count < 2 || elements.isEmpty { return [Double](elements) }
    if lengths.count == 2 { return transposed(elements, rows: lengths[0], columns: lengths[1]) }
    var strides = [1]
    for length in lengths.dropLast() { strides.append(strides[strides.count - 1] * length) }
    var result = [Double](repeating: 0, count: elements.count)
    var (index, place) = ([Int](repeating: 0, count: lengths.count), 0)
    for element in elements {
      result[place] = element
      // The last index runs fastest, as the wheels of an odometer do.
      for axis in lengths.indices.reversed() {
        index[axis] += 1
        place += strides[axis]
        if index[axis] < lengths[axis] { break }
        place -= strides[axis] * lengths[axis]
        index[axis] = 0
      }
    }
    return result
  }

  /// `elements`, which are in row-major order, in column-major order.
  private static func transposed(_ elements: ArraySlice<Double>, rows: Int, columns: Int) -> [Double] {
    guard rows > 1, columns > 1 else { return [Double](elements) }
    let tile = 64  // A tile's rows and columns both stay in the first-level cache.
    let first = elements.startIndex
    var result = [Double](repeating: 0, count: elements.count)
    for firstRow in stride(from: 0, to: rows, by: tile) {
      for firstColumn in stride(from: 0, to: columns, by: tile) {
        for column in firstColumn..<min(firstColumn + tile, columns) {
          for row in firstRow..<min(firstRow + tile, rows) {
            result[column * rows + row] = elements[first + row * columns + column]
          }
        }
      }
    }
    return result
  }
}

/// Which index runs fastest where an array is written as a line of numbers.
package enum ElementOrder: String, CaseIterable, Hashable, Sendable {
  /// The first index: a matrix is written column by column, as MATLAB and Fortran keep it.
  case columnMajor
  /// The last index: a matrix is written row by row, as C, numpy and a table in a text file keep it.
  case rowMajor
}
