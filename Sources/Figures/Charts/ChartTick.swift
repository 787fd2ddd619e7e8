/// A number that is marked on an axis.
struct ChartTick: Hashable, Sendable {
  /// The number.
  let value: Double

  /// The number as text, with as many digits as its neighbours.
  let label: String
}
