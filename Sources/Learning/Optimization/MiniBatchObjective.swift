/// A mean over samples, which can also be taken over some of them.
package protocol MiniBatchObjective: Objective {
  /// How many samples there are.
  var sampleCount: Int { get }

  /// As `evaluate(_:gradient:)`, over these samples alone, counted from 0. What does not depend on samples, such as a
  /// regularization, stays what it is, so that the mean over batches of one size is the whole.
  func evaluate(_ x: [Double], samples: [Int], gradient: inout [Double]) -> Double
}
