import Learning
import Testing

@Suite("A network")
struct NetworkTests {
  @Test("of the article has 10,285 parameters")
  func parameterCount() {
    let network = SmallNetworks.network([400, 25, 10])
    #expect(Network.parameterCount(of: [400, 25, 10]) == 10_285)
    #expect(network.parameterCount == 10_285)
    #expect(network.weights.map(\.rows) == [25, 10])
    #expect(network.weights.map(\.columns) == [401, 26])
  }

  @Test("is the network of its own weights")
  func weights() throws {
    let network = SmallNetworks.network([4, 3, 5, 2], .tanh)
    #expect(try Network(weights: network.weights, activation: .tanh) == network)
    #expect(network.weights[1][0, 0] == network.parameters[3 * 5])
  }

  @Test("draws the same parameters for the same seed, others for another")
  func seeds() {
    #expect(SmallNetworks.network([9, 5, 3], seed: 4) == SmallNetworks.network([9, 5, 3], seed: 4))
    #expect(SmallNetworks.network([9, 5, 3], seed: 4) != SmallNetworks.network([9, 5, 3], seed: 5))
  }

  @Test("is drawn within the bound of its initialization")
  func initializations() {
    func parameters(_ initialization: Initialization) -> Network {
      Network(layerSizes: [400, 25, 10], activation: .sigmoid, initialization: initialization, seed: 1)
    }
    let uniform = parameters(.uniform(bound: 0.12)).parameters
    #expect(uniform.allSatisfy { abs($0) <= 0.12 })
    #expect((uniform.max() ?? 0) > 0.119)
    let glorot = parameters(.glorot(scale: 1)).weights
    for (weights, bound) in zip(glorot, [0.11881770515720091, 0.41403933560541256]) {  // √(6/425), √(6/35)
      #expect((0..<weights.rows).allSatisfy { weights[$0, 0] == 0 })
      #expect(weights.elements.allSatisfy { abs($0) <= bound })
      #expect((weights.elements.max() ?? 0) > 0.95 * bound)
    }
    let normal = parameters(.normal(standardDeviation: 3)).parameters
    let variance = normal.reduce(0) { $0 + $1 * $1 } / Double(normal.count)
    #expect(abs(variance - 9) < 9 * 0.06)
  }

  @Test("refuses parameters that do not fit or are not finite")
  func refusals() {
    #expect(throws: NetworkError.parameterCount(found: 4, expected: 5)) {
      try Network(layerSizes: [4, 1], activation: .relu, parameters: [1, 2, 3, 4])
    }
    #expect(throws: NetworkError.notFinite(index: 2)) {
      try Network(layerSizes: [2, 1], activation: .relu, parameters: [1, 2, .nan])
    }
    #expect(throws: NetworkError.weightShape(layer: 2, rows: 1, columns: 3, expectedColumns: 4)) {
      try Network(
        weights: [Matrix(rows: 3, columns: 2, repeating: 0), Matrix(rows: 1, columns: 3, repeating: 0)],
        activation: .relu)
    }
    #expect(throws: NetworkError.tooFewLayers(found: 0)) { try Network(weights: [], activation: .relu) }
    #expect(throws: NetworkError.layerSize(layer: 1, found: 0)) {
      try Network(weights: [Matrix(rows: 3, columns: 1, repeating: 0)], activation: .relu)
    }
  }

  @Test("computes exclusive or with weights set by hand")
  func exclusiveOr() throws {
    // Hidden: or, and. Outputs: xor, its opposite.
    let network = try Network(
      weights: [
        Matrix(rows: 2, columns: 3, elements: [-10, 20, 20, -30, 20, 20]),
        Matrix(rows: 2, columns: 3, elements: [-10, 20, -20, 10, -20, 20]),
      ], activation: .sigmoid)
    let inputs = Matrix(rows: 4, columns: 2, elements: [0, 0, 0, 1, 1, 0, 1, 1])
    #expect(network.predictions(for: inputs, threads: 2) == [1, 0, 0, 1])
  }

  @Test("takes the first of equal outputs, and nothing of no samples")
  func ties() throws {
    let network = try Network(layerSizes: [1, 3], activation: .sigmoid, parameters: [0, 0, 1, 0, 1, 0])
    #expect(network.predictions(for: Matrix(rows: 1, columns: 1, elements: [5]), threads: 1) == [1])
    #expect(network.predictions(for: Matrix(rows: 0, columns: 1, elements: []), threads: 1) == [])
  }

  @Test("gives the reference's outputs", arguments: Activation.allCases, OutputFunction.allCases)
  func outputs(activation: Activation, outputFunction: OutputFunction) throws {
    let layers = [5, 9, 4, 3]
    let network = try Network(
      layerSizes: layers, activation: activation, outputFunction: outputFunction,
      parameters: SmallNetworks.network(layers, activation).parameters)
    let dataset = try SmallNetworks.dataset(layers, samples: 70)
    let outputs = network.outputs(for: dataset.features, threads: 2)
    for sample in 0..<70 {
      let expected = Reference.outputs(of: network, for: Array(dataset.features.row(sample)))
      #expect(relativeDifference(Array(outputs.row(sample)), expected) < 1e-13)
      // Shares are all of the whole; logistic outputs know nothing of one another.
      if outputFunction == .softmax { #expect(abs(outputs.row(sample).reduce(0, +) - 1) < 1e-14) }
    }
  }
}
