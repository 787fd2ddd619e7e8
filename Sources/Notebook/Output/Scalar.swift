/// A named number that a cell hands to the prose, to `--json` and to comparisons.
public struct Scalar: Hashable, Codable, Sendable {
  public var name: String
  public var value: Double

  public init(name: String, value: Double) {
    self.name = name
    self.value = value
  }
}
