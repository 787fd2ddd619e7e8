/// A function to minimize, with its gradient.
package protocol Objective: Sendable {
  /// How many numbers the function takes.
  var dimension: Int { get }

  /// The value at x, whose length is the dimension; `gradient` is overwritten with the gradient there.
  ///
  /// A value or gradient that is not finite says that x is out of bounds. A gradient that is not the value's own is
  /// followed as far as the value falls along it.
  func evaluate(_ x: [Double], gradient: inout [Double]) -> Double

  /// What each number is best measured in, up to a common factor: changes of one unit each then matter about equally
  /// (Dennis and Schnabel, *Numerical Methods for Unconstrained Optimization and Nonlinear Equations*, section 7.1). Nil
  /// where nothing is known.
  var scales: [Double]? { get }
}

extension Objective {
  package var scales: [Double]? { nil }
}

/// A mean over samples, which can also be taken over some of them.
package protocol MiniBatchObjective: Objective {
  /// How many samples there are.
  var sampleCount: Int { get }

  /// As `evaluate(_:gradient:)`, over these samples alone, counted from 0. What does not depend on samples, such as a
  /// regularization, stays what it is, so that the mean over batches of one size is the whole.
  func evaluate(_ x: [Double], samples: [Int], gradient: inout [Double]) -> Double
}
