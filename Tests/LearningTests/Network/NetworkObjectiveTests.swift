import Dispatch
import Foundation
import Learning
import Synchronization
import TestSupport
import Testing

@Suite("Cost and gradient of a network")
struct NetworkObjectiveTests {
  /// Layers, samples, and the weights' standard deviation.
  static let shapes: [(layers: [Int], samples: Int, deviation: Double)] = [
    ([1, 1, 1], 1, 1), ([3, 1, 2], 5, 1), ([2, 2], 7, 1), ([7, 3, 5], 63, 1), ([7, 5, 3], 64, 1),
    ([9, 8, 7, 6, 5], 65, 1), ([20, 33, 10], 130, 1), ([5, 17, 16, 4], 200, 1), ([31, 25, 10], 515, 0.3),
    ([4, 70, 41, 3], 97, 1), ([6, 9, 4], 30, 40), ([6, 9, 4], 30, 1e-6),
  ]

  @Test("agree with the readable reference to 1e-12", arguments: shapes.indices, Activation.allCases)
  func reference(shape: Int, activation: Activation) throws {
    let (layers, samples, deviation) = Self.shapes[shape]
    let dataset = try SmallNetworks.dataset(layers, samples: samples)
    let network = SmallNetworks.network(layers, activation, deviation: deviation)
    for loss in Loss.allCases {
      for delta in OutputDelta.allCases {
        // Without σ′, δ grows as e^|z|, and rectified logits of weights of 40 are in the thousands.
        if delta == .unscaled && deviation > 1 && activation == .relu { continue }
        let objective = try NetworkObjective(
          dataset: dataset, layerSizes: layers, activation: activation, loss: loss, lambda: 0.3, delta: delta,
          threads: 2)
        let expected = Reference.cost(of: network, on: dataset, loss: loss, lambda: 0.3, delta: delta)
        var gradient: [Double] = []
        let cost = objective.cost(at: network.parameters, gradient: &gradient)
        #expect(relativeDifference([cost.dataTerm], [expected.cost.dataTerm]) < 1e-12)
        #expect(relativeDifference([cost.regularization], [expected.cost.regularization]) < 1e-12)
        // So does its rounding error.
        let bound = delta == .unscaled && deviation > 1 ? 1e-9 : 1e-12
        #expect(relativeDifference(gradient, expected.gradient) < bound)
        #expect(objective.cost(at: network.parameters) == cost)
      }
    }
  }

  @Test(
    "agree with the readable reference to six digits in single precision", arguments: shapes.indices,
    Activation.allCases)
  func singlePrecision(shape: Int, activation: Activation) throws {
    let (layers, samples, deviation) = Self.shapes[shape]
    // Logits in the hundreds have no sixth digit behind the point, and rectified ones are in the thousands.
    let bound = deviation > 1 ? 1e-2 : 5e-6
    if deviation > 1 && activation == .relu { return }
    let dataset = try SmallNetworks.dataset(layers, samples: samples)
    let network = SmallNetworks.network(layers, activation, deviation: deviation)
    for loss in Loss.allCases {
      let objective = try NetworkObjective(
        dataset: dataset, layerSizes: layers, activation: activation, loss: loss, lambda: 0.3,
        precision: .single, threads: 2)
      let expected = Reference.cost(of: network, on: dataset, loss: loss, lambda: 0.3)
      var gradient: [Double] = []
      let cost = objective.cost(at: network.parameters, gradient: &gradient)
      #expect(relativeDifference([cost.total], [expected.cost.total]) < bound)
      #expect(relativeDifference(gradient, expected.gradient) < bound)
    }
  }

  @Test(
    "of a network with a number changed are those of an evaluation of it, bit for bit",
    arguments: shapes.indices,
    Precision.allCases)
  func changes(shape: Int, precision: Precision) throws {
    let (layers, samples, deviation) = Self.shapes[shape]
    for (loss, (activation, zeros)) in zip(Loss.allCases, zip(Activation.allCases, [0.4, 0.9, 0.8])) {
      let dataset = try SmallNetworks.dataset(layers, samples: samples, zeros: zeros)
      let theta = SmallNetworks.network(layers, activation, deviation: deviation).parameters
      let objective = try NetworkObjective(
        dataset: dataset, layerSizes: layers, activation: activation, loss: loss, lambda: 0.3,
        precision: precision, threads: 2)
      // More than share a pass, some of them of one number, in each layer.
      let indices = stride(from: 0, to: theta.count, by: theta.count / 70 + 1)
      let changes = indices.flatMap { index in
        [-0.5, 0.25].map { ParameterChange(index: index, value: theta[index] + $0 * deviation) }
      }
      let expected = changes.map { change in
        var changed = theta
        changed[change.index] = change.value
        return objective.cost(at: changed)
      }
      #expect(objective.costs(at: theta, changing: changes) == expected)
    }
  }

