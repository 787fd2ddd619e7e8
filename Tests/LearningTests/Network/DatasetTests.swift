import Learning
import Testing

@Suite("A dataset")
struct DatasetTests {
  private func dataset(
    features: [Double] = [1, 2, 3, 4, 5, 6], labels: [Int] = [0, 1, 0], columns: Int = 2,
    heldOut: [Bool] = [false, true, false]
  ) throws -> Dataset {
    try Dataset(
      features: Matrix(rows: features.count / 2, columns: 2, elements: features), labels: labels,
      classNames: ["no", "yes"], imageRows: 1, imageColumns: columns, heldOut: heldOut)
  }

  @Test("is cut into the samples to learn from and those held out")
  func parts() throws {
    let dataset = try dataset()
    #expect(dataset.indices(of: .train) == [0, 2])
    #expect(dataset.indices(of: .heldOut) == [1])
    #expect(dataset.samples(of: .train).features.elements == [1, 2, 5, 6])
    #expect(dataset.samples(of: .train).labels == [0, 0])
    #expect(dataset.samples(of: .heldOut).features.elements == [3, 4])
    #expect(dataset.samples(of: .all) == dataset)
  }

  @Test("refuses parts that do not fit one another")
  func refusals() {
    #expect(throws: DatasetError.noSamples) { try dataset(features: [], labels: [], heldOut: []) }
    #expect(throws: DatasetError.labelCount(found: 2, samples: 3)) { try dataset(labels: [0, 1]) }
    #expect(throws: DatasetError.heldOutCount(found: 1, samples: 3)) { try dataset(heldOut: [true]) }
    #expect(throws: DatasetError.label(sample: 1, found: 2, classes: 2)) { try dataset(labels: [0, 2, 1]) }
    #expect(throws: DatasetError.label(sample: 2, found: -1, classes: 2)) { try dataset(labels: [0, 1, -1]) }
    #expect(throws: DatasetError.imageShape(rows: 1, columns: 3, features: 2)) { try dataset(columns: 3) }
    #expect(throws: DatasetError.imageShape(rows: 1, columns: .max, features: 2)) {
      try dataset(columns: .max)
    }
    #expect(throws: DatasetError.notFinite(sample: 1, feature: 1)) {
      try dataset(features: [1, 2, 3, .nan, 5, 6])
    }
  }

  @Test("holds out each class in proportion, exactly as many as asked for")
  func stratified() {
    let labels =
      Array(repeating: 0, count: 50) + Array(repeating: 1, count: 30) + Array(repeating: 2, count: 20)
    func shares(_ count: Int) -> [Int] {
      let heldOut = Dataset.stratifiedHoldout(labels: labels, classCount: 3, count: count, seed: 1)
      return (0..<3).map { label in zip(labels, heldOut).filter { $0 == (label, true) }.count }
    }
    #expect(shares(10) == [5, 3, 2])
    #expect(shares(11) == [6, 3, 2])  // remainders .5, .3, .2
    #expect(shares(13) == [6, 4, 3])  // 6.5, 3.9, 2.6
    #expect(shares(0) == [0, 0, 0])
    #expect(shares(1000) == [50, 30, 20])
    #expect(shares(-1) == [0, 0, 0])
  }

  @Test("holds out the same samples for the same seed, others for another")
  func seeds() {
    let labels = (0..<200).map { $0 % 4 }
    func heldOut(_ seed: UInt64) -> [Bool] {
      Dataset.stratifiedHoldout(labels: labels, classCount: 4, count: 40, seed: seed)
    }
    #expect(heldOut(1) == heldOut(1))
    #expect(heldOut(1) != heldOut(2))
    #expect(Dataset.stratifiedHoldout(labels: [], classCount: 4, count: 3, seed: 1) == [])
  }

  @Test("is packed once for each subset and precision, which makes it no other dataset")
  func packings() throws {
    let layers = [5, 2, 3]
    let dataset = try SmallNetworks.dataset(layers, samples: 40)
    let twin = try SmallNetworks.dataset(layers, samples: 40)
    let packed = try dataset.packed(.train, threads: 1)
    #expect(try dataset.packed(.train, threads: 2) === packed)
    #expect(try dataset.packed(.all, threads: 1) !== packed)
    #expect(try dataset.packed(.train, precision: .single, threads: 1).precision == .single)
    #expect(throws: NetworkError.noSamples) { try dataset.packed(.heldOut, threads: 1) }
    #expect(dataset == twin && dataset.hashValue == twin.hashValue)
  }
}
