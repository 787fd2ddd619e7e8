/// An IDX file: one array after four bytes that name its type and how many dimensions it has, and their
/// lengths, all in big-endian order, the last index fastest (Y. LeCun, C. Cortes, C. Burges, *The MNIST
/// database of handwritten digits*, “File formats”).
struct IDXFile: NamedArrays {
  private let type: ElementType
  private let shape: [Int]
  private let values: ArraySlice<UInt8>

  /// What the array is called, since the file has no name for it.
  static let name = "data"

  /// True if `bytes` begin as an IDX file does: two zeros, a type that there is, and at least one dimension.
  static func recognizes(_ bytes: ArraySlice<UInt8>) -> Bool {
    let magic = [UInt8](bytes.prefix(4))
    return magic.count == 4 && magic[0] == 0 && magic[1] == 0 && elementType(code: magic[2]) != nil
      && magic[3] > 0
  }

  /// Reads the header of the file that `content` is, and finds as many values after it as it says.
  init(_ content: FileContent) throws(DataFileError) {
    var reader = ByteReader(content, order: .bigEndian)
    let place = reader.place(of: .fileHeader)
    let magic = try reader.word(UInt32.self, of: .fileHeader)
    let code = UInt8(truncatingIfNeeded: magic >> 8)
    guard let type = Self.elementType(code: code) else {
      throw DataFileError(.unexpectedType(place, code: Int(code)))
    }
    let dimensions = reader.place(of: .dimensions)
    var shape: [Int] = []
    for _ in 0..<magic & 0xFF { shape.append(Int(try reader.word(UInt32.self, of: .dimensions))) }
    guard let size = NumericArray.count(of: shape + [type.size]) else {
      throw DataFileError(.impossibleShape(dimensions, shape: shape))
    }
    values = try reader.takeRest(size, of: .values)
    (self.type, self.shape) = (type, shape)
  }

  var variableNames: [String] { [Self.name] }

  func array(named name: String) throws(DataFileError) -> NumericArray? {
    guard name == Self.name else { return nil }
    return try NumericArray(
      type, shape: shape, order: .rowMajor, bytes: values, byteOrder: .bigEndian, name: name)
  }

  private static func elementType(code: UInt8) -> ElementType? {
    switch code {
    case 0x08: .uint8
    case 0x09: .int8
    case 0x0B: .int16
    case 0x0C: .int32
    case 0x0D: .single
    case 0x0E: .double
    default: nil
    }
  }
}
