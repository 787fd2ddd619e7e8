/// What a sample's outputs h cost against its one-hot target y, summed over the outputs.
package enum Loss: String, CaseIterable, Hashable, Sendable {
  /// ½(h − y)²
  case squared
  /// −y ln h − (1 − y) ln(1 − h), computed from the logit z as softplus(z) − y·z, which is finite for any finite z.
  case crossEntropy = "cross-entropy"
}
