/// What stands before the values of an NPY file: its type, its order and its shape (NumPy Enhancement
/// Proposal 1, *A simple file format for NumPy arrays*; versions 1 to 3).
struct NPYHeader: Hashable {
  /// What the file holds.
  let type: NPYType

  /// Which index runs fastest.
  let order: ElementOrder

  /// The length along each dimension; none for a single number.
  let shape: [Int]

  /// The first bytes of every NPY file.
  static let magic: [UInt8] = [0x93] + [UInt8]("NUMPY".utf8)

  /// More than a header takes, unless it describes structures, in bytes.
  private static let greatestSize = 1 << 16

  /// The most dimensions that numpy gives an array.
  private static let greatestDimension = 64

  /// Reads a header and leaves `reader` before the values.
  init(_ reader: inout ByteReader) throws(DataFileError) {
    let start = reader.place(of: .fileHeader)
    guard try reader.take(Self.magic.count, of: .fileHeader).elementsEqual(Self.magic) else {
      throw DataFileError(.unexpectedMagic(start))
    }
    let major = try reader.word(UInt8.self, of: .fileHeader)
    let minor = try reader.word(UInt8.self, of: .fileHeader)
    guard (1...3).contains(major), minor == 0 else {
      throw DataFileError(.unknownNumPyVersion(major: Int(major), minor: Int(minor)))
    }
    let lengthPlace = reader.place(of: .fileHeader)
    let size =
      major == 1
      ? Int(try reader.word(UInt16.self, of: .fileHeader))
      : Int(try reader.word(UInt32.self, of: .fileHeader))
    guard size <= Self.greatestSize else {
      throw DataFileError(.unexpectedLength(lengthPlace, bytes: size))
    }
    let place = reader.place(of: .description)
    let text = try reader.take(size, of: .description)
    guard let description = NPYDescription(text) else {
      throw DataFileError(.unreadableDescription(place, text: printable(text)))
    }
    type = description.type
    order = description.isFortranOrder ? .columnMajor : .rowMajor
    shape = description.shape
    guard shape.count <= Self.greatestDimension else {
      throw DataFileError(.impossibleShape(place, shape: shape))
    }
  }
}
