/// A method of minimization between two iterations: what it remembers, and how it makes the next one.
protocol Optimizer {
  /// The method at its start.
  init(_ problem: Problem)

  /// The method with what it remembered in `state`; nil when that is not this method's memory of this dimension.
  init?(_ problem: Problem, remembering state: OptimizerState)

  /// Adds what the method remembers to a state.
  func remember(in state: inout OptimizerState)

  /// Makes one iteration from a finite point. When it is interrupted, the method is not used again.
  mutating func advance(from point: Point, with evaluator: Evaluator) throws(Interruption) -> Advance
}

/// What an iteration came to.
enum Advance {
  case moved(to: Point)
  case stuck
}

extension OptimizationMethod {
  var optimizer: any Optimizer.Type {
    switch self {
    case .lbfgs: LBFGS.self
    case .tnc: TruncatedNewton.self
    case .cg: ConjugateGradient.self
    case .gradientDescent: GradientDescent.self
    case .adam: Adam.self
    }
  }
}
