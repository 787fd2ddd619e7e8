import Learning
import Notebook
import Wording

/// What `cost`, `backprop` and `minimize` share: a network and its objective over some samples.
struct LearningProblem {
  let network: Network
  let objective: NetworkObjective

  /// The problem over a subset, which an option of the cell asks for.
  ///
  /// - Throws: ``StepFailure`` when the network does not fit the data or there are no such samples.
  init(
    in context: StepContext, _ options: ObjectiveOptions, over subset: SampleSubset = .train,
    delta: OutputDelta = .exact, askedFor option: any AnyOption = LearningOptions.subset
  ) throws {
    let data = try context.read(Slots.data)
    network = try context.read(Slots.network)
    try network.checkFits(data)
    try data.checkHasSamples(of: subset, askedFor: option)
    do throws(NetworkError) {
      objective = try NetworkObjective(
        samples: data.packed(subset, precision: options.precision, threads: context.threads),
        layerSizes: network.layerSizes, activation: network.activation, loss: options.loss,
        lambda: options.lambda, delta: delta, threads: context.threads)
    } catch {
      throw StepFailure(error.sentence)
    }
  }
}

/// The options that say which objective is meant, as a cell gives them.
struct ObjectiveOptions: Sendable {
  let loss: Loss
  let lambda: Double
  let precision: Precision

  init(_ options: CellOptions) {
    loss = options[LearningOptions.loss]
    lambda = options[LearningOptions.lambda]
    precision = options[LearningOptions.precision]
  }
}

extension LearningProblem {
  /// The gradient, or what the delta makes of it.
  func gradient(at parameters: [Double]) -> [Double] {
    var gradient = [Double](repeating: 0, count: parameters.count)
    _ = objective.cost(at: parameters, gradient: &gradient)
    return gradient
  }

  /// The Euclidean norm of the gradient.
  func gradientNorm(at parameters: [Double]) -> Double {
    gradient(at: parameters).reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
}

extension Dataset {
  /// The samples of a subset, which an option of the cell asks for.
  ///
  /// - Throws: ``StepFailure`` when there are none.
  func someSamples(of subset: SampleSubset) throws(StepFailure) -> Dataset {
    try checkHasSamples(of: subset)
    return samples(of: subset)
  }

  /// Throws a ``StepFailure`` when there are no samples of a subset, which an option of the cell asks for.
  func checkHasSamples(
    of subset: SampleSubset, askedFor option: any AnyOption = LearningOptions.subset
  ) throws(StepFailure) {
    guard !indices(of: subset).isEmpty else {
      throw StepFailure(
        FailureWords.noneHeldOut(), advice: FailureWords.addHoldout(),
        option: option)
    }
  }
}
