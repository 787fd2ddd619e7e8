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
        error.sentence, advice: FailureWords.fitNetwork(),
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
    case .tooFewLayers(let found): FailureWords.tooFewLayers(.number(found))
    case .layerSize(let layer, let found): FailureWords.layerSize(.number(layer), .number(found))
    case .parameterCount(let found, let expected):
      FailureWords.parameterCount(.number(found), .number(expected))
    case .weightShape(let layer, let rows, let columns, let expected):
      FailureWords.weightShape(.number(layer), .number(rows), .number(columns), .number(expected))
    case .notFinite(let index): FailureWords.parameterNotFinite(.number(index + 1))
    case .inputs(let network, let data): FailureWords.inputs(.number(network), .number(data))
    case .outputs(let network, let data): FailureWords.outputs(.number(network), .number(data))
    case .noSamples: FailureWords.noSamples()
    case .outOfMemory(let samples): FailureWords.outOfMemory(.number(samples))
    }
  }
}
