/// A seeded source of random numbers: the same sequence on every machine.
///
/// xoshiro256** 1.0, its state filled by SplitMix64 as its authors advise (Blackman and Vigna, *Scrambled linear
/// pseudorandom number generators*, ACM TOMS 47(4), 2021). Named streams of one seed are independent, so that one
/// random choice more in one place changes nothing in another.
public struct Random: RandomNumberGenerator, Hashable, Sendable {
  /// The four words that the next numbers follow from.
  private(set) var state: [UInt64]

  /// The stream of this name of this seed.
  public init(seed: UInt64, stream: String = "") {
    var seeds = SplitMix64(state: stream.isEmpty ? seed : seed ^ Self.fingerprint(of: stream))
    state = (0..<4).map { _ in seeds.next() }
  }

  /// The generator that continues from these four words, which must not all be zero.
  package init(state: [UInt64]) {
    precondition(
      state.count == 4 && state.contains { $0 != 0 }, "xoshiro256** needs four words, not all zero")
    self.state = state
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    let result = rotated(state[1] &* 5, by: 7) &* 9
    let shifted = state[1] << 17
    state[2] ^= state[0]
    state[3] ^= state[1]
    state[1] ^= state[2]
    state[0] ^= state[3]
    state[2] ^= shifted
    state[3] = rotated(state[3], by: 45)
    return result
  }

  /// A number in 0 ..< 1, a multiple of 2⁻⁵³.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A number from the normal distribution of mean 0 and standard deviation 1.
  ///
  /// Marsaglia's polar method (*A convenient method for generating normal variables*, SIAM Review 6(3), 1964) over
  /// a logarithm of our own, since the system's may differ in the last bit from machine to machine.
  public mutating func normal() -> Double {
    while true {
      let u = 2 * uniform() - 1
      let v = 2 * uniform() - 1
      let s = u * u + v * v
      if s > 0 && s < 1 { return u * (-2 * naturalLogarithm(s) / s).squareRoot() }
    }
  }

  /// 0 ..< n in random order (Fisher and Yates).
  public mutating func permutation(_ n: Int) -> [Int] {
    sample(n, of: n)
  }

  /// `count` different numbers of 0 ..< n in random order; all of them when there are no more.
  public mutating func sample(_ count: Int, of n: Int) -> [Int] {
    var numbers = Array(0..<max(n, 0))
    let count = min(max(count, 0), numbers.count)
    for i in 0..<count { numbers.swapAt(i, i + index(below: numbers.count - i)) }
    return Array(numbers.prefix(count))
  }

  /// A number in 0 ..< bound, each equally likely (Lemire, *Fast random integer generation in an interval*, 2019).
  public mutating func index(below bound: Int) -> Int {
    let bound = UInt64(bound)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }

  /// FNV-1a, 64 bits.
  private static func fingerprint(of name: String) -> UInt64 {
    name.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}

/// The generator that fills other generators' states (Steele, Lea and Flood, *Fast splittable pseudorandom number
/// generators*, OOPSLA 2014).
package struct SplitMix64: Sendable {
  private var state: UInt64

  /// The generator that starts at this number.
  package init(state: UInt64) { self.state = state }

  /// The next 64 bits.
  package mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}

private func rotated(_ x: UInt64, by bits: UInt64) -> UInt64 {
  x << bits | x >> (64 - bits)
}

/// ln x for positive x, from additions, multiplications and divisions alone: x = m · 2ᵉ with m about 1, and
/// ln m = 2 artanh t with t = (m − 1)/(m + 1), |t| ≤ 0.172.
private func naturalLogarithm(_ x: Double) -> Double {
  var m = x.significand
  var e = Double(x.exponent)
  if m > 1.4142135623730951 {
    m /= 2
    e += 1
  }
  let t = (m - 1) / (m + 1)
  var sum = 0.0
  for k in stride(from: 21, through: 1, by: -2) { sum = sum * t * t + 1 / Double(k) }
  return e * 0.6931471805599453 + 2 * t * sum
}
