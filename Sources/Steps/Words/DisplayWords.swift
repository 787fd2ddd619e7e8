import Wording

/// What `display` says.
enum DisplayWords: String, Words {
  case nothing = "The network takes no image for another class: there is nothing to show."
  case grid = "A grid of {1} images, row by row: {2}."
  case misclassifiedGrid = "A grid of {1} misclassified images, row by row: {2}."
  case hiddenUnits =
    "The weights of {1} hidden units, each as an image of {2} by {3} pixels: light where a pixel excites the unit, dark where it inhibits it."

  case shown = "The images that are shown to the network: {1}."
  case image = "Image"
  case hiddenUnit = "Hidden unit"
  case answers = "What each of {1} hidden units answers to {2}, a row an image: {3}."
  case images = "{1} image|{1} images"
  case strongest = "to {1} unit {2} most ({3})"

  case tile = "An image of class {1}, taken for {2}."
  case confusions =
    "Images of the {1} most frequent confusions, each with its class and what it was taken for."
}
