import Learning
import Wording

/// What is said of losses, and of the deltas that do not belong to them.
enum LossWords: String, Words {
  case squared
  case crossEntropy = "cross-entropy"
  case softmax

  case foreign = "The delta `{1}` is {2}; it does not belong to the {3} loss."
  case noGradient = "What comes out is not the gradient of the cost."
  case derivative = "the derivative"
  case logistic = "h − y, the derivative of the cross-entropy"
  case unscaled = "−y/h + (1 − y)/(1 − h), in which σ′ is missing"
}

extension Loss {
  /// What it is called.
  var phrase: Phrase {
    switch self {
    case .squared: LossWords.squared()
    case .crossEntropy: LossWords.crossEntropy()
    case .softmax: LossWords.softmax()
    }
  }
}

extension OutputDelta {
  /// Why the delta is not the derivative of the loss; nil when it is.
  func warning(for loss: Loss) -> Phrase? {
    guard !belongs(to: loss) else { return nil }
    let delta: LossWords =
      switch self {
      case .exact: .derivative
      case .logistic: .logistic
      case .unscaled: .unscaled
      }
    return .sentences(
      LossWords.foreign(.name(rawValue), delta(), loss.phrase), LossWords.noGradient())
  }
}
