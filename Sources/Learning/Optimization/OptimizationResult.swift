/// What a minimization found.
package struct OptimizationResult: Hashable, Sendable {
  /// The best point of all iterations: the lowest held-out cost with early stopping, else the lowest cost. Line searches
  /// never go up, so there it is the last one; gradient descent with a rate too large may have been lower earlier.
  package let parameters: [Double]
  /// The iteration that `parameters` come from.
  package let bestIteration: Int
  /// J at `parameters`, and at the start.
  package let cost, initialCost: Double
  /// Iterations, and evaluations of cost and gradient, from the very start of a resumed run.
  package let iterations, evaluations: Int
  /// J after each iteration; index 0 is the start.
  package let curve: [Double]
  /// The held-out cost likewise; empty without early stopping.
  package let heldOutCurve: [Double]
  /// Why it ended.
  package let termination: Termination
  /// The state at the last iteration boundary, to go on from.
  package let state: OptimizerState
}

/// Where a minimization is.
package struct IterationReport: Hashable, Sendable {
  /// Iterations done; 0 at the start.
  package let iteration: Int
  /// Evaluations of cost and gradient so far.
  package let evaluations: Int
  /// J here.
  package let cost: Double
  /// The gradient's largest magnitude here; nil where the method does not follow it.
  package let largestGradient: Double?
  /// The held-out cost here; nil without early stopping.
  package let heldOutCost: Double?
}
