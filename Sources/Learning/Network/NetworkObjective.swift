/// The cost of a network over a dataset, as a function of Θ.
///
/// J(Θ) = 1/m · Σ loss + λ/(2m) · Σθ² without biases. Its gradient is backpropagated from the chosen output delta; with
/// a delta that does not belong to the loss it is no gradient of J, and `value` and `gradient` disagree by intent.
package final class NetworkObjective: Objective, Sendable {
  /// Units by layer, input first.
  package let layerSizes: [Int]
  /// What the hidden layers apply.
  package let activation: Activation
  /// What a sample costs.
  package let loss: Loss
  /// The weight of the regularization, λ.
  package let lambda: Double
  /// The error that backpropagation starts from.
  package let delta: OutputDelta
  /// How many samples there are, m.
  package let sampleCount: Int
  /// How many parameters Θ has.
  package let dimension: Int
  private let room: KernelRoom

  /// The cost over all samples of `dataset`, which is the part that is wanted already; throws when it does not fit the
  /// layers or is empty. The results' bits do not depend on `threads`.
  package init(
    dataset: Dataset, layerSizes: [Int], activation: Activation, loss: Loss, lambda: Double,
    delta: OutputDelta = .exact, threads: Int
  ) throws(NetworkError) {
    try Network.check(
      layerSizes, features: dataset.features.columns, classes: dataset.classNames.count)
    if dataset.labels.isEmpty { throw .noSamples }
    self.layerSizes = layerSizes
    self.activation = activation
    self.loss = loss
    self.lambda = lambda
    self.delta = delta
    sampleCount = dataset.labels.count
    dimension = Network.parameterCount(of: layerSizes)
    room = KernelRoom(
      layerSizes: layerSizes, activation: activation, loss: loss, delta: delta, features: dataset.features,
      labels: dataset.labels, threads: threads)
  }

  /// J at Θ.
  package func cost(at parameters: [Double]) -> Cost {
    Cost(dataTerm: room.loss(at: parameters), regularization: regularization(at: parameters))
  }

  /// J at Θ, and the delta's gradient.
  package func cost(at parameters: [Double], gradient: inout [Double]) -> Cost {
    let dataTerm = room.loss(at: parameters, gradient: &gradient)
    let scale = lambda / Double(sampleCount)
    forEachWeight { range in
      for i in range { gradient[i] += scale * parameters[i] }
    }
    return Cost(dataTerm: dataTerm, regularization: regularization(at: parameters))
  }

  package func evaluate(_ x: [Double], gradient: inout [Double]) -> Double {
    cost(at: x, gradient: &gradient).total
  }

  private func regularization(at parameters: [Double]) -> Double {
    var sum = 0.0
    forEachWeight { range in
      for i in range { sum += parameters[i] * parameters[i] }
    }
    return lambda / (2 * Double(sampleCount)) * sum
  }

  /// The parameters that are no biases, one run of them a unit.
  private func forEachWeight(_ body: (Range<Int>) -> Void) {
    var start = 0
    for (previous, next) in zip(layerSizes, layerSizes.dropFirst()) {
      for _ in 0..<next {
        body(start + 1..<start + 1 + previous)
        start += previous + 1
      }
    }
  }
}
