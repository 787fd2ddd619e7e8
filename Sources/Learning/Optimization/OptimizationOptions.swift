/// When to stop, and how fast to go.
package struct OptimizationOptions: Hashable, Sendable {
  /// The most iterations, counted from the very start of a resumed run.
  package var iterations: Int
  /// The most evaluations of cost and gradient, counted likewise.
  package var evaluations: Int
  /// Stop when the gradient's largest magnitude is at most `tolerance`, or when an iteration changed J by at most
  /// `tolerance`² · |J|.
  package var tolerance: Double
  /// The fixed rate of gradient descent; the other methods find their own steps.
  package var learningRate: Double

  /// Options, each with the default that suits a small network.
  package init(
    iterations: Int = 200, evaluations: Int = .max, tolerance: Double = 1e-6, learningRate: Double = 1
  ) {
    self.iterations = iterations
    self.evaluations = evaluations
    self.tolerance = tolerance
    self.learningRate = learningRate
  }
}
