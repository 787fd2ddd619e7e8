import Figures
import Learning
package import Notebook
import Wording

/// `minimize`: training.
package struct MinimizeStep: Step {
  package static let name = "minimize"
  package static let summary = StepSummary(
    "Trains the network: looks for weights of lower cost.",
    discussion: """
      Starts from the network that it is given and writes the best that it found. Running the cell again starts \
      from the given network again, not from its own result. `l-bfgs`, `tnc` (truncated Newton) and `cg` \
      (conjugate gradients) find their own step lengths, and measure a feature's weights by the feature's size; \
      `gradient-descent` and `adam` take the `learning-rate`. `adam` looks at `batch-size` samples at a time and \
      goes through all of them `epochs` times.
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
      "Stop when no component of the gradient is larger, or J changes by less than the tolerance squared times J; 0 never stops."
  )
  private static let epochs = StepOption<Int?>(
    optional: "epochs", .atLeast(1),
    help: "How often `adam` goes through all samples; the same as its `iterations`.")

  package static let revision = 2
  package static let options: [any AnyOption] =
    [
      methodOption, iterations, tolerance, LearningOptions.loss, LearningOptions.lambda,
      LearningOptions.delta,
    ]
    + MinimizationMethod.options + [epochs, LearningOptions.precision]
  package static let limitOptions: Set = [iterations.name, epochs.name]
  package static let reads: [SlotUse] = [.data, .network]
  package static let writes: [SlotUse] = [.network]
  package static let scalars = [
    ScalarSummary("cost", "The cost J at the end.", better: .lower),
    ScalarSummary("initial-cost", "The cost J at the start."),
    ScalarSummary("gradient-norm", "The Euclidean norm of the gradient at the end."),
    ScalarSummary("iterations", "How many iterations were taken."),
    ScalarSummary("evaluations", "How often cost and gradient were computed."),
    ScalarSummary("seconds", "How long it took.", better: .lower, isVolatile: true),
  ]

  private let objective: ObjectiveOptions
  private let delta: OutputDelta
  private let method: MinimizationMethod
  private let criteria: StoppingCriteria
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
    makeMethod = method.make(options)
    givesRate = options.gives(MinimizationMethod.learningRate)
  }

  package var outputKinds: Set<Output.Kind> { [.lineChart, .table] }

  package func run(in context: inout StepContext) throws {
    let start = ContinuousClock().now
    let problem = try LearningProblem(in: context, objective, delta: delta)
    let result = try minimize(problem, context: context)
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
    context.set("evaluations", Double(result.evaluations))
    context.set("seconds", (ContinuousClock().now - start) / .seconds(1))
    context.show(.chart(chart(result)))
    context.show(.table(table(result, gradientNorm: gradientNorm)))
    if let warning = delta.warning(for: objective.loss) { context.show(.note(Note(.warning, warning))) }
    if case .diverged = result.termination {
      throw StepFailure(
        result.termination.sentence,
        advice: "take a smaller `learning-rate`, a larger `lambda`, or `method: l-bfgs`",
        option: givesRate ? MinimizationMethod.learningRate : nil)
    }
  }

  private func minimize(_ problem: LearningProblem, context: StepContext) throws -> OptimizationResult {
    // A state that went further than is asked for now is of no use: the way back is not in it.
    let saved = context.checkpoint.flatMap(OptimizerState.init(archived:))
      .flatMap { $0.iterations <= criteria.iterations ? $0 : nil }
    var isFirst = true
    let result = Optimization.minimize(
      problem.objective, from: problem.network.parameters, method: makeMethod(context.seed), until: criteria,
      resuming: saved, isCancelled: context.cancellationCheck
    ) { report, state in
      context.save(checkpoint: { state().archived })
      // Where a run goes on, the curve so far comes with its first report.
      let costs = isFirst && report.iteration > 0 ? state().curve : [report.cost]
      isFirst = false
      context.report(
        StepProgress(
          completed: report.iteration, total: criteria.iterations,
          unit: method.countsEpochs ? "epoch" : "iteration",
          measures: [
            Scalar(name: "cost", value: report.cost),
            Scalar(name: "largest gradient", value: report.largestGradient),
          ], growth: curve(costs, from: report.iteration - costs.count + 1)))
      return !context.isCancelled
    }
    context.save(checkpoint: { result.state.archived }, isLast: true)
    try context.checkCancellation()
    return result
  }

  /// The costs of iterations as a chart, or as what it grows by.
  private func curve(_ costs: [Double], from first: Int) -> LineChart {
    LineChart(
      title: "", xLabel: "Iteration", yLabel: "Cost J",
      series: [
        LineChart.Series(name: method.name, x: costs.indices.map { Double(first + $0) }, y: costs)
      ], yScale: .log)
  }

  private func chart(_ result: OptimizationResult) -> Chart {
    let digits = NumberFormat.significant(3)
    return Chart(
      .line(curve(result.curve, from: 0)),
      alternative: """
        The \(objective.loss.rawValue) cost over \(result.iterations) iterations of \(method.name): it goes from \
        \(digits.string(result.initialCost)) to \(digits.string(result.cost)).
        """)
  }

  private func table(_ result: OptimizationResult, gradientNorm: Double) -> Table {
    let digits = NumberFormat.significant(6)
    return Table(
      title: "The minimization",
      rows: [
        [.text("Cost at the start"), .number(result.initialCost, digits)],
        [.text("Cost at the end"), .number(result.cost, digits)],
        [.text("Norm of the gradient"), .number(gradientNorm, .significant(3))],
        [.text("Iterations"), .number(Double(result.iterations), .grouped)],
        [.text("Evaluations"), .number(Double(result.evaluations), .grouped)],
        [.text("Why it stopped"), .text(result.termination.sentence)],
      ])
  }
}
