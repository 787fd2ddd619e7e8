/// Adam: steps along the mean gradient of a few samples at a time, scaled by running moments of each component.
///
/// An iteration is an epoch: all samples once, in batches drawn anew, and then an evaluation over all of them, which tells
/// the cost. The steps themselves are ``AdamWalk``'s.
package struct Adam: OptimizationMethod {
  package let name = "adam"
  package let followsGradient = false
  /// The length of a step, as a multiple of the scaled mean gradient.
  package var learningRate: Double
  /// How the rate changes over the epochs.
  package var schedule: Schedule
  /// How many samples a step looks at, at least 1.
  package var batchSize: Int
  /// What the order of the samples is drawn from.
  package var seed: UInt64

  /// The method with this rate and batch size; the same seed draws the same batches.
  package init(
    learningRate: Double = 0.001, schedule: Schedule = .constant, batchSize: Int = 128, seed: UInt64 = 1
  ) {
    self.learningRate = learningRate
    self.schedule = schedule
    self.batchSize = batchSize
    self.seed = seed
  }

  package func makeOptimizer(for problem: Problem) -> any Optimizer { AdamOptimizer(method: self) }

  package func makeOptimizer(
    for problem: Problem, remembering state: OptimizerState
  ) -> (any Optimizer)? {
    AdamOptimizer(method: self, dimension: problem.dimension, remembering: state)
  }
}

private struct AdamOptimizer: Optimizer {
  private let method: Adam
  /// Where the last epoch ended; nil at the start.
  private var walk: AdamWalk?
  private var epochs = 0

  init(method: Adam) { self.method = method }

  init?(method: Adam, dimension: Int, remembering state: OptimizerState) {
    self.init(method: method)
    guard let steps = state.counters["steps"], let epochs = state.counters["epochs"],
      state.counters["horizon"] == method.schedule.horizon
    else { return nil }
    self.epochs = epochs
    if epochs == 0 { return }
    guard let x = state.arrays["parameters"], let mean = state.arrays["mean"],
      let square = state.arrays["square"], mean.count == dimension, square.count == dimension
    else { return nil }
    var walk = AdamWalk(from: x)
    (walk.mean, walk.square, walk.steps) = (mean, square, steps)
    self.walk = walk
  }

  func remember(in state: inout OptimizerState) {
    state.arrays["mean"] = walk?.mean
    state.arrays["square"] = walk?.square
    state.counters["steps"] = walk?.steps ?? 0
    state.counters["epochs"] = epochs
    state.counters["horizon"] = method.schedule.horizon
  }

  mutating func advance(from point: Point, with evaluator: Evaluator) throws(Interruption) -> Advance {
    var walk = walk ?? AdamWalk(from: point.x)
    try evaluator.descend(&walk, by: steps(over: evaluator.sampleCount))
    epochs += 1
    self.walk = walk
    return .moved(to: try evaluator.evaluate(at: walk.x, withGradient: false))
  }

  /// The steps of the next epoch over so many samples.
  private func steps(over sampleCount: Int) -> [BatchStep] {
    var random = Random(seed: method.seed, stream: "epoch \(epochs)")
    let order = random.permutation(sampleCount)
    return stride(from: 0, to: order.count, by: max(method.batchSize, 1)).map { start in
      let done = Double(epochs) + Double(start) / Double(order.count)
      return BatchStep(
        over: order[start...].prefix(max(method.batchSize, 1)),
        rate: method.learningRate * method.schedule.factor(after: done))
    }
  }
}
