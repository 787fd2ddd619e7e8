/// Numbers as they lie in a file: each becomes a `Double` when it is asked for, so that a file of bytes takes no eight
/// times its size in memory.
package struct StoredNumbers: RandomAccessCollection, Sendable {
  /// How many there are.
  package let count: Int

  private let content: Content

  private enum Content {
    case doubles([Double])
    case bytes(ArraySlice<UInt8>, ElementType, ByteOrder)
  }

  /// Numbers that are in memory already.
  package init(_ numbers: [Double]) {
    (count, content) = (numbers.count, .doubles(numbers))
  }

  /// The numbers that `bytes`, a whole number of elements of `type`, spell in `order`.
  ///
  /// - Throws: `InexactInteger` if one of them is an integer beyond 2⁵³ that no `Double` equals.
  init(_ bytes: ArraySlice<UInt8>, _ type: ElementType, _ order: ByteOrder) throws(InexactInteger) {
    try type.checkExactness(bytes, order)
    self.init(checked: bytes, type, order)
  }

  /// The numbers of a type that has no integers beyond 2⁵³.
  fileprivate init(checked bytes: ArraySlice<UInt8>, _ type: ElementType, _ order: ByteOrder) {
    (count, content) = (bytes.count / type.size, .bytes(bytes, type, order))
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { count }

  package subscript(place: Int) -> Double {
    switch content {
    case .doubles(let numbers): numbers[place]
    case .bytes(let bytes, .uint8, _): Double(bytes[bytes.startIndex + place])
    case .bytes: self[at: CollectionOfOne(place)][0]
    }
  }

  /// The numbers at `places`, in their order: many at once take a fraction of the time that one after the other takes.
  package subscript(at places: some Collection<Int>) -> [Double] {
    switch content {
    case .doubles(let numbers): places.map { numbers[$0] }
    case .bytes(let bytes, let type, let order): type.decode(bytes, order, at: places)
    }
  }

  /// All numbers, one after the other.
  package func makeIterator() -> Iterator { Iterator(self) }

  /// Goes through numbers and decodes some thousands at once.
  package struct Iterator: IteratorProtocol {
    private let numbers: StoredNumbers
    private var block: [Double] = []
    private var position = 0
    private var blockEnd = 0

    fileprivate init(_ numbers: StoredNumbers) { self.numbers = numbers }

    /// The next number; nil behind the last.
    package mutating func next() -> Double? {
      if position == block.count {
        guard blockEnd < numbers.count else { return nil }
        let end = Swift.min(blockEnd + 4096, numbers.count)
        block = numbers[at: blockEnd..<end]
        (position, blockEnd) = (0, end)
      }
      defer { position += 1 }
      return block[position]
    }
  }
}

extension StoredNumbers: Hashable, ExpressibleByArrayLiteral {
  package init(arrayLiteral elements: Double...) { self.init(elements) }

  /// True if both are the same numbers, however each keeps them.
  package static func == (left: Self, right: Self) -> Bool { left.elementsEqual(right) }

  /// Hashes the numbers.
  package func hash(into hasher: inout Hasher) {
    hasher.combine(count)
    for number in self { hasher.combine(number) }
  }
}

/// Numbers that come one after the other, kept as small as they allow: whole ones from 0 on in one byte or two each,
/// until the first comes that does not fit.
package struct NumberList: Sendable {
  private var bytes: [UInt8] = []
  private var doubles: [Double] = []
  private var type = ElementType.uint8
  private let capacity: Int

  /// Nothing yet, with room for as many numbers as are expected.
  package init(capacity: Int) {
    self.capacity = capacity
    bytes.reserveCapacity(capacity)
  }

  /// Puts `number` behind the others.
  package mutating func append(_ number: Double) {
    switch type {
    case .uint8:
      if number >= 0, number < 256 {
        let byte = UInt8(number)
        if Double(byte).bitPattern == number.bitPattern {
          bytes.append(byte)
          return
        }
      }
    case .uint16:
      if number >= 0, number < 65_536 {
        let word = UInt16(number)
        if Double(word).bitPattern == number.bitPattern {
          bytes.append(UInt8(truncatingIfNeeded: word))
          bytes.append(UInt8(truncatingIfNeeded: word >> 8))
          return
        }
      }
    default:
      doubles.append(number)
      return
    }
    widen()
    append(number)
  }

  /// The numbers so far.
  package var numbers: StoredNumbers {
    type == .double ? StoredNumbers(doubles) : StoredNumbers(checked: bytes[...], type, .littleEndian)
  }

  /// Moves to the next wider type.
  private mutating func widen() {
    if type == .uint8 {
      var words: [UInt8] = []
      words.reserveCapacity(2 * capacity)
      for byte in bytes { words += [byte, 0] }
      (bytes, type) = (words, .uint16)
    } else {
      doubles.reserveCapacity(capacity)
      doubles += numbers
      (bytes, type) = ([], .double)
    }
  }
}
