/// How to minimize.
package enum OptimizationMethod: String, CaseIterable, Hashable, Sendable {
  /// Limited-memory BFGS with a strong Wolfe line search.
  case lbfgs = "l-bfgs"
  /// Truncated Newton: conjugate gradients on the Newton equations, with the same line search.
  case tnc
  /// Nonlinear conjugate gradients, with the same line search.
  case cg
  /// Steps against the gradient with a fixed rate.
  case gradientDescent = "gradient-descent"
  /// Steps along running means of mini-batches' gradients.
  case adam

  /// The rate that the method takes unless told another; nil where it finds its own steps.
  package var defaultLearningRate: Double? {
    switch self {
    case .lbfgs, .tnc, .cg: nil
    case .gradientDescent: 1
    case .adam: 0.001
    }
  }

  /// Whether the method looks at a batch of samples at a time.
  package var usesBatches: Bool { self == .adam }
}
