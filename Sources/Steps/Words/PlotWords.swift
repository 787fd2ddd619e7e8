import Wording

/// What `plot` says.
enum PlotWords: String, Words {
  case weight = "Weight"
  case share = "Share of the layer's weights, %"
  case title = "The weights of each layer"
  case layer = "Layer"
  case weights = "Weights"
  case mean = "Mean"
  case deviation = "Deviation"
  case least = "Least"
  case greatest = "Greatest"

  case fading = "An image of class {1} that fades into one of class {2}, in {3} steps."
  case secondShare = "Share of the second image"
  case output = "Output"
  case story = "The network reads {1}."
  case storyWithoutChange = "The network reads {1} all the way."
  case change = "from {1} on {2}"
  case then = "{1}, {2}"
}
