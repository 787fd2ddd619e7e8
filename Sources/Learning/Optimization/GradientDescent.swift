/// x ← x − rate · ∇J, and no more.
struct GradientDescent: Optimizer {
  private let rate: Double

  init(options: OptimizationOptions) {
    rate = options.learningRate(of: .gradientDescent)
  }

  init?(options: OptimizationOptions, remembering state: OptimizerState, dimension: Int) {
    self.init(options: options)
  }

  // Deliberately empty: the method remembers nothing.
  func remember(in state: inout OptimizerState) {}

  mutating func advance(from point: Point, with evaluator: Evaluator) throws(Interruption) -> Advance {
    .moved(to: try evaluator.evaluate(at: sum(point.x, -rate, point.gradient)))
  }
}
