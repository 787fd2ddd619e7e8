/// The way to the objective: counts the evaluations, and stops between two of them.
package final class Evaluator {
  /// Evaluations so far, those before a resumption included.
  private(set) var count: Int
  private let objective: any Objective
  private let limit: Int
  private let isCancelled: @Sendable () -> Bool

  init(_ objective: any Objective, count: Int, limit: Int, isCancelled: @escaping @Sendable () -> Bool) {
    self.objective = objective
    self.count = count
    self.limit = limit
    self.isCancelled = isCancelled
  }

  /// How many samples there are to take batches of; 1 where the objective knows of none.
  var sampleCount: Int { (objective as? any MiniBatchObjective)?.sampleCount ?? 1 }

  /// Takes steps, each of which counts as an evaluation; over the whole where the objective knows of no samples.
  func descend(_ walk: inout AdamWalk, by steps: [BatchStep]) throws(Interruption) {
    if let objective = objective as? any MiniBatchObjective {
      return try objective.descend(&walk, by: steps, beforeEach: countEvaluation)
    }
    for step in steps { walk.step(along: try evaluate(at: walk.x).gradient, rate: step.rate) }
  }

  private func countEvaluation() throws(Interruption) {
    if isCancelled() { throw .cancelled }
    if count >= limit { throw .evaluationLimit }
    count += 1
  }

  /// Cost and, where it is wanted, gradient at x.
  func evaluate(at x: [Double], withGradient: Bool = true) throws(Interruption) -> Point {
    try countEvaluation()
    return objective.point(at: x, withGradient: withGradient)
  }
}

/// Why an iteration was left in the middle. What it had found is dropped, so that going on from the last boundary
/// repeats it in the same bits.
package enum Interruption: Error {
  /// Somebody asked to stop.
  case cancelled
  /// All evaluations that were allowed are done.
  case evaluationLimit
}

/// A place with what the objective says there.
package struct Point: Hashable, Sendable {
  /// The parameters.
  let x: [Double]
  /// The value there.
  let cost: Double
  /// The derivatives by the parameters; none where the method does not follow them.
  let gradient: [Double]
  /// The gradient's largest magnitude; NaN if an element is not finite, nil without a gradient.
  let largestGradient: Double?

  init(x: [Double], cost: Double, gradient: [Double]) {
    self.x = x
    self.cost = cost
    self.gradient = gradient
    largestGradient = gradient.isEmpty ? nil : infinityNorm(gradient)
  }

  /// Whether cost and gradient are finite.
  var isFinite: Bool { cost.isFinite && largestGradient?.isFinite != false }
}

extension Objective {
  func point(at x: [Double], withGradient: Bool) -> Point {
    guard withGradient else { return Point(x: x, cost: evaluate(x), gradient: []) }
    var gradient = Array(repeating: 0.0, count: x.count)
    let cost = evaluate(x, gradient: &gradient)
    return Point(x: x, cost: cost, gradient: gradient)
  }
}
