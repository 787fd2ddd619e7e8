import Figures
import Learning
package import Notebook
package import Wording

/// `learning-curve`: what more samples to train on would change.
package struct LearningCurveStep: Step {
  package static let name = "learning-curve"
  package static let summary = StepSummary(
    "Trains on more and more samples, and shows what that does to cost and accuracy.",
    discussion: """
      Each training starts from the network that it is given, which should be a fresh one, and sees the first so many \
      training samples in an order drawn from the seed. Cost (the mean loss, without regularization) and accuracy are \
      those of the samples that it was trained on and of the held-out ones: a gap between the two that stays says \
      that more samples, or more regularization, would help; two curves that meet say that a larger network would. \
      Each training is stored by itself: a size more, or a run that was interrupted, costs only what is missing. The \
      network that the cells after it read is not changed.
      """,
    example: """
      sizes: [100, 300, 1000, 3000]
      lambda: 0.1
      """)

  private static let sizes = StepOption<[Share]?>(
    optional: "sizes", .count(1...50),
    help: """
      How many samples to train on, or which fraction of the training samples, each; by default eight sizes up to all, \
      each twice the one before.
      """)
  private static let methodOption = StepOption(
    "method", default: MinimizationMethod.standard, help: "The optimization method.")
  private static let iterations = StepOption(
    "iterations", default: 200, .between(1, 10_000_000),
    help: "The maximum number of iterations of each training.")
  private static let tolerance = StepOption(
    "tolerance", default: 1e-6, .finite(atLeast: 0),
    help: "When a training stops before; as with `minimize`.")

  package static let words: [any Words.Type] = [
    LearningCurveWords.self, MinimizeWords.self, FailureWords.self,
  ]
  package static let options: [any AnyOption] =
    [sizes, methodOption, iterations, tolerance, LearningOptions.loss, LearningOptions.lambda]
    + MinimizationMethod.options + [LearningOptions.precision]
  /// What was trained for other sizes serves for these.
  package static let limitOptions: Set = [sizes.name]
  package static let reads: [SlotUse] = [.data, .network]
  package static let scalars = [
    ScalarSummary(
      "accuracy", "The accuracy on the held-out samples with the most training samples.", better: .higher),
    ScalarSummary(
      "cost", "The mean loss of the held-out samples with the most training samples.", better: .lower),
    ScalarSummary("training-accuracy", "The accuracy on the samples that were trained on, the most of them."),
    ScalarSummary("training-cost", "The mean loss of the samples that were trained on, the most of them."),
  ]

  private let sizes: [Share]?
  private let objective: ObjectiveOptions
  private let criteria: StoppingCriteria
  private let method: MinimizationMethod
  private let makeMethod: @Sendable (UInt64) -> any OptimizationMethod

  package init(_ options: CellOptions) throws(OptionProblem) {
    sizes = options[Self.sizes]
    objective = ObjectiveOptions(options)
    criteria = StoppingCriteria(iterations: options[Self.iterations], tolerance: options[Self.tolerance])
    method = options[Self.methodOption]
    makeMethod = method.make(options, iterations: options[Self.iterations])
    if let option = options.firstGiven(of: method.foreignOptions) {
      throw OptionProblem(
        option, "`\(option.name)` is not an option of the method `\(method.name)`",
        advice: "take `\(option.name)` out")
    }
    for size in sizes ?? [] where size == .count(0) {
      throw OptionProblem(Self.sizes, "a size of 0 samples was found", advice: "take it out")
    }
  }

  package var outputKinds: Set<Output.Kind> { [.lineChart, .table] }
  package var measuresUnseen: Bool { true }

  package func run(in context: inout StepContext) throws {
    let data = try context.read(Slots.data)
    let network = try context.read(Slots.network)
    try network.checkFits(data)
    let heldOut = try data.someSamples(of: .heldOut)
    let training = try data.someSamples(of: .train)
    let sizes = try sizes(of: training.labels.count)
    var random = Random(seed: context.seed, stream: "learning-curve")
    let order = random.permutation(training.labels.count)

    var state = context.checkpoint.flatMap(LearningCurveState.init(archived:)) ?? LearningCurveState()
    // What the curves have grown by since the last report.
    var news: [Int] = []
    for (index, size) in sizes.enumerated() {
      defer { news.append(size) }
      if state.points[size] != nil { continue }
      report(state, done: index, of: sizes.count, news: news, in: context)
      news = []
      let samples = training.samples(at: Array(order.prefix(size)))
      let trained = try train(network, on: samples, size: size, state: &state, context: context)
      state.points[size] = LearningCurveState.Point(
        trained: try measure(trained, on: samples, threads: context.threads),
        heldOut: try measure(trained, on: heldOut, threads: context.threads))
      state.underWay = nil
      let finished = state
      context.save(checkpoint: { finished.archived }, isLast: true)
    }
    report(state, done: sizes.count, of: sizes.count, news: news, in: context)
    show(points(of: state, at: sizes), in: &context)
  }

  /// The sizes in ascending order, each once.
  private func sizes(of total: Int) throws(StepFailure) -> [Int] {
    guard let sizes else {
      return Set((0..<8).map { max(1, total >> $0) }).filter { $0 >= 10 || $0 == total }.sorted()
    }
    for case .count(let count) in sizes where count > total {
      throw StepFailure(
        FailureWords.tooManySamples(.number(count), .number(total)),
        advice: FailureWords.smallerSize(),
        option: Self.sizes)
    }
    return Set(sizes.map { max(1, $0.count(of: total)) }).sorted()
  }

  private func train(
    _ network: Network, on samples: Dataset, size: Int, state: inout LearningCurveState, context: StepContext
  ) throws -> Network {
    let objective = try makeObjective(
      of: network, samples, lambda: objective.lambda, threads: context.threads)
    let saved = state.underWay.flatMap { $0.size == size ? $0.optimizer : nil }
    let points = state.points
    let result = Optimization.minimize(
      objective, from: network.parameters, method: makeMethod(context.seed), until: criteria, resuming: saved,
      isCancelled: context.cancellationCheck
    ) { _, optimizer in
      context.save(checkpoint: {
        LearningCurveState(points: points, underWay: (size, optimizer())).archived
      })
      return !context.isCancelled
    }
    if context.isCancelled {
      context.save(
        checkpoint: { LearningCurveState(points: points, underWay: (size, result.state)).archived },
        isLast: true)
    }
    try context.checkCancellation()
    if case .diverged = result.termination {
      throw StepFailure(
        LearningCurveWords.diverged(.number(size), result.termination.phrase),
        advice: FailureWords.smallerRate())
    }
    do throws(NetworkError) {
      return try Network(
        layerSizes: network.layerSizes, activation: network.activation,
        outputFunction: self.objective.loss.outputFunction, parameters: result.parameters)
    } catch {
      throw StepFailure(error.sentence)
    }
  }

  private func measure(
    _ network: Network, on samples: Dataset, threads: Int
  ) throws -> LearningCurveState.Measures {
    let cost = try makeObjective(of: network, samples, lambda: 0, threads: threads).cost(
      at: network.parameters)
    let predictions = network.predictions(for: samples.features, threads: threads)
    let right = zip(predictions, samples.labels).count { $0 == $1 }
    return LearningCurveState.Measures(
      cost: cost.dataTerm, accuracy: Double(right) / Double(samples.labels.count))
  }

  private func makeObjective(
    of network: Network, _ samples: Dataset, lambda: Double, threads: Int
  ) throws(StepFailure) -> NetworkObjective {
    do throws(NetworkError) {
      return try NetworkObjective(
        dataset: samples, layerSizes: network.layerSizes, activation: network.activation,
        loss: objective.loss,
        lambda: lambda, precision: objective.precision, threads: threads)
    } catch {
      throw StepFailure(error.sentence)
    }
  }

  // MARK: - What is shown

  private typealias Points = [(size: Int, point: LearningCurveState.Point)]

  private func report(
    _ state: LearningCurveState, done: Int, of total: Int, news: [Int], in context: StepContext
  ) {
    let points = points(of: state, at: news)
    context.report(
      StepProgress(
        completed: done, total: total, unit: "training",
        measures: points.last.map { [Scalar(name: "held-out accuracy", value: $0.point.heldOut.accuracy)] }
          ?? [],
        growth: chart(points, label: Self.costLabel, scale: .log, \.cost)))
  }

  private func points(of state: LearningCurveState, at sizes: [Int]) -> Points {
    sizes.compactMap { size in state.points[size].map { (size: size, point: $0) } }
  }

  private static let costLabel = LearningCurveWords.meanLoss()

  private func chart(
    _ points: Points, label: Phrase, scale: ChartScale,
    _ measure: KeyPath<LearningCurveState.Measures, Double>
  ) -> LineChart {
    let sizes = points.map { Double($0.size) }
    return LineChart(
      xLabel: LearningCurveWords.trainingSamples(), yLabel: label,
      series: [
        LineChart.Series(
          name: LearningCurveWords.trained(), x: sizes, y: points.map { $0.point.trained[keyPath: measure] }),
        LineChart.Series(
          name: LearningCurveWords.heldOut(), x: sizes, y: points.map { $0.point.heldOut[keyPath: measure] }),
      ], xScale: .log, yScale: scale)
  }

  private func show(_ points: Points, in context: inout StepContext) {
    if let last = points.last?.point {
      context.set("accuracy", last.heldOut.accuracy)
      context.set("cost", last.heldOut.cost)
      context.set("training-accuracy", last.trained.accuracy)
      context.set("training-cost", last.trained.cost)
    }
    for chart in [
      chart(points, label: Self.costLabel, scale: .log, \.cost),
      chart(points, label: LearningCurveWords.accuracy(), scale: .linear, \.accuracy),
    ] {
      context.show(.chart(Chart(.line(chart), alternative: chart.alternativeText)))
    }
    let (cost, share) = (NumberFormat.significant(4), NumberFormat.percent(2))
    context.show(
      .table(
        Table(
          title: LearningCurveWords.title(),
          columns: [
            LearningCurveWords.samples(), LearningCurveWords.cost(), LearningCurveWords.heldOutCost(),
            LearningCurveWords.accuracy(), LearningCurveWords.heldOutAccuracy(),
          ],
          rows: points.map { size, point in
            [
              .number(Double(size), .grouped), .number(point.trained.cost, cost),
              .number(point.heldOut.cost, cost),
              .number(point.trained.accuracy, share), .number(point.heldOut.accuracy, share),
            ]
          })))
  }
}
