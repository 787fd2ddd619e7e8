/// How to minimize.
package enum OptimizationMethod: String, CaseIterable, Hashable, Sendable {
  /// Limited-memory BFGS with a strong Wolfe line search.
  case lbfgs = "l-bfgs"
  /// Truncated Newton: conjugate gradients on the Newton equations, with the same line search.
  case tnc
  /// Steps against the gradient with a fixed rate.
  case gradientDescent = "gradient-descent"
}
