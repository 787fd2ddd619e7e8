/// J(Θ), by its two terms.
package struct Cost: Hashable, Sendable {
  /// The mean loss over the samples.
  package let dataTerm: Double
  /// λ/(2m) · Σθ² over the parameters that are no biases.
  package let regularization: Double

  /// J = data term + regularization.
  package var total: Double { dataTerm + regularization }

  /// A cost of these terms.
  package init(dataTerm: Double, regularization: Double) {
    self.dataTerm = dataTerm
    self.regularization = regularization
  }
}
