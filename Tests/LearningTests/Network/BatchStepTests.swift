import Foundation
import Learning
import TestSupport
import Testing

@Suite("Steps over batches of a network's samples")
struct BatchStepTests {
  private func objective(
    _ dataset: Dataset, _ layers: [Int], _ activation: Activation = .sigmoid, _ loss: Loss = .crossEntropy,
    lambda: Double, delta: OutputDelta = .exact, precision: Precision = .double, threads: Int = 2
  ) throws -> NetworkObjective {
    try NetworkObjective(
      dataset: dataset, layerSizes: layers, activation: activation, loss: loss, lambda: lambda, delta: delta,
      precision: precision, threads: threads)
  }

  /// Batches of these sizes, samples drawn at random and some of them twice.
  private func batches(_ sizes: [Int], of samples: Int) -> [[Int]] {
    var random = Random(seed: 7)
    return sizes.map { size in (0..<size).map { _ in random.index(below: samples) } }
  }

  /// The steps by the readable reference.
  private func reference(
    from network: Network, over batches: [[Int]], of dataset: Dataset, loss: Loss, lambda: Double,
    delta: OutputDelta
  ) throws -> AdamWalk {
    var walk = AdamWalk(from: network.parameters)
    for batch in batches {
      let alone = try Dataset(
        features: dataset.features.selecting(rows: batch), labels: batch.map { dataset.labels[$0] },
        classNames: dataset.classNames, imageRows: 1, imageColumns: dataset.imageColumns,
        heldOut: batch.map { _ in false })
      let there = try Network(
        layerSizes: network.layerSizes, activation: network.activation, parameters: walk.x)
      // The regularization is that of all samples.
      let share = lambda * Double(batch.count) / Double(dataset.labels.count)
      walk.step(
        along: Reference.cost(of: there, on: alone, loss: loss, lambda: share, delta: delta).gradient,
        rate: 0.02)
    }
    return walk
  }

  private func walk(_ objective: NetworkObjective, from x: [Double], over batches: [[Int]]) throws -> AdamWalk
  {
    var walk = AdamWalk(from: x)
    try objective.descend(&walk, by: batches.map { BatchStep(over: $0[...], rate: 0.02) }) {
      () throws(Interruption) in
    }
    return walk
  }

  @Test(
    "are those of the readable reference", arguments: NetworkObjectiveTests.shapes.indices,
    Activation.allCases)
  func reference(shape: Int, activation: Activation) throws {
    let (layers, samples, deviation) = NetworkObjectiveTests.shapes[shape]
    if deviation > 1 { return }  // Adam makes a step of every gradient, and so of its rounding error
    let dataset = try SmallNetworks.dataset(layers, samples: samples, zeros: 0.4)
    let network = SmallNetworks.network(layers, activation, deviation: deviation)
    // One sample, a part of what a thread takes at once, that many, some more, and all.
    let batches = batches([1, 7, 32, 33, samples], of: samples)
    for (loss, delta) in [(Loss.squared, OutputDelta.logistic)] + Loss.allCases.map({ ($0, .exact) }) {
      let expected = try reference(
        from: network, over: batches, of: dataset, loss: loss, lambda: 0.3, delta: delta)
      let found = try walk(
        objective(dataset, layers, activation, loss, lambda: 0.3, delta: delta), from: network.parameters,
        over: batches)
      #expect(found.steps == batches.count)
      #expect(relativeDifference(found.mean, expected.mean) < 1e-9)
      #expect(relativeDifference(found.square, expected.square) < 1e-9)
      // Where weights are that small so are gradients, and Adam takes their rounding errors for full.
      #expect(relativeDifference(found.x, expected.x) < (deviation < 1e-3 ? 1e-7 : 1e-9))
    }
  }

  @Test("are those of the readable reference to four digits in single precision", arguments: [0, 0.8])
  func singlePrecision(zeros: Double) throws {
    let layers = [60, 25, 9, 10]
    let dataset = try SmallNetworks.dataset(layers, samples: 200, zeros: zeros)
    let network = SmallNetworks.network(layers, deviation: 0.3)
    let batches = batches([64, 64, 50], of: 200)
    let expected = try reference(
      from: network, over: batches, of: dataset, loss: .softmax, lambda: 0.3, delta: .exact)
    let found = try walk(
      objective(dataset, layers, .sigmoid, .softmax, lambda: 0.3, precision: .single),
      from: network.parameters, over: batches)
    #expect(relativeDifference(found.mean, expected.mean) < 1e-5)
    #expect(relativeDifference(found.x, expected.x) < 1e-4)
  }

