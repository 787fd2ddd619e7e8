/// An NPY file: one array after a header that says what it is.
struct NPYFile: NamedArrays {
  private let array: NPYArray

  /// What the array is called, since the file has no name for it.
  static let name = "data"

  /// Reads the header of the file that `content` is, and finds as many values after it as it says.
  init(_ content: FileContent) throws(DataFileError) {
    array = try NPYArray(content, name: Self.name)
  }

  var variableNames: [String] { [Self.name] }

  func array(named name: String) throws(DataFileError) -> NumericArray? {
    name == Self.name ? try array.numbers() : nil
  }
}

/// An array in NPY form, a file of its own or a member of an NPZ archive.
struct NPYArray {
  /// What the array is called in errors.
  let name: String

  private let header: NPYHeader
  private let values: ArraySlice<UInt8>

  /// Reads the header, and finds as many values after it as it says, and nothing else.
  init(_ content: FileContent, name: String) throws(DataFileError) {
    var reader = ByteReader(content, order: .littleEndian)
    header = try NPYHeader(&reader)
    self.name = name
    values =
      if let size = try header.valuesSize(at: reader.place(of: .values)) {
        try reader.takeRest(size, of: .values)
      } else {
        []
      }
  }

  /// The array, if it is one of real numbers.
  func numbers() throws(DataFileError) -> NumericArray {
    switch header.type {
    case .numeric(let type, let byteOrder):
      try NumericArray(
        type, shape: header.shape, order: header.order, bytes: values, byteOrder: byteOrder, name: name)
    case .unsuitable(let kind): throw DataFileError(.unsuitableVariable(name, kind))
    }
  }
}

extension NPYHeader {
  /// How many bytes the values at `place` take; nil for what is not read.
  ///
  /// - Throws: `impossibleShape` if that is more than any file has.
  func valuesSize(at place: FilePlace) throws(DataFileError) -> Int? {
    guard case .numeric(let type, _) = type else { return nil }
    guard let size = NumericArray.count(of: shape + [type.size]) else {
      throw DataFileError(.impossibleShape(place, shape: shape))
    }
    return size
  }
}
