import Synchronization

/// The cost of a network over a dataset, as a function of Θ.
///
/// J(Θ) = 1/m · Σ loss + λ/(2m) · Σθ² without biases. Its gradient is backpropagated from the chosen output delta; with
/// a delta that does not belong to the loss it is not the gradient of J, and cost and gradient disagree by intent.
package final class NetworkObjective: MiniBatchObjective, Sendable {
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
  /// The numbers that are computed with.
  package let precision: Precision
  /// How many samples there are, m.
  package let sampleCount: Int
  /// How many parameters Θ has.
  package let dimension: Int
  /// The mean over the samples of each feature's square.
  private let meanSquares: [Double]
  private let samples: KernelSamples
  private let evaluator: KernelEvaluator
  private let threads: Int
  /// Made when steps are taken for the first time. Walks take turns.
  private let stepper = Mutex<KernelStepper?>(nil)

  /// The cost over packed samples; throws when they do not fit the layers or the memory runs out. The results' bits do
  /// not depend on `threads`.
  package init(
    samples: PackedSamples, layerSizes: [Int], activation: Activation, loss: Loss, lambda: Double,
    delta: OutputDelta = .exact, threads: Int
  ) throws(NetworkError) {
    try Network.check(layerSizes, features: samples.features, classes: samples.classes)
    let evaluator = KernelEvaluator(
      layerSizes: layerSizes, activation: activation, loss: loss, delta: delta, precision: samples.precision,
      hasGradients: true, threads: threads)
    guard let evaluator else { throw .outOfMemory(samples: samples.count) }
    self.evaluator = evaluator
    self.layerSizes = layerSizes
    self.activation = activation
    self.loss = loss
    self.lambda = lambda
    self.delta = delta
    self.threads = threads
    self.samples = samples.kernelSamples
    precision = samples.precision
    sampleCount = samples.count
    dimension = Network.parameterCount(of: layerSizes)
    meanSquares = samples.meanSquares
  }

  /// The cost over all samples of `dataset`, which is the subset that is wanted already; throws when it does not fit the
  /// layers or is empty. The samples are packed; the dataset itself is not kept.
  package convenience init(
    dataset: Dataset, layerSizes: [Int], activation: Activation, loss: Loss, lambda: Double,
    delta: OutputDelta = .exact, precision: Precision = .double, threads: Int
  ) throws(NetworkError) {
    try Network.check(
      layerSizes, features: dataset.features.columns, classes: dataset.classNames.count)
    try self.init(
      samples: PackedSamples(dataset, precision: precision, threads: threads), layerSizes: layerSizes,
      activation: activation, loss: loss, lambda: lambda, delta: delta, threads: threads)
  }

  /// One over the size of what a weight multiplies, so that changes of one unit each change the sums that they enter
  /// about equally: as if the features had been normalized (LeCun, Bottou, Orr and Müller, *Efficient BackProp*, 1998,
  /// section 4.3). Biases and hidden units count as ½.
  ///
  /// A feature's size is its root mean square, but not less than a tenth of that of all features: weights of pixels that
  /// are hardly ever set are of little account, and must not run away. Nil where that can't be told: all features are
  /// zero, or their squares beyond what numbers hold.
  package var scales: [Double]? {
    let floor = meanSquares.reduce(0, +) / Double(meanSquares.count) / 100
    guard floor > 1e-300, floor < 1e300 else { return nil }
    let usual = 2.0
    let features = meanSquares.map { 1 / ($0 + floor).squareRoot() }
    let first = Array(repeating: [usual] + features, count: layerSizes[1]).flatMap { $0 }
    return first + Array(repeating: usual, count: dimension - first.count)
  }

  /// The Gauss–Newton matrix, layer by layer as a Kronecker product (Martens and Grosse, *Optimizing neural networks with
  /// Kronecker-factored approximate curvature*, ICML 2015): of up to 1,024 samples, in the objective's precision. Nil where
  /// a layer has more units than a matrix of their products should have.
  package func makeCurvature() -> (any Curvature)? {
    guard layerSizes.allSatisfy({ $0 <= KernelCurvature.largestLayer }) else { return nil }
    return KernelCurvature(
      layerSizes: layerSizes, activation: activation, loss: loss, decay: lambda / Double(sampleCount),
      samples: samples, threads: threads)
  }

  /// J at Θ.
  package func cost(at parameters: [Double]) -> Cost {
    Cost(
      dataTerm: evaluator.loss(at: parameters, over: samples), regularization: regularization(at: parameters))
  }

  /// J at Θ with each of some parameters changed alone, in ascending order of their indices: the same numbers as of as many
  /// evaluations, for a fraction of the work.
  package func costs(at parameters: [Double], changing changes: [ParameterChange]) -> [Cost] {
    let losses = stride(from: 0, to: changes.count, by: Self.changesAtOnce).flatMap { first in
      let some = Array(changes[first..<min(first + Self.changesAtOnce, changes.count)])
      return evaluator.losses(at: parameters, changing: some, over: samples)
        ?? some.map { evaluator.loss(at: $0.applied(to: parameters), over: samples) }
    }
    return zip(changes, losses).map { change, loss in
      Cost(dataTerm: loss, regularization: regularization(at: change.applied(to: parameters)))
    }
  }

  /// As many as share a pass over the samples: their units take memory.
  private static let changesAtOnce = 128

  /// J at Θ, and the delta's gradient.
  package func cost(at parameters: [Double], gradient: inout [Double]) -> Cost {
    Cost(
      dataTerm: evaluator.loss(
        at: parameters, over: samples, decay: lambda / Double(sampleCount), gradient: &gradient),
      regularization: regularization(at: parameters))
  }

  package func evaluate(_ x: [Double]) -> Double { cost(at: x).total }

  package func evaluate(_ x: [Double], gradient: inout [Double]) -> Double {
    cost(at: x, gradient: &gradient).total
  }

  package func descend(
    _ walk: inout AdamWalk, by steps: [BatchStep], beforeEach: () throws(Interruption) -> Void
  ) throws(Interruption) {
    let decay = lambda / Double(sampleCount)
    try stepper.withLock { stepper throws(Interruption) in
      let largest = steps.reduce(0) { max($0, $1.samples.count) }
      let able = stepper.flatMap { $0.capacity >= largest ? $0 : nil } ?? makeStepper(capacity: largest)
      stepper = able
      able.take(walk)
      for step in steps {
        try beforeEach()
        walk.steps += 1
        able.step(walk, step, decay: decay)
      }
      able.give(to: &walk)
    }
  }

  private func makeStepper(capacity: Int) -> KernelStepper {
    let stepper = KernelStepper(
      layerSizes: layerSizes, activation: activation, loss: loss, delta: delta, samples: samples,
      capacity: capacity, threads: threads)
    // As with Swift's own arrays: nothing can go on without memory for a few samples.
    guard let stepper else { fatalError("out of memory for batches of \(capacity) samples") }
    return stepper
  }

  private func regularization(at parameters: [Double]) -> Double {
    if lambda == 0 { return 0 }
    var sum = 0.0
    var start = 0
    for (previous, next) in zip(layerSizes, layerSizes.dropFirst()) {
      for _ in 0..<next {
        sum += sumOfSquares(parameters[start + 1...start + previous])
        start += previous + 1
      }
    }
    return lambda / (2 * Double(sampleCount)) * sum
  }
}
