/// What a sample's outputs cost against its one-hot target y.
package enum Loss: String, CaseIterable, Hashable, Sendable {
  /// ½(h − y)² of the logistic outputs h, summed over the outputs.
  case squared
  /// −y ln h − (1 − y) ln(1 − h) of the logistic outputs h, summed over the outputs; computed from the logit z as
  /// softplus(z) − y·z, which is finite for any finite z.
  case crossEntropy = "cross-entropy"
  /// −ln h of the label's output, where h = eᶻ/Σ eᶻ are the shares of the outputs; computed from the logits as
  /// ln Σ eᶻ − z with the largest z set apart (Bishop, *Pattern Recognition and Machine Learning*, equation 4.108).
  case softmax

  /// What the outputs h of a network that learns by this loss are.
  package var outputFunction: OutputFunction {
    switch self {
    case .squared, .crossEntropy: .logistic
    case .softmax: .softmax
    }
  }
}

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

/// J(Θ), by its two terms.
package struct Cost: Hashable, Sendable {
  /// The mean loss over the samples.
  package let dataTerm: Double
  /// λ/(2m) · Σθ² over the parameters that are not biases.
  package let regularization: Double

  /// J = data term + regularization.
  package var total: Double { dataTerm + regularization }

  /// A cost of these terms.
  package init(dataTerm: Double, regularization: Double) {
    self.dataTerm = dataTerm
    self.regularization = regularization
  }
}
