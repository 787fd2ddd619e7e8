import Wording

/// What precedes the values of an NPY file: its type, its order and its shape (NumPy Enhancement
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

/// What numpy calls a `dtype`, as an NPY file names it in `descr`.
enum NPYType: Hashable {
  /// Real numbers; the byte order matters where one takes more than a byte.
  case numeric(ElementType, ByteOrder)
  /// Nothing that is read as numbers.
  case unsuitable(VariableKind)

  /// The type of that name, such as `<f8`: byte order, kind, and how many bytes one takes; nil for anything else.
  init?(_ name: Substring) {
    guard let order = name.first, "<>|=".contains(order), let kind = name.dropFirst().first else {
      return nil
    }
    let size = name.dropFirst(2)
    switch kind {
    case "O": self = .unsuitable(.pythonObjects)
    case "S", "a", "U": self = .unsuitable(.text)
    case "c": self = .unsuitable(.complex)
    case "V": self = .unsuitable(.structure)
    case "M", "m": self = .unsuitable(.times)
    case "f" where size == "12" || size == "16": self = .unsuitable(.longDouble)
    default:
      guard let type = Self.numeric(kind, size: size) else { return nil }
      // Only one byte goes without an order; numpy never writes `=`, its own.
      let byteOrder: ByteOrder
      switch order {
      case "<": byteOrder = .littleEndian
      case ">": byteOrder = .bigEndian
      case "|" where type.size == 1: byteOrder = .littleEndian
      default: return nil
      }
      self = .numeric(type, byteOrder)
    }
  }

  private static func numeric(_ kind: Character, size: Substring) -> ElementType? {
    switch (kind, size) {
    case ("b", "1"): .logical
    case ("i", "1"): .int8
    case ("i", "2"): .int16
    case ("i", "4"): .int32
    case ("i", "8"): .int64
    case ("u", "1"): .uint8
    case ("u", "2"): .uint16
    case ("u", "4"): .uint32
    case ("u", "8"): .uint64
    case ("f", "2"): .half
    case ("f", "4"): .single
    case ("f", "8"): .double
    default: nil
    }
  }
}
