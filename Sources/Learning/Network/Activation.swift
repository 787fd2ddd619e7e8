/// What a hidden unit makes of its input; the output layer is logistic whatever the hidden layers are.
package enum Activation: String, CaseIterable, Hashable, Sendable {
  /// 1/(1 + e⁻ᶻ)
  case sigmoid
  /// tanh z
  case tanh
  /// max(z, 0)
  case relu
}
