/// Limited-memory BFGS: Nocedal and Wright, *Numerical Optimization*, 2nd edition, algorithm 7.5, with the line search
/// of Moré and Thuente.
package struct LBFGS: OptimizationMethod {
  package let name = "l-bfgs"
  /// How many curvature pairs are remembered, at least 1. More than ten save no more evaluations of a network.
  package var memory: Int

  /// The method with a memory of so many pairs.
  package init(memory: Int = 10) { self.memory = memory }

  package func makeOptimizer(for problem: Problem) -> any Optimizer { LBFGSOptimizer(self, problem) }

  package func makeOptimizer(
    for problem: Problem, remembering state: OptimizerState
  ) -> (any Optimizer)? {
    var optimizer = LBFGSOptimizer(self, problem)
    return optimizer.recall(state) ? optimizer : nil
  }
}

private struct LBFGSOptimizer: Optimizer {
  private var pairs: CurvaturePairs
  private let lineSearch = LineSearch(curvature: 0.9)

  /// (s·y)/(y·Dy) is of the steepest curvatures that the last step met, and short for most directions. Two to three times
  /// as much saves about a sixth of a network's evaluations, as was measured; four times leads too far.
  private static let initialFactor = 2.5

  init(_ method: LBFGS, _ problem: Problem) {
    pairs = CurvaturePairs(of: problem, capacity: method.memory, initialFactor: Self.initialFactor)
  }

  mutating func recall(_ state: OptimizerState) -> Bool { pairs.recall(state) }

  func remember(in state: inout OptimizerState) {
    pairs.remember(in: &state)
  }

  mutating func advance(from point: Point, with evaluator: Evaluator) throws(Interruption) -> Advance {
    if !pairs.isEmpty {
      let direction = pairs.inverseHessian(times: scaled(point.gradient, by: -1))
      if let next = try lineSearch.search(from: point, along: direction, firstStep: 1, with: evaluator) {
        remember(from: point, to: next)
        return .moved(to: next)
      }
      // What the pairs say does not help here: forget them and begin again.
      pairs.removeAll()
    }
    let next = try lineSearch.descend(from: point, squaredScales: pairs.squaredScales, with: evaluator)
    guard let next else { return .stuck }
    remember(from: point, to: next)
    return .moved(to: next)
  }

  private mutating func remember(from point: Point, to next: Point) {
    pairs.insert(step: difference(next.x, point.x), change: difference(next.gradient, point.gradient))
  }
}
