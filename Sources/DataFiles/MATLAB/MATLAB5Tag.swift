/// The tag before each data element: its type and its length in bytes.
struct MATLAB5Tag {
  /// The code of a `MATLAB5Storage`, or of nothing known.
  let code: UInt32

  /// How many bytes the element has, without the padding after it.
  let count: Int

  /// True if the element's bytes share the eight bytes of its tag, and have four of them.
  let isSmall: Bool
}

extension ByteReader {
  /// The next tag; `part` is what it announces.
  mutating func matlab5Tag(of part: FilePart) throws(DataFileError) -> MATLAB5Tag {
    let place = place(of: part)
    let first = try word(UInt32.self, of: part)
    if first >> 16 == 0 {
      return MATLAB5Tag(code: first, count: Int(try word(UInt32.self, of: part)), isSmall: false)
    }
    let count = Int(first >> 16)
    if count > 4 { throw DataFileError(.unexpectedLength(place, bytes: count)) }
    return MATLAB5Tag(code: first & 0xFFFF, count: count, isSmall: true)
  }

  /// The type and the bytes of the next element, which is `part` of an array; moves past its padding.
  mutating func matlab5Element(
    _ part: FilePart
  ) throws(DataFileError) -> (storage: MATLAB5Storage, bytes: ArraySlice<UInt8>) {
    let place = place(of: part)
    let tag = try matlab5Tag(of: part)
    guard let storage = MATLAB5Storage(rawValue: tag.code) else {
      throw DataFileError(.unexpectedType(place, code: Int(tag.code)))
    }
    let bytes = try take(tag.count, of: part)
    let alignment = tag.isSmall ? 4 : 8
    skip(upTo: (alignment - tag.count % alignment) % alignment)
    return (storage, bytes)
  }
}

/// The types of data elements in a MATLAB 5 file (MAT-File Format, table 1-1, `mi…`).
enum MATLAB5Storage: UInt32 {
  case int8 = 1
  case uint8 = 2
  case int16 = 3
  case uint16 = 4
  case int32 = 5
  case uint32 = 6
  case single = 7
  case double = 9
  case int64 = 12
  case uint64 = 13
  case matrix = 14
  case compressed = 15
  case utf8 = 16
  case utf16 = 17
  case utf32 = 18

  /// What one number stored this way is; nil for what stores no numbers of one size.
  var elementType: ElementType? {
    switch self {
    case .int8: .int8
    case .uint8: .uint8
    case .int16: .int16
    case .uint16, .utf16: .uint16
    case .int32: .int32
    case .uint32, .utf32: .uint32
    case .single: .single
    case .double: .double
    case .int64: .int64
    case .uint64: .uint64
    case .matrix, .compressed, .utf8: nil
    }
  }
}
