/// What stands before each data element: its type and its length in bytes.
struct MATLAB5Tag {
  /// The code of a `MATLAB5Storage`, or of nothing known.
  let code: UInt32

  /// How many bytes the element has, the padding behind it not counted.
  let count: Int

  /// True if the element's bytes share the eight bytes of its tag, of which they get four.
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

  /// The type and the bytes of the next element, which is `part` of an array; moves behind its padding.
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
