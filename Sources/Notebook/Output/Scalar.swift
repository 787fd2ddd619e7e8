/// A named number that a cell hands to the prose, to `--json` and to comparisons.
public struct Scalar: Hashable, Codable, Sendable {
  /// Its name, as prose says it behind the label: `cost`.
  public var name: String
  /// The number; it may be infinite or not a number.
  public var value: Double

  /// A number with its name.
  public init(name: String, value: Double) {
    self.name = name
    self.value = value
  }
}
