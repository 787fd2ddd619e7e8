/// A named number that a cell hands to the prose, to `--json` and to comparisons.
package struct Scalar: Hashable, Codable, Sendable {
  package var name: String
  package var value: Double

  package init(name: String, value: Double) {
    self.name = name
    self.value = value
  }
}
