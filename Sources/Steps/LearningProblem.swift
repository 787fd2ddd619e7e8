import Learning
import Notebook
import Wording

/// What `cost`, `backprop` and `minimize` share: a network, the samples it is held against, and their objective.
struct LearningProblem {
  let network: Network
  let samples: Dataset
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
    samples = try data.someSamples(of: subset, askedFor: option)
    do throws(NetworkError) {
      objective = try NetworkObjective(
        dataset: samples, layerSizes: network.layerSizes, activation: network.activation,
        loss: options.loss, lambda: options.lambda, delta: delta,
        precision: options.precision, threads: context.threads)
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
  func someSamples(
    of subset: SampleSubset, askedFor option: any AnyOption = LearningOptions.subset
  ) throws(StepFailure) -> Dataset {
    let samples = samples(of: subset)
    guard !samples.labels.isEmpty else {
      throw StepFailure(
        FailureWords.noneHeldOut(), advice: FailureWords.addHoldout(),
        option: option)
    }
    return samples
  }
}
