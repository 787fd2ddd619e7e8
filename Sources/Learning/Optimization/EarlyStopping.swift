/// Stopping when samples that are not learnt from no longer gain by it: the best parameters for them are kept.
///
/// Prechelt, *Early stopping — but when?*, in *Neural Networks: Tricks of the Trade*, 1998, section 2.
package struct EarlyStopping: Sendable {
  /// How many iterations may go by without a lower cost than the lowest so far, at least 1.
  package var patience: Int
  /// The cost of those samples at x. It is no evaluation of the objective, and is not counted as one.
  package var cost: @Sendable ([Double]) -> Double

  /// Stopping after so many iterations by this cost.
  package init(patience: Int, cost: @escaping @Sendable ([Double]) -> Double) {
    self.patience = patience
    self.cost = cost
  }
}

/// What the held-out samples said so far.
struct HeldOutRecord {
  /// Their cost after each iteration; index 0 is the start.
  private(set) var curve: [Double]
  /// Where it was lowest, the first of equals.
  private(set) var best: Point
  /// The iteration of `best`.
  private(set) var iteration: Int

  init(start: Point, cost: Double) {
    curve = [cost]
    best = start
    iteration = 0
  }

  /// Takes down what they say after another iteration.
  mutating func append(_ point: Point, cost: Double) {
    // Whatever is a number is better than a start that is none.
    if cost < curve[iteration] || (curve[iteration].isNaN && !cost.isNaN) {
      best = point
      iteration = curve.count
    }
    curve.append(cost)
  }

  /// Iterations since the best.
  var waiting: Int { curve.count - 1 - iteration }

  func remember(in state: inout OptimizerState) {
    state.arrays["held-out-curve"] = curve
    state.arrays["held-out-parameters"] = best.x
    state.arrays["held-out-gradient"] = best.gradient
    state.numbers["held-out-best-cost"] = best.cost
    state.counters["held-out-best"] = iteration
  }

  /// The record in a state after so many iterations; nil when there is none of this dimension, with gradients of this
  /// length.
  init?(_ state: OptimizerState, dimension: Int, gradient length: Int, iterations: Int) {
    guard let curve = state.arrays["held-out-curve"], curve.count == iterations + 1,
      let x = state.arrays["held-out-parameters"], x.count == dimension,
      let gradient = state.arrays["held-out-gradient"], gradient.count == length,
      let cost = state.numbers["held-out-best-cost"], let iteration = state.counters["held-out-best"],
      curve.indices.contains(iteration)
    else { return nil }
    self.curve = curve
    self.iteration = iteration
    best = Point(x: x, cost: cost, gradient: gradient)
  }
}
