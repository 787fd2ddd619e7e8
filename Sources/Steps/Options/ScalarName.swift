/// The name of a scalar of an earlier cell, as prose has it: `predict.accuracy`.
struct ScalarName: LosslessStringConvertible, Sendable {
  let label: String
  let scalar: String

  init?(_ description: String) {
    let parts = description.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else { return nil }
    label = String(parts[0])
    scalar = String(parts[1])
  }

  var description: String { "\(label).\(scalar)" }
}
