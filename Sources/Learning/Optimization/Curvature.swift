/// What an objective knows of its Hessian without evaluations: a positive definite matrix like it, measured where it is
/// wanted.
package protocol Curvature: AnyObject {
  /// Looks at the curvature at x, which must be finite. What is measured depends on x alone.
  func measure(at x: [Double])

  /// The inverse of what was measured last, times two vectors: both at once cost hardly more than one.
  func inverse(times u: [Double], _ v: [Double]) -> (u: [Double], v: [Double])
}
