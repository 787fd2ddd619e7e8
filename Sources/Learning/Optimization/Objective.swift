/// A function to minimize, with its gradient.
package protocol Objective: Sendable {
  /// How many numbers the function takes.
  var dimension: Int { get }

  /// The value at x, whose length is the dimension; `gradient` is overwritten with the gradient there.
  ///
  /// A value or gradient that is not finite says that x is out of bounds. A gradient that is not the value's own is
  /// followed as far as the value falls along it.
  func evaluate(_ x: [Double], gradient: inout [Double]) -> Double

  /// The value alone, in the same bits.
  func evaluate(_ x: [Double]) -> Double

  /// What each number is best measured in, up to a common factor: changes of one unit each then matter about equally
  /// (Dennis and Schnabel, *Numerical Methods for Unconstrained Optimization and Nonlinear Equations*, section 7.1). Nil
  /// where nothing is known.
  var scales: [Double]? { get }

  /// What tells of the Hessian, for one minimization; nil where nothing does.
  func makeCurvature() -> (any Curvature)?
}

extension Objective {
  package func evaluate(_ x: [Double]) -> Double {
    var gradient = Array(repeating: 0.0, count: x.count)
    return evaluate(x, gradient: &gradient)
  }

  package var scales: [Double]? { nil }

  package func makeCurvature() -> (any Curvature)? { nil }
}

/// A mean over samples, along which Adam takes its steps over some of them at a time.
package protocol MiniBatchObjective: Objective {
  /// How many samples there are.
  var sampleCount: Int { get }

  /// Takes these steps, one after another, each as `AdamWalk.step(along:rate:)` does along the mean gradient over its
  /// samples. What does not depend on samples, such as a regularization, stays what it is, so that the mean over batches
  /// of one size is the whole.
  ///
  /// `beforeEach` is called before each step, and ends them by throwing: then the walk is of no use any more.
  func descend(
    _ walk: inout AdamWalk, by steps: [BatchStep], beforeEach: () throws(Interruption) -> Void
  ) throws(Interruption)
}
