/// A place with what the objective says there.
struct Point: Hashable, Sendable {
  let x: [Double]
  let cost: Double
  let gradient: [Double]
  /// The gradient's largest magnitude; NaN if an element is not finite.
  let gradientNorm: Double

  init(x: [Double], cost: Double, gradient: [Double]) {
    self.x = x
    self.cost = cost
    self.gradient = gradient
    gradientNorm = infinityNorm(gradient)
  }

  /// Whether cost and gradient are finite.
  var isFinite: Bool { cost.isFinite && gradientNorm.isFinite }
}
