import Learning

/// Damages an input as a bad disk, a slip of the hand or a bad person could. The same random numbers give the same damage.
struct Mutator {
  private enum Kind: CaseIterable {
    case bit, byte, number, ones, removal, insertion, repetition, end, word, exchange, crossing, nesting
  }

  private let seeds: [Seed]
  private let words: [String]

  /// The most bytes that repeated pieces make of an input.
  private static let largest = 1 << 16

  init(_ subject: any Subject) {
    seeds = subject.seeds
    words = type(of: subject).words
  }

  /// The input of one trial, and the seed that it is made from: first every seed as it is, then damaged ones.
  func input(_ number: Int, seed: UInt64, of name: String) -> (input: [UInt8], seed: Seed) {
    guard number >= seeds.count else { return (seeds[number].bytes, seeds[number]) }
    var random = Random(seed: seed, stream: "\(name) \(number)")
    let seed = seeds[random.index(below: seeds.count)]
    var bytes = seed.bytes
    for _ in 0...random.index(below: 4) { damage(&bytes, of: seed, using: &random) }
    return (bytes, seed)
  }

  private func damage(_ bytes: inout [UInt8], of seed: Seed, using random: inout Random) {
    guard !bytes.isEmpty else { return bytes.append(UInt8(random.index(below: 256))) }
    let kind = Kind.allCases[random.index(below: Kind.allCases.count)]
    let place = place(in: bytes.count, using: &random)
    let end = min(bytes.count, place + 1 + random.index(below: 16))
    switch kind {
    case .bit: bytes[place] ^= 1 << UInt8(random.index(below: 8))
    case .byte: bytes[place] = UInt8(random.index(below: 256))
    case .number: for index in place..<min(place + 4, bytes.count) { bytes[index] = index == place ? 7 : 0 }
    case .ones: for index in place..<min(place + 4, bytes.count) { bytes[index] = 0xFF }
    case .removal: bytes.removeSubrange(place..<end)
    case .insertion:
      let byte = UInt8(random.index(below: 256))
      bytes.insert(contentsOf: Array(repeating: byte, count: end - place), at: place)
    case .repetition: multiply(place..<end, in: &bytes, times: 1 << random.index(below: 13))
    case .end: bytes.removeSubrange(place...)
    case .word where !words.isEmpty:
      bytes.insert(contentsOf: words[random.index(below: words.count)].utf8, at: place)
    case .exchange:
      let other = self.place(in: bytes.count, using: &random)
      bytes.swapAt(place, other)
    case .crossing where !seed.isChecked:
      // The rest is another seed's: never where that could be read as sound, and as other numbers.
      let other = seeds[random.index(below: seeds.count)].bytes
      bytes.replaceSubrange(place..., with: other.suffix(max(0, other.count - place)))
    case .nesting where !words.isEmpty:
      let word = words[random.index(below: words.count)]
      let depth = min(1 << random.index(below: 14), Self.largest / max(1, word.utf8.count))
      bytes.insert(contentsOf: String(repeating: word, count: depth).utf8, at: place)
    case .word, .crossing, .nesting: bytes[place] = UInt8(random.index(below: 256))
    }
  }

  /// Half of the places are near an end, where headers and directories are.
  private func place(in count: Int, using random: inout Random) -> Int {
    let near = min(256, count)
    return switch random.index(below: 4) {
    case 0: random.index(below: near)
    case 1: count - 1 - random.index(below: near)
    default: random.index(below: count)
    }
  }

  private func multiply(_ range: Range<Int>, in bytes: inout [UInt8], times: Int) {
    let times = max(1, min(times, (Self.largest - bytes.count) / range.count))
    let piece = Array(bytes[range])
    bytes.insert(contentsOf: (0..<times).flatMap { _ in piece }, at: range.lowerBound)
  }
}
