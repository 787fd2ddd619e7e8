/// Bytes of a file that is being written, all numbers in little-endian order.
struct ByteWriter {
  /// What was written.
  private(set) var bytes: [UInt8] = []

  /// Writes `word` in as many bytes as it has.
  mutating func append(_ word: some FixedWidthInteger & UnsignedInteger) {
    for index in 0..<word.bitWidth / 8 { bytes.append(UInt8(truncatingIfNeeded: word >> (8 * index))) }
  }

  /// Writes `text` in UTF-8.
  mutating func append(_ text: String) { bytes += text.utf8 }

  /// Writes what was written elsewhere.
  mutating func append(_ bytes: [UInt8]) { self.bytes += bytes }

  /// Writes `numbers` as they are in memory.
  mutating func append(_ numbers: some Collection<Double>) {
    bytes.reserveCapacity(bytes.count + 8 * numbers.count)
    for number in numbers { append(number.bitPattern) }
  }

  /// Writes `byte` until the number of bytes is a multiple of `alignment`.
  mutating func pad(with byte: UInt8 = 0, to alignment: Int) {
    while bytes.count % alignment != 0 { bytes.append(byte) }
  }
}
