import Wording

/// What `network` says.
enum NetworkWords: String, Words {
  case title = "A network of {1} units"
  case weights = "Weights"
  case size = "Size"
  case parameters = "Parameters"
  case activation = "Activation"
}
