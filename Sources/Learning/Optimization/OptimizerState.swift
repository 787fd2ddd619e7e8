/// The complete state of a minimization between two iterations, as named numbers.
///
/// Whoever stores it needs to know nothing about optimizers. Taken up again, with the same objective, it continues in
/// the same bits as if it had never stopped.
package struct OptimizerState: Hashable, Sendable {
  /// The name of the method whose state this is.
  package var method: String
  /// Vectors.
  package var arrays: [String: [Double]]
  /// Single numbers.
  package var numbers: [String: Double]
  /// Counts.
  package var counters: [String: Int]

  /// A state of these parts.
  package init(
    method: String, arrays: [String: [Double]] = [:], numbers: [String: Double] = [:],
    counters: [String: Int] = [:]
  ) {
    self.method = method
    self.arrays = arrays
    self.numbers = numbers
    self.counters = counters
  }
}
