import Learning
import Notebook
import Wording

extension Network {
  /// - Throws: ``StepFailure`` when the network does not have an input a pixel and an output a class.
  func checkFits(_ data: Dataset, option: (any AnyOption)? = nil) throws(StepFailure) {
    do throws(NetworkError) {
      try Network.check(layerSizes, features: data.features.columns, classes: data.classNames.count)
    } catch {
      throw StepFailure(
        error.sentence, advice: "put a `network` cell between the two, or load data of the network's size",
        option: option)
    }
  }
}

extension Network {
  /// The most parameters that a network here has: 1 GiB of them, of which training needs a few dozen.
  static let greatestParameterCount = 1 << 27
}

extension NetworkError {
  /// The error in words.
  var sentence: Phrase {
    switch self {
    case .tooFewLayers(let found): "a network has at least two layers, this one has \(found)"
    case .layerSize(let layer, let found): "layer \(layer) has \(found) units"
    case .parameterCount(let found, let expected):
      "there are \(found) parameters where \(expected) are needed"
    case .weightShape(let layer, let rows, let columns, let expected):
      "`Theta\(layer)` is \(rows) × \(columns), it should have \(expected) columns: one for the bias, one for each unit before it"
    case .notFinite(let index): "parameter \(index + 1) is not a number or infinite"
    case .inputs(let network, let data): "the network has \(network) inputs, the data \(data) features"
    case .outputs(let network, let data): "the network has \(network) outputs, the data \(data) classes"
    case .noSamples: "there are no samples to work on"
    case .outOfMemory(let samples): "there is not enough memory for \(samples) samples"
    }
  }
}
