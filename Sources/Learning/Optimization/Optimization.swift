/// Minimization of an objective by one of the methods.
package enum Optimization {
  /// Minimizes from `start`, or goes on from `state`, until a reason to stop is met.
  ///
  /// The observer is told of each iteration boundary, the first included, and may take the complete state there; it
  /// returns false to stop. `isCancelled` is asked before each evaluation. Stopping between two boundaries drops the
  /// part of an iteration that was done, so that a run which goes on from `result.state` ends in the same bits as one
  /// that was never stopped; the same holds when it goes on because `criteria.iterations` was raised.
  ///
  /// With early stopping the held-out cost decides which point is kept, and after how many iterations without a lower one
  /// it ends; otherwise the cost itself.
  ///
  /// No result is worse than the start by that measure. A state of another method or dimension is not taken up: the run then begins at
  /// `start`. Rethrows what the observer throws.
  package static func minimize(
    _ objective: some Objective, from start: [Double], method: any OptimizationMethod,
    until criteria: StoppingCriteria = StoppingCriteria(), earlyStopping: EarlyStopping? = nil,
    resuming state: OptimizerState? = nil, isCancelled: @escaping @Sendable () -> Bool = { false },
    observer: (IterationReport, () -> OptimizerState) throws -> Bool
  ) rethrows -> OptimizationResult {
    precondition(start.count == objective.dimension, "\(start.count) numbers for \(objective.dimension)")
    let problem = Problem(objective)
    var minimization: Minimization
    if let state,
      let resumed = Minimization(state, method: method, earlyStopping: earlyStopping, of: problem)
    {
      minimization = resumed
    } else {
      minimization = Minimization(
        start: objective.point(at: start, withGradient: method.followsGradient), method: method,
        earlyStopping: earlyStopping, of: problem)
    }
    let evaluator = Evaluator(
      objective, count: minimization.evaluations, limit: criteria.evaluations, isCancelled: isCancelled)

    while true {
      if try !observer(minimization.report, { minimization.state }) { return minimization.result(.cancelled) }
      if let reason = minimization.reasonToStop(criteria) { return minimization.result(reason) }
      if let reason = minimization.advance(with: evaluator) { return minimization.result(reason) }
    }
  }

  /// Minimizes unobserved.
  package static func minimize(
    _ objective: some Objective, from start: [Double], method: any OptimizationMethod,
    until criteria: StoppingCriteria = StoppingCriteria(), earlyStopping: EarlyStopping? = nil,
    resuming state: OptimizerState? = nil
  ) -> OptimizationResult {
    minimize(
      objective, from: start, method: method, until: criteria, earlyStopping: earlyStopping, resuming: state
    ) { _, _ in true }
  }
}