  /// By panels of samples and by lists of uses, whichever takes less time.
  @Test(
    "skip what is zero without changing anything", arguments: [0, 0.5, 0.8, 0.9, 1],
    [[37, 9, 4], [38, 64, 4], [37, 133, 6, 4]])
  func zeros(share: Double, layers: [Int]) throws {
    let dataset = try SmallNetworks.dataset(layers, samples: 150, zeros: share)
    let network = SmallNetworks.network(layers)
    let expected = Reference.cost(of: network, on: dataset, loss: .softmax, lambda: 0.3)
    for precision in Precision.allCases {
      let objective = try NetworkObjective(
        dataset: dataset, layerSizes: layers, activation: .sigmoid, loss: .softmax, lambda: 0.3,
        precision: precision, threads: 2)
      let bound = precision == .double ? 1e-12 : 5e-6
      var gradient: [Double] = []
      let cost = objective.cost(at: network.parameters, gradient: &gradient)
      #expect(relativeDifference([cost.total], [expected.cost.total]) < bound)
      #expect(relativeDifference(gradient, expected.gradient) < bound)
    }
  }

  @Test("scale weights by the size of what they multiply, of which the smallest counts as a tenth")
  func scales() throws {
    let dataset = try Dataset(
      features: Matrix(rows: 2, columns: 3, elements: [3, 0, 0, -4, 0, 0.1]), labels: [0, 1],
      classNames: ["0", "1"], imageRows: 1, imageColumns: 3, heldOut: [false, false])
    let objective = try NetworkObjective(
      dataset: dataset, layerSizes: [3, 1, 2], activation: .tanh, loss: .squared, lambda: 0, threads: 1)
    // The means of the squares are 12.5, 0 and 0.005; a hundredth of their mean is added.
    let floor = 12.505 / 300
    let first = [
      2, 1 / (12.5 + floor).squareRoot(), 1 / floor.squareRoot(), 1 / (0.005 + floor).squareRoot(),
    ]
    let scales = try #require(objective.scales)
    #expect(relativeDifference(scales, first + [2, 2, 2, 2]) < 1e-14)
  }

  @Test(
    "have no scales where the features' squares are beyond what numbers hold", arguments: [1e-160, 1e155, 0])
  func noScales(size: Double) throws {
    let dataset = try Dataset(
      features: Matrix(rows: 1, columns: 2, elements: [size, size]), labels: [0], classNames: ["0", "1"],
      imageRows: 1, imageColumns: 2, heldOut: [false])
    let objective = try NetworkObjective(
      dataset: dataset, layerSizes: [2, 1, 2], activation: .tanh, loss: .squared, lambda: 0, threads: 1)
    #expect(objective.scales == nil)
  }

  @Test("lie next to those that share their zeros, and take no memory for these")
  func order() throws {
    let (rows, columns) = (512, 64)
    // By turns the left and the right half of a sample are zero: where they lie by turns, nothing can be left out.
    let elements = (0..<rows * columns).map { i in
      (i % columns < columns / 2) == (i / columns % 2 == 0) ? 0.3 : 0
    }
    let dataset = try Dataset(
      features: Matrix(rows: rows, columns: columns, elements: elements),
      labels: Array(repeating: 0, count: rows), classNames: ["0", "1"], imageRows: 1, imageColumns: columns,
      heldOut: Array(repeating: false, count: rows))
    let samples = try PackedSamples(dataset, threads: 2)
    #expect(samples.bytes < rows * columns * 8 * 3 / 4)
  }

  @Test(
    "are the same where many samples of few grey levels are stored as codes", arguments: Precision.allCases)
  func greyLevels(precision: Precision) throws {
    let layers = [512, 3, 2]
    let network = SmallNetworks.network(layers)
    var random = Random(seed: 3)
    var features = Matrix(
      rows: 40_000, columns: layers[0],
      elements: (0..<40_000 * layers[0]).map { _ in
        let level = Double(random.index(below: 256)) / 255
        return random.uniform() < 0.8 ? 0 : level
      })
    func evaluated(_ features: Matrix) throws -> (bytes: Int, values: [Double]) {
      let dataset = try Dataset(
        features: features, labels: (0..<features.rows).map { $0 % 2 }, classNames: ["0", "1"], imageRows: 1,
        imageColumns: features.columns, heldOut: Array(repeating: false, count: features.rows))
      let samples = try PackedSamples(dataset, precision: precision, threads: 2)
      let objective = try NetworkObjective(
        samples: samples, layerSizes: layers, activation: .sigmoid, loss: .crossEntropy, lambda: 1, threads: 2
      )
      var all: [Double] = []
      let cost = objective.cost(at: network.parameters, gradient: &all).total
      return (samples.bytes, [cost] + all)
    }
    let coded = try evaluated(features)
    // More values than a byte has, though they hardly differ.
    for i in features.elements.indices where features.elements[i] != 0 {
      features[i / features.columns, i % features.columns] += Double(i % 7) * 1e-15
    }
    let plain = try evaluated(features)
    #expect(Double(coded.bytes) < 0.6 * Double(plain.bytes))
    #expect(relativeDifference(coded.values, plain.values) < (precision == .double ? 1e-12 : 1e-5))
  }

