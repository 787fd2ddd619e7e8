/// Writes a value as bytes, the same bytes for the same value on every machine: little-endian, lengths first.
public struct ArchiveWriter: Sendable {
  /// What was written so far.
  public private(set) var bytes: [UInt8] = []

  /// Where full pieces go of which only the digest is wanted; nil where the bytes are kept.
  private var digested: (parts: Digest.Parts, count: Int)?

  /// An archive without content.
  public init() {}

  /// The archive of a value behind the name of its type: what the store keeps.
  package init(of value: some SessionValue) {
    self.init()
    write(type(of: value).typeName)
    value.write(to: &self)
  }

  /// The digest of the archive of a value and how many bytes it has, found without ever holding all of them.
  package static func summary(of value: some SessionValue) -> (digest: Digest, count: Int) {
    var writer = ArchiveWriter()
    writer.digested = (Digest.Parts(), 0)
    writer.write(type(of: value).typeName)
    value.write(to: &writer)
    writer.flush(atLeast: 0)
    let digested = writer.digested ?? (Digest.Parts(), 0)
    return (Digest(of: digested.parts), digested.count)
  }

  /// The bytes of a piece.
  private static let pieceSize = 1 << 20

  /// Hands over what is there for the digest, if that is all that is wanted of it and it is as much.
  private mutating func flush(atLeast size: Int = pieceSize) {
    guard digested != nil, bytes.count >= size else { return }
    digested?.parts.append(bytes)
    digested?.count += bytes.count
    bytes.removeAll(keepingCapacity: true)
  }

  /// Writes a whole number, eight bytes.
  public mutating func write(_ value: Int) { write(UInt64(bitPattern: Int64(value))) }
  /// Writes the bits of a number, eight bytes.
  public mutating func write(_ value: Double) { write(value.bitPattern) }
  /// Writes a flag, one byte.
  public mutating func write(_ value: Bool) {
    bytes.append(value ? 1 : 0)
    flush()
  }

  /// Writes a text as UTF-8 behind its length in bytes.
  public mutating func write(_ value: String) {
    let text = Array(value.utf8)
    write(text.count)
    bytes.append(contentsOf: text)
    flush()
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
    // Room first, for as many as make a piece: a dataset has millions of them.
    let most = digested == nil ? max(1, values.count) : Self.pieceSize / 8
    for start in stride(from: 0, to: values.count, by: most) {
      let end = min(start + most, values.count)
      var position = bytes.count
      bytes.append(contentsOf: repeatElement(0, count: 8 * (end - start)))
      for index in start..<end {
        var bits = values[index].bitPattern
        for offset in 0..<8 {
          bytes[position + offset] = UInt8(truncatingIfNeeded: bits)
          bits >>= 8
        }
        position += 8
      }
      flush()
    }
  }

  private mutating func write(_ value: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(shift)))
    }
    flush()
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
