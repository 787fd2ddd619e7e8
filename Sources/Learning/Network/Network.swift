/// A fully connected network: layer sizes, the hidden layers' activation, and the parameters Θ.
///
/// Θ is one array: Θ₁ row after row, then Θ₂, …; Θₗ is next × (previous + 1) with the bias in column 0. For layers
/// 400-25-10 that is Θ₁: 25×401 and Θ₂: 10×26, 10,285 parameters.
package struct Network: Hashable, Sendable {
  /// Units by layer, input first.
  package let layerSizes: [Int]
  /// What the hidden layers apply.
  package let activation: Activation
  /// Θ₁, Θ₂, … row-major, biases first.
  package let parameters: [Double]

  /// A fresh network; the same seed draws the same parameters.
  ///
  /// There must be two layers or more, each with a unit or more.
  package init(layerSizes: [Int], activation: Activation, initialization: Initialization, seed: UInt64) {
    precondition(
      layerSizes.count >= 2 && layerSizes.allSatisfy { $0 > 0 }, "no network has layers \(layerSizes)")
    var random = Random(seed: seed, stream: "weights")
    var parameters: [Double] = []
    parameters.reserveCapacity(Self.parameterCount(of: layerSizes))
    for (previous, next) in zip(layerSizes, layerSizes.dropFirst()) {
      for _ in 0..<next {
        for column in 0...previous {
          parameters.append(
            initialization.draw(from: &random, isBias: column == 0, previous: previous, next: next))
        }
      }
    }
    self.layerSizes = layerSizes
    self.activation = activation
    self.parameters = parameters
  }

  /// The network with these parameters; throws when they do not fit the layers or are not finite.
  package init(layerSizes: [Int], activation: Activation, parameters: [Double]) throws(NetworkError) {
    try Self.check(layerSizes)
    let expected = Self.parameterCount(of: layerSizes)
    if parameters.count != expected {
      throw .parameterCount(found: parameters.count, expected: expected)
    }
    if let index = parameters.firstIndex(where: { !$0.isFinite }) { throw .notFinite(index: index) }
    self.layerSizes = layerSizes
    self.activation = activation
    self.parameters = parameters
  }

  /// The network of Θ₁, Θ₂, …, each next × (previous + 1), bias first; throws when one does not fit the last.
  package init(weights: [Matrix], activation: Activation) throws(NetworkError) {
    guard let first = weights.first else { throw .tooFewLayers(found: 0) }
    var layerSizes = [first.columns - 1]
    for (index, weight) in weights.enumerated() {
      let expected = layerSizes[index] + 1
      if weight.columns != expected {
        throw .weightShape(
          layer: index + 1, rows: weight.rows, columns: weight.columns, expectedColumns: expected)
      }
      layerSizes.append(weight.rows)
    }
    try self.init(
      layerSizes: layerSizes, activation: activation, parameters: weights.flatMap(\.elements))
  }

  /// Θ₁, Θ₂, …, each next × (previous + 1), bias first.
  package var weights: [Matrix] {
    var start = 0
    return zip(layerSizes, layerSizes.dropFirst()).map { previous, next in
      let count = next * (previous + 1)
      defer { start += count }
      return Matrix(
        rows: next, columns: previous + 1, elements: Array(parameters[start..<start + count]))
    }
  }

  /// How many parameters there are.
  package var parameterCount: Int { parameters.count }

  /// How many parameters a network of these layers has.
  package static func parameterCount(of layerSizes: [Int]) -> Int {
    zip(layerSizes, layerSizes.dropFirst()).reduce(0) { $0 + $1.1 * ($1.0 + 1) }
  }

  /// Throws where data of this many features and classes is not for networks of these layers.
  package static func check(_ layerSizes: [Int], features: Int, classes: Int) throws(NetworkError) {
    try check(layerSizes)
    if layerSizes[0] != features { throw .inputs(network: layerSizes[0], data: features) }
    if layerSizes[layerSizes.count - 1] != classes {
      throw .outputs(network: layerSizes[layerSizes.count - 1], data: classes)
    }
  }

  /// The output layer's activations, m×K, for features m×n, where n must be the number of inputs: each logit's share
  /// of Σ eᶻ for networks that were trained on the softmax loss, the logistic function of each for all others.
  package func outputs(for features: Matrix, loss: Loss = .crossEntropy, threads: Int) -> Matrix {
    outputs(for: features, as: loss == .softmax ? .softmax : .logistic, threads: threads)
  }

  /// For each row of the features the class with the largest output; of equals the first.
  package func predictions(for features: Matrix, threads: Int) -> [Int] {
    // Logits: they are in the same order as the outputs of any loss, and are not rounded to 1 where they are large.
    let logits = outputs(for: features, as: .logits, threads: threads)
    return (0..<logits.rows).map { row in
      var best = 0
      for column in 1..<max(logits.columns, 1) where logits[row, column] > logits[row, best] {
        best = column
      }
      return best
    }
  }

  /// How many samples are packed at once: enough for all threads, and little memory beside the features.
  private static let samplesAtOnce = 4096

  private func outputs(for features: Matrix, as kind: OutputKind, threads: Int) -> Matrix {
    let width = layerSizes[0]
    precondition(features.columns == width, "\(features.columns) features for \(width) inputs")
    let room = KernelRoom(
      layerSizes: layerSizes, activation: activation, loss: .crossEntropy, delta: .exact, precision: .double,
      hasGradients: false, threads: threads)
    var outputs: [Double] = []
    for start in stride(from: 0, to: features.rows, by: Self.samplesAtOnce) {
      let end = min(start + Self.samplesAtOnce, features.rows)
      let samples = KernelSamples(
        rows: features.elements[start * width..<end * width], width: width, labels: nil, precision: .double,
        threads: threads)
      // As with Swift's own arrays: there is no going on without memory.
      guard let room, let samples else { fatalError("out of memory for layers \(layerSizes)") }
      outputs += room.outputs(at: parameters, over: samples, as: kind)
    }
    return Matrix(rows: features.rows, columns: layerSizes[layerSizes.count - 1], elements: outputs)
  }

  private static func check(_ layerSizes: [Int]) throws(NetworkError) {
    if layerSizes.count < 2 { throw .tooFewLayers(found: layerSizes.count) }
    for (index, size) in layerSizes.enumerated() where size < 1 || size > KernelRoom.largestLayer {
      throw .layerSize(layer: index + 1, found: size)
    }
  }
}
