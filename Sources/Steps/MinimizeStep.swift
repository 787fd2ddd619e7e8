import Figures
import Learning
package import Notebook
package import Wording

/// `minimize`: training.
package struct MinimizeStep: Step {
  package static let name = "minimize"
  package static let summary = StepSummary(
    "Trains the network: looks for weights of lower cost.",
    discussion: """
      Starts from the network that it is given and writes the best that it found. Running the cell again starts \
      from the given network again, not from its own result. `l-bfgs`, `k-fac`, `tnc` (truncated Newton) \
      and `cg` (conjugate gradients) find their own step lengths, and measure a feature's weights by the feature's size. \
      `k-fac` is `l-bfgs` that also looks at how the inputs of each layer, and its errors, go together: it needs a fourth \
      of the evaluations, and is the fastest for layers of up to some hundred units; beyond 2,048 it is `l-bfgs`. \
      `gradient-descent` and `adam` take the `learning-rate`. `adam` looks at `batch-size` samples at a time and \
      goes through all of them `epochs` times; with `schedule: cosine` their rate falls to 0 on the way.

      With `early-stopping: 10` the samples that `load` held out decide: the network of their lowest cost is kept, and \
      the minimization ends when 10 iterations, or epochs, have not lowered it. They are then no longer fresh: what \
      `predict` says of them is a little too good.
      """,
    example: """
      method: l-bfgs
      iterations: 200
      lambda: 0.1
      """)

  private static let methodOption = StepOption(
    "method", default: MinimizationMethod.standard, help: "The optimization method.")
  private static let iterations = StepOption(
    "iterations", default: 200, .between(1, 10_000_000), help: "The maximum number of iterations.")
  private static let tolerance = StepOption(
    "tolerance", default: 1e-6, .finite(atLeast: 0),
    help:
      "Stop when no component of the gradient is larger (`adam` looks at none), or J changes by less than the tolerance squared times J; 0 never stops."
  )
  private static let epochs = StepOption<Int?>(
    optional: "epochs", .atLeast(1),
    help: "How often `adam` goes through all samples; the same as its `iterations`.")

  private static let earlyStopping = StepOption<Int?>(
    optional: "early-stopping", .atLeast(1),
    help:
      "Stop after so many iterations (epochs of `adam`) without a lower mean loss of the held-out samples, and keep the network of the lowest."
  )

  package static let revision = 3
  package static let words: [any Words.Type] = [MinimizeWords.self, LossWords.self, FailureWords.self]
  package static let options: [any AnyOption] =
    [
      methodOption, iterations, tolerance, LearningOptions.loss, LearningOptions.lambda,
      LearningOptions.delta,
    ]
    + MinimizationMethod.options + [epochs, earlyStopping, LearningOptions.precision]
  package static let limitOptions: Set = [iterations.name, epochs.name]
  package static let reads: [SlotUse] = [.data, .network]
  package static let writes: [SlotUse] = [.network]
  private static let heldOutCost = "held-out-cost"
  package static let scalars = [
    ScalarSummary("cost", "The cost J at the end.", better: .lower),
    ScalarSummary("initial-cost", "The cost J at the start."),
    ScalarSummary("gradient-norm", "The Euclidean norm of the gradient at the end."),
    ScalarSummary("iterations", "How many iterations were taken."),
    ScalarSummary("best-iteration", "The iteration whose network was kept."),
    ScalarSummary(
      heldOutCost, "The mean loss of the held-out samples there, with early-stopping.", better: .lower),
    ScalarSummary("evaluations", "How often cost and gradient were computed."),
    ScalarSummary("seconds", "How long it took.", better: .lower, isVolatile: true),
  ]

  package var scalarNames: [String] {
    Self.scalars.map(\.name).filter { $0 != Self.heldOutCost || patience != nil }
  }

  private let objective: ObjectiveOptions
  private let delta: OutputDelta
  private let method: MinimizationMethod
  private let criteria: StoppingCriteria
  /// How many iterations to wait for a lower held-out cost; nil without early stopping.
  private let patience: Int?
  /// Makes the method, whose choices start from a seed.
  private let makeMethod: @Sendable (UInt64) -> any OptimizationMethod
  /// Whether the cell gives the rate: then it is to blame where the minimization diverges.
  private let givesRate: Bool

  package init(_ options: CellOptions) throws(OptionProblem) {
    objective = ObjectiveOptions(options)
    delta = options[LearningOptions.delta]
    method = options[Self.methodOption]
    if let option = options.firstGiven(of: method.foreignOptions + (method.countsEpochs ? [] : [Self.epochs]))
    {
      let users = MinimizationMethod.all.filter {
        $0.has(option) || (option.name == Self.epochs.name && $0.countsEpochs)
      }
      throw OptionProblem(
        option, "`\(option.name)` is not an option of the method `\(method.name)`",
        advice:
          "take `\(option.name)` out, or write \(list(users.map { "`method: \($0.name)`" }, word: "or"))")
    }
    if options[Self.epochs] != nil, options.gives(Self.iterations) {
      throw OptionProblem(
        Self.epochs, "`epochs` and `iterations` are the same to `\(method.name)`",
        advice: "keep one of the two")
    }
    criteria = StoppingCriteria(
      iterations: options[Self.epochs] ?? options[Self.iterations], tolerance: options[Self.tolerance])
    patience = options[Self.earlyStopping]
    makeMethod = method.make(options, iterations: criteria.iterations)
    givesRate = options.gives(MinimizationMethod.learningRate)
  }

  package var outputKinds: Set<Output.Kind> { [.lineChart, .table] }

  package func run(in context: inout StepContext) throws {
    let start = ContinuousClock().now
    let problem = try LearningProblem(in: context, objective, delta: delta)
    let result = try minimize(problem, stopping: earlyStopping(of: problem, in: context), context: context)
    let network = try Network(
      layerSizes: problem.network.layerSizes, activation: problem.network.activation,
      outputFunction: objective.loss.outputFunction, parameters: result.parameters)
    context.write(network, to: Slots.network)
    context.set("cost", result.cost)
    context.set("initial-cost", result.initialCost)
    // The optimizers look at the largest component; `backprop` shows this norm, and the two are compared.
    let gradientNorm = problem.gradientNorm(at: result.parameters)
    context.set("gradient-norm", gradientNorm)
    context.set("iterations", Double(result.iterations))
    context.set("best-iteration", Double(result.bestIteration))
    if patience != nil { context.set(Self.heldOutCost, result.heldOutCurve[result.bestIteration]) }
    context.set("evaluations", Double(result.evaluations))
    context.set("seconds", (ContinuousClock().now - start) / .seconds(1))
    context.show(.chart(chart(result)))
    context.show(.table(table(result, gradientNorm: gradientNorm)))
    if let warning = delta.warning(for: objective.loss) { context.show(.note(Note(.warning, warning))) }
    if case .diverged = result.termination {
      throw StepFailure(
        result.termination.phrase,
        advice: FailureWords.smallerRate(),
        option: givesRate ? MinimizationMethod.learningRate : nil)
    }
  }

  /// The mean loss of the held-out samples, as `cost` has it for `lambda: 0`, and the patience with it.
  ///
  /// - Throws: ``StepFailure`` when no samples are held out.
  private func earlyStopping(of problem: LearningProblem, in context: StepContext) throws -> EarlyStopping? {
    guard let patience else { return nil }
    let heldOut = try LearningProblem(
      in: context, objective, over: .heldOut, askedFor: Self.earlyStopping
    ).objective
    return EarlyStopping(patience: patience) { heldOut.cost(at: $0).dataTerm }
  }

  private func minimize(
    _ problem: LearningProblem, stopping: EarlyStopping?, context: StepContext
  ) throws -> OptimizationResult {
    // A state that went further than is asked for now is of no use: the way back is not in it.
    let saved = context.checkpoint.flatMap(OptimizerState.init(archived:))
      .flatMap { $0.iterations <= criteria.iterations ? $0 : nil }
    var isFirst = true
    let result = Optimization.minimize(
      problem.objective, from: problem.network.parameters, method: makeMethod(context.seed), until: criteria,
      earlyStopping: stopping, resuming: saved, isCancelled: context.cancellationCheck
    ) { report, state in
      context.save(checkpoint: { state().archived })
      // Where a run goes on, the curve so far comes with its first report.
      let before = isFirst && report.iteration > 0 ? state() : nil
      let costs = before?.curve ?? [report.cost]
      let heldOut = before?.heldOutCurve ?? [report.heldOutCost].compactMap(\.self)
      isFirst = false
      context.report(
        StepProgress(
          completed: report.iteration, total: criteria.iterations,
          unit: method.countsEpochs ? "epoch" : "iteration",
          measures: [
            Scalar(name: "cost", value: report.cost),
            report.heldOutCost.map { Scalar(name: "held-out cost", value: $0) }
              ?? report.largestGradient.map { Scalar(name: "largest gradient", value: $0) },
          ].compactMap(\.self),
          growth: curves(costs, heldOut: heldOut, from: report.iteration - costs.count + 1)))
      return !context.isCancelled
    }
    context.save(checkpoint: { result.state.archived }, isLast: true)
    try context.checkCancellation()
    return result
  }

  /// The costs of iterations as a chart, or as what it grows by.
  private func curves(_ costs: [Double], heldOut: [Double], from first: Int) -> LineChart {
    let iterations = costs.indices.map { Double(first + $0) }
    var series = [LineChart.Series(name: Phrase.name(method.name), x: iterations, y: costs)]
    if patience != nil {
      series.append(LineChart.Series(name: MinimizeWords.heldOutSamples(), x: iterations, y: heldOut))
    }
    return LineChart(
      xLabel: MinimizeWords.iteration(), yLabel: MinimizeWords.cost(), series: series, yScale: .log)
  }

  private func chart(_ result: OptimizationResult) -> Chart {
    let digits = NumberFormat.significant(3)
    let course = MinimizeWords.course(
      objective.loss.phrase, .number(result.iterations), .name(method.name),
      .number(result.initialCost, digits), .number(result.cost, digits))
    let heldOut =
      patience == nil
      ? Phrase.nothing
      : MinimizeWords.heldOutCourse(
        .number(result.heldOutCurve[result.bestIteration], digits), .number(result.bestIteration))
    return Chart(
      .line(curves(result.curve, heldOut: result.heldOutCurve, from: 0)),
      alternative: .sentences(course, heldOut))
  }

  private func table(_ result: OptimizationResult, gradientNorm: Double) -> Table {
    let digits = NumberFormat.significant(6)
    // What early stopping keeps need not be the end.
    let place = patience == nil ? MinimizeWords.costAtEnd : .costOfKept
    let heldOut: [[Table.Cell]] =
      patience == nil
      ? []
      : [
        [.text(MinimizeWords.keptIteration()), .number(Double(result.bestIteration), .grouped)],
        [
          .text(MinimizeWords.keptHeldOutCost()),
          .number(result.heldOutCurve[result.bestIteration], digits),
        ],
      ]
    return Table(
      title: MinimizeWords.title(),
      rows: [
        [.text(MinimizeWords.costAtStart()), .number(result.initialCost, digits)],
        [.text(place()), .number(result.cost, digits)],
      ] + heldOut + [
        [.text(MinimizeWords.gradientNorm()), .number(gradientNorm, .significant(3))],
        [.text(MinimizeWords.iterations()), .number(Double(result.iterations), .grouped)],
        [.text(MinimizeWords.evaluations()), .number(Double(result.evaluations), .grouped)],
        [.text(MinimizeWords.reason()), .text(result.termination.phrase)],
      ])
  }
}
