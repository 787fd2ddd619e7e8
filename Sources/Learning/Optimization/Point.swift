/// A place with what the objective says there.
struct Point: Hashable, Sendable {
  let x: [Double]
  let cost: Double
  let gradient: [Double]

  /// Whether cost and gradient are finite; the sum tells of any infinity or NaN among the elements' magnitudes.
  var isFinite: Bool { cost.isFinite && infinityNorm(gradient).isFinite }
}
