/// One of a network's parameters at another value.
package struct ParameterChange: Hashable, Sendable {
  /// Which of Θ's numbers, counted from 0.
  package let index: Int
  /// What it is.
  package let value: Double

  /// The number at `index`, at `value`.
  package init(index: Int, value: Double) {
    self.index = index
    self.value = value
  }

  /// Θ with it.
  func applied(to parameters: [Double]) -> [Double] {
    var changed = parameters
    changed[index] = value
    return changed
  }
}
