/// Writes a value as bytes, the same bytes for the same value on every machine: little-endian, lengths first.
public struct ArchiveWriter: Sendable {
  /// What was written so far.
  public private(set) var bytes: [UInt8] = []

  /// An archive without content.
  public init() {}

  /// Writes a whole number, eight bytes.
  public mutating func write(_ value: Int) { write(UInt64(bitPattern: Int64(value))) }
  /// Writes the bits of a number, eight bytes.
  public mutating func write(_ value: Double) { write(value.bitPattern) }
  /// Writes a flag, one byte.
  public mutating func write(_ value: Bool) { bytes.append(value ? 1 : 0) }

  /// Writes a text as UTF-8 behind its length in bytes.
  public mutating func write(_ value: String) {
    let text = Array(value.utf8)
    write(text.count)
    bytes.append(contentsOf: text)
  }

  /// Writes whole numbers behind their count.
  public mutating func write(_ values: [Int]) {
    write(values.count)
    for value in values { write(value) }
  }

  /// Writes flags behind their count.
  public mutating func write(_ values: [Bool]) {
    write(values.count)
    for value in values { write(value) }
  }

  /// Writes texts behind their count.
  public mutating func write(_ values: [String]) {
    write(values.count)
    for value in values { write(value) }
  }

  /// Writes numbers behind their count.
  public mutating func write(_ values: [Double]) {
    write(values.count)
    // Room first: a dataset has millions of them.
    var position = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: values.count * 8))
    for value in values {
      var bits = value.bitPattern
      for offset in 0..<8 {
        bytes[position + offset] = UInt8(truncatingIfNeeded: bits)
        bits >>= 8
      }
      position += 8
    }
  }

  private mutating func write(_ value: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(shift)))
    }
  }
}

/// Reads back what ``ArchiveWriter`` wrote, with suspicion: whatever the bytes are, it ends in a value or an error.
public struct ArchiveReader: Sendable {
  /// The bytes end early, or hold what no archive has.
  public struct Damaged: Error {
    /// The error, which says no more than that.
    public init() {}
  }

  private let bytes: [UInt8]
  private var position = 0

  /// Reads these bytes from their start.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether everything was read.
  public var isAtEnd: Bool { position == bytes.count }

  /// Reads a whole number.
  public mutating func readInt() throws(Damaged) -> Int { Int(Int64(bitPattern: try readBits())) }
  /// Reads a number.
  public mutating func readDouble() throws(Damaged) -> Double { Double(bitPattern: try readBits()) }

  /// Reads a flag.
  public mutating func readBool() throws(Damaged) -> Bool {
    guard position < bytes.count, bytes[position] <= 1 else { throw Damaged() }
    defer { position += 1 }
    return bytes[position] == 1
  }

  /// Reads a text.
  public mutating func readString() throws(Damaged) -> String {
    let count = try readCount(bytesEach: 1)
    guard let text = String(validating: bytes[position..<position + count], as: UTF8.self) else {
      throw Damaged()
    }
    position += count
    return text
  }

  /// Reads whole numbers.
  public mutating func readInts() throws(Damaged) -> [Int] {
    let count = try readCount(bytesEach: 8)
    var values: [Int] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try readInt()) }
    return values
  }

  /// Reads flags.
  public mutating func readBools() throws(Damaged) -> [Bool] {
    let count = try readCount(bytesEach: 1)
    var values: [Bool] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try readBool()) }
    return values
  }

  /// Reads texts.
  public mutating func readStrings() throws(Damaged) -> [String] {
    let count = try readCount(bytesEach: 8)
    var values: [String] = []
    for _ in 0..<count { values.append(try readString()) }
    return values
  }

  /// Reads numbers.
  public mutating func readDoubles() throws(Damaged) -> [Double] {
    let count = try readCount(bytesEach: 8)
    var values: [Double] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try readDouble()) }
    return values
  }

  private mutating func readBits() throws(Damaged) -> UInt64 {
    guard bytes.count - position >= 8 else { throw Damaged() }
    var bits: UInt64 = 0
    for offset in 0..<8 { bits |= UInt64(bytes[position + offset]) << UInt64(8 * offset) }
    position += 8
    return bits
  }

  /// A length, checked against the bytes that are left before anything is made of it.
  private mutating func readCount(bytesEach size: Int) throws(Damaged) -> Int {
    let count = try readInt()
    guard count >= 0, count <= (bytes.count - position) / size else { throw Damaged() }
    return count
  }
}
