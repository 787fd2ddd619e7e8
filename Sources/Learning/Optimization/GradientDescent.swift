/// x ← x − rate · ∇J, and no more.
struct GradientDescent: Optimizer {
  private let rate: Double

  init(_ problem: Problem) {
    rate = problem.options.learningRate(of: .gradientDescent)
  }

  init?(_ problem: Problem, remembering state: OptimizerState) {
    self.init(problem)
  }

  // Deliberately empty: the method remembers nothing.
  func remember(in state: inout OptimizerState) {}

  mutating func advance(from point: Point, with evaluator: Evaluator) throws(Interruption) -> Advance {
    .moved(to: try evaluator.evaluate(at: sum(point.x, -rate, point.gradient)))
  }
}
