import Wording

/// What `cost` says.
enum CostWords: String, Words {
  case title = "The cost"
  case meanLoss = "Mean loss of {1} samples"
  case regularization = "Regularization"
  case cost = "Cost J"
}
