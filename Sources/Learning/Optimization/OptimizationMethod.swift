/// A way to minimize, with the hyper-parameters that are its own.
///
/// A new one is a file of its own: the method, and the optimizer that it makes.
package protocol OptimizationMethod: Sendable {
  /// What a saved state is kept under, and what users call it: `l-bfgs`.
  var name: String { get }

  /// Whether it follows the gradient over all samples: otherwise its points have none.
  var followsGradient: Bool { get }

  /// The optimizer at the start of a minimization.
  func makeOptimizer(for problem: Problem) -> any Optimizer

  /// The optimizer with what it remembered in a state; nil when that is not this method's memory of this dimension.
  func makeOptimizer(for problem: Problem, remembering state: OptimizerState) -> (any Optimizer)?
}

extension OptimizationMethod {
  package var followsGradient: Bool { true }
}

/// A method between two iterations: what it remembers, and how it makes the next one.
package protocol Optimizer {
  /// Adds what the method remembers to a state.
  func remember(in state: inout OptimizerState)

  /// Makes one iteration from a finite point. When it is interrupted, the optimizer is not used again.
  mutating func advance(from point: Point, with evaluator: Evaluator) throws(Interruption) -> Advance
}

/// What an iteration came to.
package enum Advance {
  /// Another point, which need not be finite.
  case moved(to: Point)
  /// No step along any direction that the method knows lowers the cost.
  case stuck
}

/// What a method is told before it starts.
package struct Problem {
  /// How many numbers the objective takes.
  let dimension: Int
  /// The squares of the objective's scales: an inverse Hessian, up to a factor, before anything is known of it.
  let squaredScales: [Double]?
  /// Makes what tells of the Hessian; nil where nothing does.
  let makeCurvature: () -> (any Curvature)?

  init(_ objective: some Objective) {
    dimension = objective.dimension
    makeCurvature = objective.makeCurvature
    squaredScales = objective.scales?.map { $0 * $0 }
  }
}
