import Learning
import Notebook

/// Options that several steps share: one description for all of them.
enum LearningOptions {
  static let loss = StepOption(
    "loss", default: Loss.crossEntropy,
    help:
      "The loss of a sample: half the squared distance, the cross-entropy of each logistic output, or the cross-entropy of the softmax."
  )
  static let lambda = StepOption(
    "lambda", default: 0.001, .finite(atLeast: 0),
    help: "The weight λ of the regularization λ/(2m)·Σθ², biases left out.")
  static let subset = StepOption(
    "on", default: SampleSubset.train, help: "Which samples: those for training, those held out, or all.")
  static let delta = StepOption(
    "delta", default: OutputDelta.exact,
    help: """
      The error at the outputs that is propagated back: the derivative of the loss, h − y whatever the loss, or \
      the cross-entropy's derivative with σ′ forgotten.
      """)

  static let precision = StepOption(
    "precision", default: Precision.double,
    help:
      "Compute in double precision (64 bits) or single (32 bits): twice as fast, and accurate to about six digits."
  )

  /// The names of all hidden layers' sizes, one or several.
  static let hidden = StepOption(
    "hidden", default: LayerSizes(sizes: [25]),
    help: "Units of the hidden layer, or a list with the units of each.")

  /// How large a network may become before someone has said that it should.
  static let parameterLimit = StepOption(
    "parameter-limit", default: 10_000_000, .between(1, Network.greatestParameterCount),
    help: "The most parameters that the network may have: one takes 8 bytes, and in training about 200.")
}
