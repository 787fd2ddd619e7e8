/// The numbers that a network is evaluated in. Θ, cost and gradient are doubles outside either way.
package enum Precision: String, CaseIterable, Hashable, Sendable {
  /// 53 bits of significand.
  case double
  /// 24 bits: half the memory and twice the speed, for a cost and gradient right to about six digits.
  case single
}
