/// The error δ at an output's logit that backpropagation starts from.
///
/// Only one of them is the derivative of a given loss. The others are kept because people use them: the article that
/// this project began with minimizes the squared loss along `logistic`, and fails with `unscaled`.
package enum OutputDelta: String, CaseIterable, Hashable, Sendable {
  /// The derivative of the loss itself: (h − y)·h·(1 − h) of the squared, h − y of the cross-entropy and the softmax.
  case exact
  /// h − y whatever the loss: the derivative of the cross-entropy, and of the softmax with its own h.
  case logistic
  /// −y/h + (1 − y)/(1 − h) of the logistic h: the cross-entropy's derivative by h, with σ′(z) = h(1 − h) forgotten.
  /// By z it is the derivative of another function, e⁻ᶻ − z where y = 1 and eᶻ + z where y = 0.
  case unscaled

  /// Whether the delta is the loss's derivative.
  package func belongs(to loss: Loss) -> Bool {
    switch self {
    case .exact: true
    case .logistic: loss != .squared
    case .unscaled: false
    }
  }
}
