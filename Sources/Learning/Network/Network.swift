/// A fully connected network: layer sizes, the hidden layers' activation, the output function, and the parameters Θ.
///
/// Θ is one array: Θ₁ row after row, then Θ₂, …; Θₗ is next × (previous + 1) with the bias in column 0. For layers
/// 400-25-10 that is Θ₁: 25×401 and Θ₂: 10×26, 10,285 parameters.
public struct Network: Hashable, Sendable {
  /// Units by layer, input first.
  public let layerSizes: [Int]
  /// What the hidden layers apply.
  public let activation: Activation
  /// What makes outputs of the last layer's logits.
  public let outputFunction: OutputFunction
  /// Θ₁, Θ₂, … row-major, biases first.
  public let parameters: [Double]

  /// A fresh network; the same seed draws the same parameters.
  ///
  /// There must be two layers or more, each with 1 … 2²² units: anything else is a programming error.
  public init(
    layerSizes: [Int], activation: Activation, outputFunction: OutputFunction = .logistic,
    initialization: Initialization, seed: UInt64
  ) {
    precondition(
      layerSizes.count >= 2 && layerSizes.allSatisfy { 1...KernelEvaluator.largestLayer ~= $0 },
      "no network has layers \(layerSizes)")
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
    self.outputFunction = outputFunction
    self.parameters = parameters
  }

  /// The network with these parameters, Θ₁, Θ₂, … row-major, biases first.
  ///
  /// Throws a `NetworkError` when no network has such layers, or when the parameters do not fit them or are not finite.
  public init(
    layerSizes: [Int], activation: Activation, outputFunction: OutputFunction = .logistic,
    parameters: [Double]
  ) throws(NetworkError) {
    try Self.check(layerSizes)
    let expected = Self.parameterCount(of: layerSizes)
    if parameters.count != expected {
      throw .parameterCount(found: parameters.count, expected: expected)
    }
    if let index = parameters.firstIndex(where: { !$0.isFinite }) { throw .notFinite(index: index) }
    self.layerSizes = layerSizes
    self.activation = activation
    self.outputFunction = outputFunction
    self.parameters = parameters
  }

  /// The network of Θ₁, Θ₂, …, each next × (previous + 1), bias first.
  ///
  /// Throws a `NetworkError` when one does not fit the last, when a layer has no units, or when a number is not finite.
  public init(
    weights: [Matrix], activation: Activation, outputFunction: OutputFunction = .logistic
  ) throws(NetworkError) {
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
      layerSizes: layerSizes, activation: activation, outputFunction: outputFunction,
      parameters: weights.flatMap(\.elements))
  }

  /// Θ₁, Θ₂, …, each next × (previous + 1), bias first.
  public var weights: [Matrix] {
    var start = 0
    return zip(layerSizes, layerSizes.dropFirst()).map { previous, next in
      let count = next * (previous + 1)
      defer { start += count }
      return Matrix(
        rows: next, columns: previous + 1, elements: Array(parameters[start..<start + count]))
    }
  }

  /// How many parameters there are.
  public var parameterCount: Int { parameters.count }

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

  /// The output layer's activations, m×K, for features m×n, where n must be the number of inputs: anything else is a
  /// programming error. Up to `threads` threads work on them; the bits do not depend on how many.
  public func outputs(for features: Matrix, threads: Int) -> Matrix {
    outputs(for: features, applying: outputFunction, threads: threads)
  }

  /// For each row of the features, m×n, the class with the largest output; of equals the first. As with `outputs`, n
  /// must be the number of inputs.
  public func predictions(for features: Matrix, threads: Int) -> [Int] {
    // Logits: they are in the order of the outputs, and are not rounded to 1 where they are large.
    let logits = outputs(for: features, applying: nil, threads: threads)
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

  /// The output layer; its logits where there is no function to apply.
  private func outputs(for features: Matrix, applying function: OutputFunction?, threads: Int) -> Matrix {
    let width = layerSizes[0]
    precondition(features.columns == width, "\(features.columns) features for \(width) inputs")
    let evaluator = KernelEvaluator(
      layerSizes: layerSizes, activation: activation, loss: .crossEntropy, delta: .exact, precision: .double,
      hasGradients: false, threads: threads)
    var outputs: [Double] = []
    for start in stride(from: 0, to: features.rows, by: Self.samplesAtOnce) {
      let end = min(start + Self.samplesAtOnce, features.rows)
      let samples = KernelSamples(
        rows: features.elements[start * width..<end * width], width: width, labels: nil, precision: .double,
        threads: threads)
      // As with Swift's own arrays: nothing can go on without memory.
      guard let evaluator, let samples else { fatalError("out of memory for layers \(layerSizes)") }
      outputs += evaluator.outputs(at: parameters, over: samples, applying: function)
    }
    return Matrix(rows: features.rows, columns: layerSizes[layerSizes.count - 1], elements: outputs)
  }

  private static func check(_ layerSizes: [Int]) throws(NetworkError) {
    if layerSizes.count < 2 { throw .tooFewLayers(found: layerSizes.count) }
    for (index, size) in layerSizes.enumerated() where size < 1 || size > KernelEvaluator.largestLayer {
      throw .layerSize(layer: index + 1, found: size)
    }
  }
}

/// What a hidden unit makes of its input.
public enum Activation: String, CaseIterable, Hashable, Sendable {
  /// 1/(1 + e⁻ᶻ)
  case sigmoid
  /// tanh z
  case tanh
  /// max(z, 0)
  case relu
}

/// What an output is of its layer's logits z.
public enum OutputFunction: String, CaseIterable, Hashable, Sendable {
  /// 1/(1 + e⁻ᶻ), each output by itself.
  case logistic
  /// eᶻ/Σ eᶻ, the outputs' shares, which sum to 1.
  case softmax
}

/// Why something is not a network, or not the network for some data. Layers are counted from 1.
public enum NetworkError: Error, Hashable, Sendable {
  /// A network needs at least an input and an output layer.
  case tooFewLayers(found: Int)
  /// A layer has no units, or more than 2²².
  case layerSize(layer: Int, found: Int)
  /// Θ has another length than the layers ask for.
  case parameterCount(found: Int, expected: Int)
  /// Θₗ does not take the outputs of Θₗ₋₁ and their bias.
  case weightShape(layer: Int, rows: Int, columns: Int, expectedColumns: Int)
  /// A parameter is infinite or not a number.
  case notFinite(index: Int)
  /// The samples have another number of features than the network has inputs.
  case inputs(network: Int, data: Int)
  /// The samples have another number of classes than the network has outputs.
  case outputs(network: Int, data: Int)
  /// There is nothing to evaluate on.
  case noSamples
  /// The samples, or what an evaluation needs beside them, do not fit the memory.
  case outOfMemory(samples: Int)
}
