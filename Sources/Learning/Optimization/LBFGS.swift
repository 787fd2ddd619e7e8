/// Limited-memory BFGS: Nocedal and Wright, *Numerical Optimization*, 2nd edition, algorithm 7.5, with the line search
/// of Moré and Thuente.
///
/// With ``usesCurvature`` the inverse Hessian that the pairs correct is the objective's own knowledge, measured at each
/// iteration, as Nocedal and Wright allow for (section 7.2), and Schraudolph, Martens and Grosse suggest for networks:
/// `k-fac`.
package struct LBFGS: OptimizationMethod {
  package var name: String { usesCurvature ? "k-fac" : "l-bfgs" }
  /// How many curvature pairs are remembered, at least 1. More than ten save no more evaluations of a network.
  package var memory: Int
  /// Whether it starts from the objective's curvature, where that is known, rather than from its scales.
  package var usesCurvature: Bool

  /// The method with a memory of so many pairs.
  package init(memory: Int = 10, usesCurvature: Bool = false) {
    self.memory = memory
    self.usesCurvature = usesCurvature
  }

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
  private let curvature: (any Curvature)?

  /// (s·y)/(y·Dy) is of the steepest curvatures that the last step met, and short for most directions. Two to three times
  /// as much saves about a sixth of a network's evaluations, as was measured; four times leads too far.
  private static let initialFactor = 2.5
  /// Where the curvature is known the directions are more alike.
  private static let initialFactorOfCurvature = 1.25

  init(_ method: LBFGS, _ problem: Problem) {
    curvature = method.usesCurvature ? problem.makeCurvature() : nil
    pairs = CurvaturePairs(
      of: problem, capacity: method.memory,
      initialFactor: curvature == nil ? Self.initialFactor : Self.initialFactorOfCurvature)
  }

  mutating func recall(_ state: OptimizerState) -> Bool { pairs.recall(state) }

  func remember(in state: inout OptimizerState) {
    pairs.remember(in: &state)
  }

  mutating func advance(from point: Point, with evaluator: Evaluator) throws(Interruption) -> Advance {
    curvature?.measure(at: point.x)
    if !pairs.isEmpty {
      let direction = pairs.inverseHessian(times: scaled(point.gradient, by: -1), from: curvature)
      if let next = try lineSearch.search(from: point, along: direction, firstStep: 1, with: evaluator) {
        remember(from: point, to: next)
        return .moved(to: next)
      }
      // What the pairs say does not help here: forget them and begin again.
      pairs.removeAll()
    }
    let next =
      if let curvature {
        try lineSearch.descend(
          from: point,
          along: curvature.inverse(times: scaled(point.gradient, by: -1), point.gradient).u, with: evaluator)
      } else {
        try lineSearch.descend(from: point, squaredScales: pairs.squaredScales, with: evaluator)
      }
    guard let next else { return .stuck }
    remember(from: point, to: next)
    return .moved(to: next)
  }

  private mutating func remember(from point: Point, to next: Point) {
    pairs.insert(step: difference(next.x, point.x), change: difference(next.gradient, point.gradient))
  }
}
