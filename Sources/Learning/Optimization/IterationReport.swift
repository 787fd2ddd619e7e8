/// Where a minimization is.
package struct IterationReport: Hashable, Sendable {
  /// Iterations done; 0 at the start.
  package let iteration: Int
  /// Evaluations of cost and gradient so far.
  package let evaluations: Int
  /// J here.
  package let cost: Double
  /// The gradient's largest magnitude here.
  package let gradientNorm: Double
}
