/// Which byte of a number stands first in a file.
enum ByteOrder: Hashable, Sendable {
  case littleEndian, bigEndian

  /// The unsigned number that the bytes of `word` spell; as many as `Word` has, from its first.
  func word<Word: FixedWidthInteger & UnsignedInteger>(_ type: Word.Type, _ bytes: ArraySlice<UInt8>) -> Word
  {
    switch self {
    case .littleEndian: bytes.reversed().reduce(0) { $0 << 8 | Word($1) }
    case .bigEndian: bytes.reduce(0) { $0 << 8 | Word($1) }
    }
  }
}
