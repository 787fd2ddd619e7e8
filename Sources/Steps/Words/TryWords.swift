import Wording

/// What `try` says.
enum TryWords: String, Words {
  case alternative = "{1} samples to try: {2}."
  case tooLarge = "the network has {1} parameters, a page carries at most {2}"
  case smaller = "try a smaller network"
}
