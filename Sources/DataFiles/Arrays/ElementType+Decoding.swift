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

  /// The numbers that `bytes`, a whole number of elements of this type, spell in `order`.
  ///
  /// - Throws: `InexactInteger` rather than another number, for integers beyond 2⁵³.
  func decode(_ bytes: ArraySlice<UInt8>, _ order: ByteOrder) throws(InexactInteger) -> [Double] {
    switch self {
    case .uint8, .logical: bytes.map { Double($0) }
    case .int8: bytes.map { Double(Int8(bitPattern: $0)) }
    case .uint16: numbers(bytes, order) { (word: UInt16) in Double(word) }
    case .int16: numbers(bytes, order) { (word: UInt16) in Double(Int16(bitPattern: word)) }
    case .uint32: numbers(bytes, order) { (word: UInt32) in Double(word) }
    case .int32: numbers(bytes, order) { (word: UInt32) in Double(Int32(bitPattern: word)) }
    case .half: numbers(bytes, order) { (word: UInt16) in number(half: word) }
    case .single: numbers(bytes, order) { (word: UInt32) in Double(Float(bitPattern: word)) }
    case .double: numbers(bytes, order) { (word: UInt64) in Double(bitPattern: word) }
    case .uint64:
      try numbers(bytes, order) { (word: UInt64) throws(InexactInteger) in try exactly(word) }
    case .int64:
      try numbers(bytes, order) { (word: UInt64) throws(InexactInteger) in
        try exactly(Int64(bitPattern: word))
      }
    }
  }
}

/// The whole words of `bytes`, each turned into a number.
private func numbers<Word: FixedWidthInteger & UnsignedInteger, Failure: Error>(
  _ bytes: ArraySlice<UInt8>, _ order: ByteOrder, _ number: (Word) throws(Failure) -> Double
) throws(Failure) -> [Double] {
  let size = Word.bitWidth / 8
  var numbers: [Double] = []
  numbers.reserveCapacity(bytes.count / size)
  var start = bytes.startIndex
  while start <= bytes.endIndex - size {
    var word: Word = 0
    for index in 0..<size {
      let place = order == .littleEndian ? index : size - 1 - index
      word |= Word(bytes[start + index]) << (8 * place)
    }
    numbers.append(try number(word))
    start += size
  }
  return numbers
}

/// `integer` as the `Double` that equals it.
private func exactly<Integer: FixedWidthInteger>(_ integer: Integer) throws(InexactInteger) -> Double {
  guard let number = Double(exactly: integer) else { throw InexactInteger(digits: String(integer)) }
  return number
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
