import Foundation

/// Cost and gradient as the textbook has them: one sample at a time, one unit at a time.
///
/// Nothing here is fast, and nothing else in the project computes a cost or a gradient this plainly: the kernels are
/// held to it by tests. Notation as in Bishop, *Pattern Recognition and Machine Learning*, section 5.3.
package enum Reference {
  /// J and its gradient by the delta, over all samples of a dataset that fits the layers.
  package static func cost(
    of network: Network, on dataset: Dataset, loss: Loss, lambda: Double, delta: OutputDelta = .exact
  ) -> (cost: Cost, gradient: [Double]) {
    let weights = network.weights
    let m = Double(dataset.labels.count)
    var dataTerm = 0.0
    var gradients = weights.map { Matrix(rows: $0.rows, columns: $0.columns, repeating: 0) }

    for (sample, label) in dataset.labels.enumerated() {
      let layers = activations(of: network, for: Array(dataset.features.row(sample)))
      let logits = layers[layers.count - 1]
      let targets = logits.indices.map { $0 == label ? 1.0 : 0.0 }
      dataTerm += value(of: loss, logits: logits, targets: targets) / m

      // δ of the output layer, then of each layer before it: δₗ = (Θₗ₊₁ᵀ δₗ₊₁) · f′(zₗ).
      var deltas = values(of: delta, loss: loss, logits: logits, targets: targets)
      for l in weights.indices.reversed() {
        let inputs = layers[l]
        for (j, d) in deltas.enumerated() {
          gradients[l][j, 0] += d / m
          for (i, a) in inputs.enumerated() { gradients[l][j, i + 1] += d * a / m }
        }
        deltas = inputs.enumerated().map { i, a in
          deltas.enumerated().reduce(0) { $0 + weights[l][$1.offset, i + 1] * $1.element }
            * derivative(of: network.activation, at: a)
        }
      }
    }

    var squares = 0.0
    for l in weights.indices {
      for j in 0..<weights[l].rows {
        for i in 1..<weights[l].columns {
          squares += weights[l][j, i] * weights[l][j, i]
          gradients[l][j, i] += lambda / m * weights[l][j, i]
        }
      }
    }
    let cost = Cost(dataTerm: dataTerm, regularization: lambda / (2 * m) * squares)
    return (cost, gradients.flatMap(\.elements))
  }

  /// The output layer's activations for one sample.
  package static func outputs(of network: Network, for sample: [Double]) -> [Double] {
    let layers = activations(of: network, for: sample)
    return values(of: network.outputFunction, logits: layers[layers.count - 1])
  }

  /// The sample, each hidden layer's activations, and the output layer's logits.
  private static func activations(of network: Network, for sample: [Double]) -> [[Double]] {
    var layers = [sample]
    for (l, weights) in network.weights.enumerated() {
      let inputs = layers[l]
      layers.append(
        (0..<weights.rows).map { j in
          var z = weights[j, 0]
          for (i, a) in inputs.enumerated() { z += weights[j, i + 1] * a }
          return l + 2 == network.layerSizes.count ? z : value(of: network.activation, at: z)
        })
    }
    return layers
  }

  private static func sigmoid(_ z: Double) -> Double { 1 / (1 + exp(-z)) }

  private static func softplus(_ z: Double) -> Double { max(z, 0) + log1p(exp(-abs(z))) }

  private static func value(of activation: Activation, at z: Double) -> Double {
    switch activation {
    case .sigmoid: sigmoid(z)
    case .tanh: tanh(z)
    case .relu: max(z, 0)
    }
  }

  /// f′ from the activation a = f(z).
  private static func derivative(of activation: Activation, at a: Double) -> Double {
    switch activation {
    case .sigmoid: a * (1 - a)
    case .tanh: 1 - a * a
    case .relu: a > 0 ? 1 : 0
    }
  }

  private static func values(of function: OutputFunction, logits: [Double]) -> [Double] {
    switch function {
    case .logistic: logits.map(sigmoid)
    case .softmax: softmax(logits)
    }
  }

  /// eᶻ/Σ eᶻ
  private static func softmax(_ logits: [Double]) -> [Double] {
    let largest = logits.max() ?? 0
    let terms = logits.map { exp($0 - largest) }
    let sum = terms.reduce(0, +)
    return terms.map { $0 / sum }
  }

  private static func value(of loss: Loss, logits: [Double], targets: [Double]) -> Double {
    let pairs = zip(logits, targets)
    switch loss {
    case .squared: return pairs.reduce(0) { $0 + 0.5 * (sigmoid($1.0) - $1.1) * (sigmoid($1.0) - $1.1) }
    case .crossEntropy: return pairs.reduce(0) { $0 + softplus($1.0) - $1.1 * $1.0 }
    case .softmax:
      let largest = logits.max() ?? 0
      let logarithm = log(logits.reduce(0) { $0 + exp($1 - largest) })
      return pairs.reduce(logarithm) { $0 + $1.1 * (largest - $1.0) }
    }
  }

  private static func values(
    of delta: OutputDelta, loss: Loss, logits: [Double], targets: [Double]
  ) -> [Double] {
    let outputs = values(of: loss.outputFunction, logits: logits)
    return logits.indices.map { k in
      let (z, h, y) = (logits[k], outputs[k], targets[k])
      switch (delta, loss) {
      case (.exact, .squared): return (h - y) * h * sigmoid(-z)
      case (.exact, .crossEntropy), (.exact, .softmax), (.logistic, _): return h - y
      case (.unscaled, _): return y == 1 ? -(1 + exp(-z)) : 1 + exp(z)  // 1/h = 1 + e⁻ᶻ
      }
    }
  }
}
