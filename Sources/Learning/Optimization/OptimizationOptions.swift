/// When to stop, and how fast to go.
package struct OptimizationOptions: Hashable, Sendable {
  /// The most iterations, counted from the very start of a resumed run. An iteration of `adam` is an epoch.
  package var iterations: Int
  /// The most evaluations of cost and gradient, counted likewise; one over a batch of samples counts as one.
  package var evaluations: Int
  /// Stop when the gradient's largest magnitude is at most `tolerance`, or when an iteration changed J by at most
  /// `tolerance`² · |J|.
  package var tolerance: Double
  /// The rate of `gradient-descent` and `adam`, or nil for the method's own default; the others find their own steps.
  package var learningRate: Double?
  /// How many samples `adam` takes at a time.
  package var batchSize: Int
  /// What the order of `adam`'s samples is drawn from.
  package var seed: UInt64

  /// Options, each with the default that suits a small network.
  package init(
    iterations: Int = 200, evaluations: Int = .max, tolerance: Double = 1e-6, learningRate: Double? = nil,
    batchSize: Int = 128, seed: UInt64 = 1
  ) {
    self.iterations = iterations
    self.evaluations = evaluations
    self.tolerance = tolerance
    self.learningRate = learningRate
    self.batchSize = batchSize
    self.seed = seed
  }

  /// The rate that a method with a rate is to take.
  func learningRate(of method: OptimizationMethod) -> Double {
    learningRate ?? method.defaultLearningRate ?? 1
  }
}