  @Test(
    "have a gradient that central differences confirm to 1e-7", arguments: Activation.allCases, Loss.allCases)
  func centralDifferences(activation: Activation, loss: Loss) throws {
    let layers = [6, 5, 4, 3]
    let network = SmallNetworks.network(layers, activation, seed: 5)
    let objective = try NetworkObjective(
      dataset: SmallNetworks.dataset(layers, samples: 40), layerSizes: layers, activation: activation,
      loss: loss, lambda: 0.5, threads: 1)
    var gradient: [Double] = []
    _ = objective.cost(at: network.parameters, gradient: &gradient)
    let step = 1e-5
    let differences = network.parameters.indices.map { i in
      var up = network.parameters
      var down = up
      up[i] += step
      down[i] -= step
      return (objective.cost(at: up).total - objective.cost(at: down).total) / (2 * step)
    }
    #expect(relativeDifference(gradient, differences) < 1e-7)
  }

  @Test("agree with numpy, on every activation, loss and delta of its fixture")
  func numpy() throws {
    let fixture = try JSONDecoder().decode(
      NumpyFixture.self, from: Data(Fixtures.bytes("Learning/network.json")))
    let dataset = try Dataset(
      features: Matrix(rows: fixture.samples, columns: fixture.sizes[0], elements: fixture.features),
      labels: fixture.labels, classNames: ["a", "b", "c"], imageRows: 2, imageColumns: 3,
      heldOut: Array(repeating: false, count: fixture.samples))
    #expect(fixture.cases.count == 15)
    for expected in fixture.cases {
      let activation = try #require(Activation(rawValue: expected.activation))
      let objective = try NetworkObjective(
        dataset: dataset, layerSizes: fixture.sizes, activation: activation,
        loss: #require(Loss(rawValue: expected.loss)), lambda: fixture.lambda,
        delta: #require(OutputDelta(rawValue: expected.delta)), threads: 2)
      var gradient: [Double] = []
      let cost = objective.cost(at: fixture.parameters, gradient: &gradient)
      #expect(relativeDifference([cost.total], [expected.cost]) < 1e-13)
      #expect(relativeDifference(gradient, expected.gradient) < 1e-13)
      let network = try Network(
        layerSizes: fixture.sizes, activation: activation, outputFunction: objective.loss.outputFunction,
        parameters: fixture.parameters)
      #expect(
        relativeDifference(
          network.outputs(for: dataset.features, threads: 2).elements, expected.outputs) < 1e-14)
    }
  }

