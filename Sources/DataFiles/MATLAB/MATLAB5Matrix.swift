/// The bytes of one variable in a MATLAB 5 file, compressed or not.
struct MATLAB5Matrix {
  private let bytes: ArraySlice<UInt8>
  private let isCompressed: Bool
  private let order: ByteOrder

  /// Takes the next data element of a file, which must be a variable.
  init(next file: inout ByteReader) throws(DataFileError) {
    let place = file.place(of: .elementTag)
    let tag = try file.matlab5Tag(of: .elementTag)
    switch MATLAB5Storage(rawValue: tag.code) {
    case .matrix where !tag.isSmall: isCompressed = false
    case .compressed where !tag.isSmall: isCompressed = true
    default: throw DataFileError(.unexpectedType(place, code: Int(tag.code)))
    }
    bytes = try file.take(tag.count, of: isCompressed ? .compressedElement : .element)
    order = file.order
  }

  /// What the array is, found without inflating more than a header can take.
  func header() throws(DataFileError) -> MATLAB5Header {
    guard isCompressed else {
      var reader = ByteReader(bytes, order: order)
      return try MATLAB5Header(&reader, size: bytes.count)
    }
    var inflate = try Inflate(bytes, part: .compressedElement)
    let size = try inflatedSize(&inflate)
    var reader = try self.reader(inflate.read(min(size, Self.greatestHeader)))
    return try MATLAB5Header(&reader, size: size)
  }

  /// A reader over the array. If it was compressed, its length and its checksum were found right.
  func reader() throws(DataFileError) -> ByteReader {
    guard isCompressed else { return ByteReader(bytes, order: order) }
    var inflate = try Inflate(bytes, part: .compressedElement)
    let size = try inflatedSize(&inflate)
    let reader = try self.reader(inflate.read(size))
    try inflate.finish()
    return reader
  }

  /// More than the flags, the dimensions and the name of an array ever take, in bytes.
  private static let greatestHeader = 1 << 16

  /// The size of the tag before an inflated array, in bytes.
  private static let tagSize = 8

  /// A reader over what was inflated after the tag.
  private func reader(_ inflated: [UInt8]) -> ByteReader {
    ByteReader(inflated[...], order: order, inflatedFrom: bytes.startIndex, skipped: Self.tagSize)
  }

  /// Reads the tag before an inflated array, and says how many bytes follow.
  private func inflatedSize(_ inflate: inout Inflate) throws(DataFileError) -> Int {
    var reader = ByteReader(try inflate.read(Self.tagSize)[...], order: order, inflatedFrom: bytes.startIndex)
    let place = reader.place(of: .elementTag)
    let tag = try reader.matlab5Tag(of: .elementTag)
    guard MATLAB5Storage(rawValue: tag.code) == .matrix, !tag.isSmall else {
      throw DataFileError(.unexpectedType(place, code: Int(tag.code)))
    }
    try inflate.expect(tag.count)
    return tag.count
  }
}
