/// Which byte of a number comes first in a file.
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

/// An integer of 64 bits that no `Double` equals.
struct InexactInteger: Error, Hashable {
  /// The integer in decimal digits.
  let digits: String
}

extension ElementType {
  /// How many bytes one element takes where it is stored as it is: `logical` as a byte.
  var size: Int {
    switch self {
    case .int8, .uint8, .logical: 1
    case .int16, .uint16, .half: 2
    case .int32, .uint32, .single: 4
    case .int64, .uint64, .double: 8
    }
  }

  /// The numbers at `places`, counted in elements of this type, of what `bytes` spell in `order`; of integers beyond
  /// 2⁵³ the nearest.
  func decode(_ bytes: ArraySlice<UInt8>, _ order: ByteOrder, at places: some Collection<Int>) -> [Double] {
    switch self {
    case .uint8, .logical: numbers(bytes, order, places) { (word: UInt8) in Double(word) }
    case .int8: numbers(bytes, order, places) { (word: UInt8) in Double(Int8(bitPattern: word)) }
    case .uint16: numbers(bytes, order, places) { (word: UInt16) in Double(word) }
    case .int16: numbers(bytes, order, places) { (word: UInt16) in Double(Int16(bitPattern: word)) }
    case .uint32: numbers(bytes, order, places) { (word: UInt32) in Double(word) }
    case .int32: numbers(bytes, order, places) { (word: UInt32) in Double(Int32(bitPattern: word)) }
    case .uint64: numbers(bytes, order, places) { (word: UInt64) in Double(word) }
    case .int64: numbers(bytes, order, places) { (word: UInt64) in Double(Int64(bitPattern: word)) }
    case .half: numbers(bytes, order, places) { (word: UInt16) in number(half: word) }
    case .single: numbers(bytes, order, places) { (word: UInt32) in Double(Float(bitPattern: word)) }
    case .double: numbers(bytes, order, places) { (word: UInt64) in Double(bitPattern: word) }
    }
  }

  /// - Throws: `InexactInteger` with the first of the integers that no `Double` equals.
  func checkExactness(_ bytes: ArraySlice<UInt8>, _ order: ByteOrder) throws(InexactInteger) {
    let inexact: String?
    switch self {
    case .uint64:
      inexact = first(of: bytes, order) { (word: UInt64) in Double(exactly: word) == nil ? String(word) : nil
      }
    case .int64:
      inexact = first(of: bytes, order) { (word: UInt64) in
        let integer = Int64(bitPattern: word)
        return Double(exactly: integer) == nil ? String(integer) : nil
      }
    default: return
    }
    if let inexact { throw InexactInteger(digits: inexact) }
  }
}

/// The words of `bytes` at `places`, each turned into a number. A place that is not among them is a programming error.
private func numbers<Word: FixedWidthInteger & UnsignedInteger>(
  _ bytes: ArraySlice<UInt8>, _ order: ByteOrder, _ places: some Collection<Int>, _ number: (Word) -> Double
) -> [Double] {
  let size = Word.bitWidth / 8
  let (first, step) = order == .littleEndian ? (0, 8) : (8 * (size - 1), -8)
  return places.map { place in
    let start = bytes.startIndex + place * size
    var (word, shift): (Word, Int) = (0, first)
    for index in start..<start + size {
      word |= Word(bytes[index]) &<< Word(shift)
      shift += step
    }
    return number(word)
  }
}

/// The first thing that is found in the words of `bytes`.
private func first<Word: FixedWidthInteger & UnsignedInteger, Found>(
  of bytes: ArraySlice<UInt8>, _ order: ByteOrder, _ find: (Word) -> Found?
) -> Found? {
  let size = MemoryLayout<Word>.size
  return stride(from: bytes.startIndex, to: bytes.endIndex - size + 1, by: size).lazy
    .compactMap { find(order.word(Word.self, bytes[$0..<$0 + size])) }.first
}

/// The number that `bits` are in the format *binary16* (IEEE 754-2008, 3.6); not every Swift has a `Float16`.
private func number(half bits: UInt16) -> Double {
  let (exponent, fraction) = (Int(bits >> 10 & 31), Double(bits & 1023))
  let magnitude: Double =
    switch exponent {
    case 0: fraction * 0x1p-24
    case 31: fraction == 0 ? .infinity : .nan
    default: Double(sign: .plus, exponent: exponent - 15, significand: 1 + fraction * 0x1p-10)
    }
  return bits >> 15 == 0 ? magnitude : -magnitude
}