  @Test("are those of PyTorch's Adam, with a constant rate and along its cosine")
  func pytorch() throws {
    let fixture = try JSONDecoder().decode(
      PyTorchFixture.self, from: Data(Fixtures.bytes("Learning/adam.json")))
    let dataset = try Dataset(
      features: Matrix(rows: fixture.samples, columns: fixture.sizes[0], elements: fixture.features),
      labels: fixture.labels, classNames: ["a", "b", "c"], imageRows: 1, imageColumns: fixture.sizes[0],
      heldOut: Array(repeating: false, count: fixture.samples))
    let objective = try objective(dataset, fixture.sizes, .sigmoid, .softmax, lambda: fixture.lambda)
    #expect(fixture.walks.map(\.schedule) == ["constant", "cosine"])
    for expected in fixture.walks {
      let schedule =
        expected.schedule == "cosine" ? Schedule.cosine(over: fixture.batches.count) : .constant
      let rates = fixture.batches.indices.map { fixture.rate * schedule.factor(after: Double($0)) }
      #expect(relativeDifference(rates, expected.rates) < 1e-14)
      var walk = AdamWalk(from: fixture.start)
      let steps = zip(fixture.batches, rates).map { BatchStep(over: $0[...], rate: $1) }
      try objective.descend(&walk, by: steps) { () throws(Interruption) in }
      #expect(relativeDifference(walk.x, expected.parameters) < 1e-12)
      #expect(relativeDifference(walk.mean, expected.mean) < 1e-12)
      #expect(relativeDifference(walk.square, expected.square) < 1e-12)
    }
  }

  @Test("are the same bits for any number of threads", arguments: Precision.allCases, Loss.allCases)
  func threads(precision: Precision, loss: Loss) throws {
    let layers = [90, 50, 12, 10]
    let dataset = try SmallNetworks.dataset(layers, samples: 500, zeros: 0.5)
    let network = SmallNetworks.network(layers)
    let batches = batches([200, 200, 100], of: 500)
    let walks = try [1, 2, 3, 8, 64].map { threads in
      try walk(
        objective(dataset, layers, .sigmoid, loss, lambda: 1, precision: precision, threads: threads),
        from: network.parameters, over: batches)
    }
    for walk in walks {
      #expect(walk.x.map(\.bitPattern) == walks[0].x.map(\.bitPattern))
      #expect(walk == walks[0])
    }
  }

  @Test("go on from where they were broken off to the same bits", arguments: Precision.allCases)
  func inParts(precision: Precision) throws {
    let layers = [20, 9, 3]
    let dataset = try SmallNetworks.dataset(layers, samples: 100, zeros: 0.5)
    let batches = batches([32, 10, 32, 64], of: 100)
    func objective() throws -> NetworkObjective {
      try self.objective(dataset, layers, lambda: 1, precision: precision)
    }
    let start = SmallNetworks.network(layers).parameters
    let whole = try walk(objective(), from: start, over: batches)
    var parts = AdamWalk(from: start)
    // A batch larger than those before it, too.
    for batch in batches {
      try objective().descend(&parts, by: [BatchStep(over: batch[...], rate: 0.02)]) {
        () throws(Interruption) in
      }
    }
    #expect(parts == whole)
    var again = AdamWalk(from: start)
    let one = try objective()
    for batch in batches {
      try one.descend(&again, by: [BatchStep(over: batch[...], rate: 0.02)]) { () throws(Interruption) in }
    }
    #expect(again == whole)
  }

  @Test("are the same where many samples of few grey levels are stored as codes")
  func greyLevels() throws {
    let layers = [512, 3, 2]
    let network = SmallNetworks.network(layers)
    var random = Random(seed: 3)
    var features = Matrix(
      rows: 40_000, columns: layers[0],
      elements: (0..<40_000 * layers[0]).map { _ in
        let level = Double(random.index(below: 256)) / 255
        return random.uniform() < 0.8 ? 0 : level
      })
    func walked() throws -> [Double] {
      let dataset = try Dataset(
        features: features, labels: (0..<features.rows).map { $0 % 2 }, classNames: ["0", "1"], imageRows: 1,
        imageColumns: features.columns, heldOut: Array(repeating: false, count: features.rows))
      return try walk(
        objective(dataset, layers, lambda: 1), from: network.parameters, over: [[0, 39_999, 4], [17, 5]]
      ).x
    }
    let coded = try walked()
    // More values than a byte has, though they hardly differ.
    for i in features.elements.indices where features.elements[i] != 0 {
      features[i / features.columns, i % features.columns] += Double(i % 7) * 1e-15
    }
    #expect(relativeDifference(coded, try walked()) < 1e-9)
  }
}

/// Tests/Fixtures/Learning/adam.json
private struct PyTorchFixture: Decodable {
  struct Walk: Decodable {
    let schedule: String
    let rates, parameters, mean, square: [Double]
  }
  let sizes, labels: [Int]
  let samples: Int
  let lambda, rate: Double
  let features, start: [Double]
  let batches: [[Int]]
  let walks: [Walk]
}
