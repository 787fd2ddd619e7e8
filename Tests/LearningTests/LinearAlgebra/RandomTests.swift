import Learning
import Testing

@Suite("Random numbers")
struct RandomTests {
  @Test("follow xoshiro256** as its authors' C program has it, from the state 1, 2, 3, 4")
  func xoshiro() {
    var random = Random(state: [1, 2, 3, 4])
    let published: [UInt64] = [
      11520, 0, 1_509_978_240, 1_215_971_899_390_074_240, 1_216_172_134_540_287_360, 607_988_272_756_665_600,
      16_172_922_978_634_559_625, 8_476_171_486_693_032_832, 10_595_114_339_597_558_777,
      2_904_607_092_377_533_576,
    ]
    #expect(published.map { _ in random.next() } == published)
  }

  @Test("are seeded by SplitMix64 with the values published for 1234567")
  func splitMix() {
    var generator = SplitMix64(state: 1_234_567)
    let published: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ]
    #expect(published.map { _ in generator.next() } == published)
  }

  @Test("repeat for a seed and a stream, and differ between seeds and between streams")
  func streams() {
    func first(_ seed: UInt64, _ stream: String) -> [UInt64] {
      var random = Random(seed: seed, stream: stream)
      return (0..<4).map { _ in random.next() }
    }
    #expect(first(1, "weights") == first(1, "weights"))
    let all = [first(1, ""), first(2, ""), first(1, "weights"), first(1, "holdout"), first(2, "weights")]
    #expect(Set(all).count == all.count)
  }

  @Test("are uniform in 0 ..< 1")
  func uniform() {
    var random = Random(seed: 7)
    let numbers = (0..<100_000).map { _ in random.uniform() }
    #expect(numbers.allSatisfy { 0 <= $0 && $0 < 1 })
    let mean: Double = numbers.reduce(0, +) / 100_000
    #expect(abs(mean - 0.5) < 0.004)  // four standard errors
    for tenth in 0..<10 {
      let share = numbers.filter { Int($0 * 10) == tenth }.count
      #expect(abs(share - 10_000) < 380)  // four standard deviations
    }
  }

  @Test("are normal: moments and tails")
  func normal() {
    var random = Random(seed: 7)
    let n = 200_000.0
    let numbers = (0..<Int(n)).map { _ in random.normal() }
    func mean(_ power: Int) -> Double {
      numbers.reduce(0) { sum, x in sum + (0..<power).reduce(1) { y, _ in y * x } } / n
    }
    #expect(abs(mean(1)) < 4 / n.squareRoot())
    #expect(abs(mean(2) - 1) < 4 * (2 / n).squareRoot())
    #expect(abs(mean(3)) < 4 * (15 / n).squareRoot())
    #expect(abs(mean(4) - 3) < 4 * (96 / n).squareRoot())
    let beyondTwo = Double(numbers.filter { abs($0) > 2 }.count) / n
    #expect(abs(beyondTwo - 0.0455003) < 4 * (0.0455 * 0.9545 / n).squareRoot())
  }

  @Test("permute: every number once, every order as often")
  func permutation() {
    var random = Random(seed: 3)
    #expect(random.permutation(100).sorted() == Array(0..<100))
    #expect(random.permutation(0) == [])
    var counts: [[Int]: Int] = [:]
    for _ in 0..<6000 { counts[random.permutation(3), default: 0] += 1 }
    #expect(counts.count == 6)
    #expect(counts.values.allSatisfy { abs($0 - 1000) < 120 })
  }

  @Test("sample without replacement, no more than there are")
  func sample() {
    var random = Random(seed: 3)
    let sample = random.sample(30, of: 50)
    #expect(sample.count == 30)
    #expect(Set(sample).count == 30)
    #expect(sample.allSatisfy { 0..<50 ~= $0 })
    #expect(random.sample(9, of: 4).sorted() == [0, 1, 2, 3])
    #expect(random.sample(-1, of: 4) == [])
  }
}