  @Test("are the same bits for any number of threads", arguments: Precision.allCases, Loss.allCases)
  func threads(precision: Precision, loss: Loss) throws {
    let layers = [30, 25, 12, 10]
    let dataset = try SmallNetworks.dataset(layers, samples: 1500, zeros: 0.5)
    let network = SmallNetworks.network(layers)
    let results = try [1, 2, 3, 5, 8, 64].map { threads in
      let objective = try NetworkObjective(
        dataset: dataset, layerSizes: layers, activation: .sigmoid, loss: loss, lambda: 1,
        precision: precision, threads: threads)
      var gradient: [Double] = []
      let cost = objective.cost(at: network.parameters, gradient: &gradient)
      return [cost.dataTerm, cost.regularization] + gradient
        + network.outputs(for: dataset.features, threads: threads).elements
    }
    for result in results { #expect(result.map(\.bitPattern) == results[0].map(\.bitPattern)) }
  }

  @Test("are the same bits side by side in several threads as alone", arguments: Precision.allCases)
  func sideBySide(precision: Precision) throws {
    let layers = [30, 25, 10]
    let parameters = SmallNetworks.network(layers).parameters
    // Of several sizes, so that they begin and end at different times.
    let objectives = try (1...4).map { number in
      try NetworkObjective(
        dataset: SmallNetworks.dataset(layers, samples: 500 * number, zeros: 0.5, seed: UInt64(number)),
        layerSizes: layers, activation: .sigmoid, loss: .crossEntropy, lambda: 1, precision: precision,
        threads: 2)
    }
    let bits: @Sendable (NetworkObjective) -> [UInt64] = { objective in
      var gradient: [Double] = []
      let cost = objective.evaluate(parameters, gradient: &gradient)
      return ([cost] + gradient).map(\.bitPattern)
    }
    let alone = objectives.map(bits)
    let differing = Mutex<[Int]>([])
    let done = DispatchGroup()
    for number in objectives.indices {
      done.enter()
      Thread {
        let isSame = (0..<50).allSatisfy { _ in bits(objectives[number]) == alone[number] }
        if !isSame { differing.withLock { $0.append(number) } }
        done.leave()
      }.start()
    }
    done.wait()
    #expect(differing.withLock { $0 } == [])
  }

  @Test(
    "are finite and right where logits are as large as 1e4",
    arguments: [1e4, -1e4, 700, -700, 745, -745, 40, -40, 0])
  func extremeLogits(z: Double) throws {
    // One input of 1 and one output, whose weight is z: the label 0 of two classes makes y = 1 there.
    let dataset = try Dataset(
      features: Matrix(rows: 1, columns: 1, elements: [1]), labels: [0], classNames: ["yes", "no"],
      imageRows: 1,
      imageColumns: 1, heldOut: [false])
    let objective = try NetworkObjective(
      dataset: dataset, layerSizes: [1, 2], activation: .sigmoid, loss: .crossEntropy, lambda: 0, threads: 1)
    var gradient: [Double] = []
    let cost = objective.cost(at: [0, z, 0, z], gradient: &gradient)
    // softplus(z) − z = softplus(−z), and softplus(z) for the other output.
    let expected = log1p(exp(-abs(z))) * 2 + abs(z)
    #expect(relativeDifference([cost.total], [expected]) < 1e-14)
    let h = 1 / (1 + exp(-z))
    #expect(relativeDifference(gradient, [h - 1, h - 1, h, h]) < 1e-14)
  }

  @Test("are finite and right for the softmax of logits as large as 1e4", arguments: [1e4, -1e4, 700, 30, 0])
  func extremeShares(z: Double) throws {
    let dataset = try Dataset(
      features: Matrix(rows: 1, columns: 1, elements: [1]), labels: [0], classNames: ["yes", "no"],
      imageRows: 1, imageColumns: 1, heldOut: [false])
    let objective = try NetworkObjective(
      dataset: dataset, layerSizes: [1, 2], activation: .sigmoid, loss: .softmax, lambda: 0, threads: 1)
    var gradient: [Double] = []
    let cost = objective.cost(at: [0, z, 0, -z], gradient: &gradient)
    // −ln of 1/(1 + e^−2z)
    #expect(abs(cost.total - (max(-2 * z, 0) + log1p(exp(-2 * abs(z))))) <= 1e-15 * max(1, abs(z)))
    let other = 1 / (1 + exp(2 * z))
    #expect(zip(gradient, [-other, -other, other, other]).allSatisfy { abs($0 - $1) < 1e-15 })
  }

  @Test("hold on to the packed samples alone, which zeros make small")
  func packing() throws {
    let dataset = try Dataset(
      features: Matrix(rows: 640, columns: 100, repeating: 0), labels: Array(repeating: 0, count: 640),
      classNames: ["nothing"], imageRows: 10, imageColumns: 10, heldOut: Array(repeating: false, count: 640))
    let samples = try PackedSamples(dataset, threads: 2)
    #expect(samples.count == 640 && samples.features == 100 && samples.classes == 1)
    #expect(samples.bytes < 640 * 100)
    #expect(throws: NetworkError.inputs(network: 5, data: 100)) {
      try NetworkObjective(
        samples: samples, layerSizes: [5, 1], activation: .sigmoid, loss: .squared, lambda: 0, threads: 1)
    }
  }

  @Test("refuse data that the network does not fit")
  func misfits() throws {
    let dataset = try SmallNetworks.dataset([4, 3], samples: 6)
    func build(_ layers: [Int], _ dataset: Dataset) throws(NetworkError) -> NetworkObjective {
      try NetworkObjective(
        dataset: dataset, layerSizes: layers, activation: .sigmoid, loss: .squared, lambda: 0, threads: 1)
    }
    #expect(throws: NetworkError.inputs(network: 5, data: 4)) { try build([5, 3], dataset) }
    #expect(throws: NetworkError.outputs(network: 2, data: 3)) { try build([4, 8, 2], dataset) }
    #expect(throws: NetworkError.tooFewLayers(found: 1)) { try build([4], dataset) }
    #expect(throws: NetworkError.layerSize(layer: 2, found: 0)) { try build([4, 0, 3], dataset) }
    #expect(throws: NetworkError.noSamples) { try build([4, 3], dataset.samples(of: .heldOut)) }
  }
}

/// Tests/Fixtures/Learning/network.json
private struct NumpyFixture: Decodable {
  struct Case: Decodable {
    let activation, loss, delta: String
    let cost: Double
    let outputs, gradient: [Double]
  }
  let samples: Int
  let sizes, labels: [Int]
  let lambda: Double
  let features, parameters: [Double]
  let cases: [Case]
}
