/// When to stop.
package struct StoppingCriteria: Hashable, Sendable {
  /// The most iterations, counted from the very start of a resumed run. An iteration of `Adam` is an epoch.
  package var iterations: Int
  /// The most evaluations of cost and gradient, counted likewise; one over a batch of samples counts as one.
  package var evaluations: Int
  /// Stop when the gradient's largest magnitude is at most `tolerance`, where the method follows the gradient, or when an
  /// iteration changed J by at most `tolerance`² · |J|.
  package var tolerance: Double

  /// Criteria, each with the default that suits a small network.
  package init(iterations: Int = 200, evaluations: Int = .max, tolerance: Double = 1e-6) {
    self.iterations = iterations
    self.evaluations = evaluations
    self.tolerance = tolerance
  }
}

/// Why a minimization ended.
package enum Termination: Hashable, Sendable {
  /// The gradient's largest magnitude came down to the tolerance.
  case gradientSmall
  /// An iteration changed the cost by less than the tolerance allows for.
  case costChangeSmall
  /// All iterations that were asked for are done.
  case iterationLimit
  /// All evaluations that were allowed are done.
  case evaluationLimit
  /// The held-out cost has not fallen below that of this iteration for as long as was to be waited.
  case heldOutCostStays(since: Int)
  /// No step along any direction that the method knows lowered the cost.
  case lineSearchFailed
  /// The cost or its gradient was no longer finite after this iteration; the last finite point was kept.
  case diverged(iteration: Int)
  /// The observer asked to stop.
  case cancelled
}
