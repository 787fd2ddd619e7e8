import Learning
import Notebook
import Wording

/// The hidden layers of a fresh network, and how large they may make it: what `hidden` and `parameter-limit` say.
struct HiddenLayers: Sendable {
  let sizes: [Int]
  private let parameterLimit: Int
  /// Whether the cell gives them, and may be to blame for their size.
  private let areGiven: Bool

  init(_ options: CellOptions) {
    sizes = options[LearningOptions.hidden].sizes
    parameterLimit = options[LearningOptions.parameterLimit]
    areGiven = options.gives(LearningOptions.hidden)
  }

  /// The layers of a network with an input a pixel and an output a class.
  ///
  /// - Throws: ``StepFailure`` if it would have more parameters than it may.
  func layers(for data: Dataset) throws(StepFailure) -> [Int] {
    let layers = [data.features.columns] + sizes + [data.classNames.count]
    let count = Network.parameterCount(of: layers)
    guard count <= parameterLimit else {
      throw StepFailure(
        FailureWords.tooLargeNetwork(
          Phrase.name(layers.map(String.init).joined(separator: "-")), excess(count)),
        advice: FailureWords.makeSmaller(), option: LearningOptions.hidden)
    }
    return layers
  }

  /// Before there is any data, the same for the smallest network with these layers.
  ///
  /// - Parameter inputs: how many pixels an image has, and the option that says so.
  /// - Throws: ``OptionProblem`` if even that would have more parameters than it may.
  func checkLeastSize(
    inputs: (count: Int, option: any AnyOption)? = nil, outputs: Int? = nil
  ) throws(OptionProblem) {
    let count = Network.parameterCount(of: [inputs?.count ?? 1] + sizes + [outputs ?? 1])
    guard count <= parameterLimit else {
      let option: any AnyOption = areGiven ? LearningOptions.hidden : inputs?.option ?? LearningOptions.hidden
      throw OptionProblem(
        option, "the network has at least \(excess(count))",
        advice: FailureWords.makeSmaller().english)
    }
  }

  /// How many copies of the parameters a training holds: those of L-BFGS, ten pairs of vectors and some more.
  private static let copiesInTraining = 25

  private func excess(_ count: Int) -> Phrase {
    FailureWords.excess(
      .grouped(count), .numeral("\(ByteCount(8 * count))"),
      .numeral("\(ByteCount(8 * Self.copiesInTraining * count))"), .grouped(parameterLimit))
  }
}
