extension NumericArray {
  /// The array that `bytes` spell, as many as an array of `shape` and `type` takes.
  ///
  /// - Throws: `inexactInteger` or `valueOutsideType`, which call the array `name`.
  init(
    _ type: ElementType, shape: [Int], order: ElementOrder, bytes: ArraySlice<UInt8>, byteOrder: ByteOrder,
    name: String
  ) throws(DataFileError) {
    let elements: [Double]
    do throws(InexactInteger) {
      elements = try type.decode(bytes, byteOrder)
    } catch {
      throw DataFileError(.inexactInteger(variable: name, digits: error.digits))
    }
    if type == .logical, let value = elements.first(where: { !type.holds($0) }) {
      throw DataFileError(.valueOutsideType(variable: name, value: value, type: type))
    }
    self.init(shape: shape, elementType: type, order: order, elements: elements)
  }
}
