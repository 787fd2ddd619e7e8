import Wording

/// What `backprop` says.
enum BackpropWords: String, Words {
  case norms = "Norms of the gradient"
  case layer = "Layer"
  case biases = "Biases"
  case weights = "Weights"
  case together = "Together"
  case all = "All"

  case checked = "The parameters that were checked"
  case worst = "The {1} worst of {2} parameters"
  case parameter = "Parameter"
  case gradient = "Gradient"
  case difference = "Central difference"
  case error = "Relative error"
  case bias = "{1}: bias of unit {2}"
  case weight = "{1}: unit {2}, input {3}"

  case passed = "The gradient check passed: the worst relative error of {1} parameters is {2}."
  case failed = "The gradient check failed: the worst relative error of {1} parameters is {2}."
  case tooCurved = "The cost may be too curved or too flat here for differences."
  case foreignDelta = "The delta does not belong to the loss."
  case angle = "The angle between the two is {1}°."
}
