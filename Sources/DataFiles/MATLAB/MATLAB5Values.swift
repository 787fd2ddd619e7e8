/// The values of an array in a MATLAB 5 file: its last element.
struct MATLAB5Values {
  private let header: MATLAB5Header
  private let type: ElementType

  /// The values of the array that `header` describes.
  ///
  /// - Throws: `unsuitableVariable` unless it is a full array of real numbers.
  init(_ header: MATLAB5Header) throws(DataFileError) {
    guard case .numeric(let type) = header.kind else {
      throw DataFileError(.unsuitableVariable(header.name, header.kind))
    }
    self.header = header
    self.type = type
  }

  /// Reads what `reader` has left, which must be the values and nothing else.
  ///
  /// MATLAB stores an array in the smallest type that its values fit, whatever its own.
  func array(_ reader: inout ByteReader) throws(DataFileError) -> NumericArray {
    let place = reader.place(of: .values)
    let (storage, bytes) = try reader.matlab5Element(.values)
    let excess = reader.remaining
    if excess > 0 { throw DataFileError(.excess(place, bytes: excess)) }
    let values = try numbers(storage, bytes, reader.order, place)
    guard let declared = NumericArray.count(of: header.shape), declared == values.count else {
      throw DataFileError(.elementCount(place, shape: header.shape, stored: values.count))
    }
    if storage.elementType != type, let value = values.first(where: { !type.holds($0) }) {
      throw DataFileError(.valueOutsideType(variable: header.name, value: value, type: type))
    }
    return NumericArray(shape: header.shape, elementType: type, order: .columnMajor, elements: values)
  }

  private func numbers(
    _ storage: MATLAB5Storage, _ bytes: ArraySlice<UInt8>, _ order: ByteOrder, _ place: FilePlace
  ) throws(DataFileError) -> StoredNumbers {
    guard let stored = storage.elementType else {
      throw DataFileError(.unexpectedType(place, code: Int(storage.rawValue)))
    }
    guard bytes.count % stored.size == 0 else {
      throw DataFileError(.unexpectedLength(place, bytes: bytes.count))
    }
    do throws(InexactInteger) {
      return try StoredNumbers(bytes, stored, order)
    } catch {
      throw DataFileError(.inexactInteger(variable: header.name, digits: error.digits))
    }
  }
}
