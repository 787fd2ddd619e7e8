import Learning

/// The methods that tests go through.
enum Methods {
  static let withLineSearch: [any OptimizationMethod] = [
    LBFGS(), TruncatedNewton(), ConjugateGradient(), LBFGS(usesCurvature: true),
  ]

  /// All of them; those that take a rate take this one.
  static func all(learningRate: Double) -> [any OptimizationMethod] {
    withLineSearch + [
      GradientDescent(learningRate: learningRate), Adam(learningRate: learningRate),
      GradientDescent(learningRate: learningRate, schedule: .cosine(over: 25)),
      Adam(learningRate: learningRate, schedule: .cosine(over: 25), batchSize: 40),
    ]
  }
}
