/// x ← x − rate · ∇J, and no more.
package struct GradientDescent: OptimizationMethod {
  package let name = "gradient-descent"
  /// The length of a step, as a multiple of the gradient.
  package var learningRate: Double
  /// How the rate changes over the iterations.
  package var schedule: Schedule

  /// The method with this rate.
  package init(learningRate: Double = 1, schedule: Schedule = .constant) {
    self.learningRate = learningRate
    self.schedule = schedule
  }

  package func makeOptimizer(for problem: Problem) -> any Optimizer {
    GradientDescentOptimizer(method: self)
  }

  package func makeOptimizer(
    for problem: Problem, remembering state: OptimizerState
  ) -> (any Optimizer)? {
    GradientDescentOptimizer(method: self, remembering: state)
  }
}

private struct GradientDescentOptimizer: Optimizer {
  private let method: GradientDescent
  /// Steps taken: where on the schedule it is.
  private var steps = 0

  init(method: GradientDescent) { self.method = method }

  init?(method: GradientDescent, remembering state: OptimizerState) {
    guard let steps = state.counters["steps"], state.counters["horizon"] == method.schedule.horizon else {
      return nil
    }
    self.method = method
    self.steps = steps
  }

  func remember(in state: inout OptimizerState) {
    state.counters["steps"] = steps
    state.counters["horizon"] = method.schedule.horizon
  }

  mutating func advance(from point: Point, with evaluator: Evaluator) throws(Interruption) -> Advance {
    let rate = method.learningRate * method.schedule.factor(after: Double(steps))
    steps += 1
    return .moved(to: try evaluator.evaluate(at: sum(point.x, -rate, point.gradient)))
  }
}
