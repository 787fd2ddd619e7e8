/// How numbers become distances on an axis.
package enum ChartScale: String, CaseIterable, Hashable, Codable, Sendable {
  /// Equal differences are equal distances.
  case linear
  /// Equal ratios are equal distances; numbers that are not positive, or below 1e-300, have no place.
  case log

  /// True if `value` has a place on an axis of this scale.
  func shows(_ value: Double) -> Bool { value.isFinite && (self == .linear || value > 1e-300) }
}
