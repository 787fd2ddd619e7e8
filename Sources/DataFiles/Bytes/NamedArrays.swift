/// What each format gives: named variables, and the arrays among them.
protocol NamedArrays: Sendable {
  /// The names of all variables, in the file's order.
  var variableNames: [String] { get }

  /// The array of that name; nil if there is no variable of that name.
  func array(named name: String) throws(DataFileError) -> NumericArray?
}

/// Bytes to read an array from: a stretch of the file as it is, or what was inflated from one.
struct FileContent {
  /// The bytes.
  let bytes: ArraySlice<UInt8>

  /// The byte of the file where the compressed bytes begin, if they were compressed.
  let inflatedFrom: Int?
}

extension NumericArray {
  /// The array that `bytes` spell, as many as an array of `shape` and `type` takes.
  ///
  /// - Throws: `inexactInteger` or `valueOutsideType`, which call the array `name`.
  init(
    _ type: ElementType, shape: [Int], order: ElementOrder, bytes: ArraySlice<UInt8>, byteOrder: ByteOrder,
    name: String
  ) throws(DataFileError) {
    let elements: StoredNumbers
    do throws(InexactInteger) {
      elements = try StoredNumbers(bytes, type, byteOrder)
    } catch {
      throw DataFileError(.inexactInteger(variable: name, digits: error.digits))
    }
    if type == .logical, let value = elements.first(where: { !type.holds($0) }) {
      throw DataFileError(.valueOutsideType(variable: name, value: value, type: type))
    }
    self.init(shape: shape, elementType: type, order: order, elements: elements)
  }
}
