/// x ← x − rate · ∇J, and no more.
package struct GradientDescent: OptimizationMethod {
  package let name = "gradient-descent"
  /// The length of a step, as a multiple of the gradient.
  package var learningRate: Double

  /// The method with this rate.
  package init(learningRate: Double = 1) { self.learningRate = learningRate }

  package func makeOptimizer(for problem: Problem) -> any Optimizer {
    GradientDescentOptimizer(rate: learningRate)
  }

  package func makeOptimizer(
    for problem: Problem, remembering state: OptimizerState
  ) -> (any Optimizer)? {
    makeOptimizer(for: problem)
  }
}

private struct GradientDescentOptimizer: Optimizer {
  let rate: Double

  // Deliberately empty: the method remembers nothing.
  func remember(in state: inout OptimizerState) {}

  mutating func advance(from point: Point, with evaluator: Evaluator) throws(Interruption) -> Advance {
    .moved(to: try evaluator.evaluate(at: sum(point.x, -rate, point.gradient)))
  }
}
