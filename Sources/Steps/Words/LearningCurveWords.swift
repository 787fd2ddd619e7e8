import Wording

/// What `learning-curve` says.
enum LearningCurveWords: String, Words {
  case trainingSamples = "Training samples"
  case meanLoss = "Cost (mean loss)"
  case trained = "trained on"
  case heldOut = "held out"
  case diverged = "with {1} sample: {2}|with {1} samples: {2}"
  case title = "What more samples change"
  case samples = "Samples"
  case cost = "Cost"
  case heldOutCost = "Cost, held out"
  case accuracy = "Accuracy"
  case heldOutAccuracy = "Accuracy, held out"
}
