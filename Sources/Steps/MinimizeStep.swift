import Figures
import Learning
package import Notebook

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
    reads: [.data, .network], writes: [.network],
    example: """
      method: l-bfgs
      iterations: 200
      lambda: 0.1
      """)

  private static let method = Option(
    "method", default: OptimizationMethod.lbfgs, help: "How to look for the minimum.")
  private static let iterations = Option(
    "iterations", default: 200, .between(1, 10_000_000), help: "The most iterations to take.")
  private static let tolerance = Option(
    "tolerance", default: 1e-6, .finite(atLeast: 0),
    help:
      "Stop where no component of the gradient is larger, or J changes by less than its square times J; 0 goes on."
  )
  private static let learningRate = Option(
    "learning-rate", default: Double?.none,
    Constraint("greater than 0") { $0.map { $0 > 0 && $0.isFinite } ?? true },
    help: "The step length of `gradient-descent` (1 where it is left out) and `adam` (0.001).")
  private static let batchSize = Option(
    "batch-size", default: 128, .between(1, 1_000_000), help: "How many samples `adam` looks at at a time.")
  private static let epochs = Option<Int?>(
    "epochs", default: nil, Constraint("of at least 1") { $0 ?? 1 >= 1 },
    help: "How often `adam` goes through all samples; another name for its `iterations`.")

  package static let revision = 2
  package static let options: [any AnyOption] = [
    method, iterations, tolerance, LearningOptions.loss, LearningOptions.lambda, LearningOptions.delta,
    learningRate, batchSize, epochs, LearningOptions.precision,
  ]
  package static let horizon: Set = [iterations.name, epochs.name]
  package static let scalars = [
    ScalarSummary("cost", "The cost J at the end.", better: .lower),
    ScalarSummary("initial-cost", "The cost J at the start."),
    ScalarSummary("gradient-norm", "The Euclidean norm of the gradient at the end."),
    ScalarSummary("iterations", "How many iterations were taken."),
    ScalarSummary("evaluations", "How often cost and gradient were computed."),
    ScalarSummary("seconds", "How long it took.", better: .lower, isVolatile: true),
  ]

  private let options: CellOptions

  package init(_ options: CellOptions) throws(OptionProblem) {
    self.options = options
    let method = options[Self.method]
    if options.given.contains(Self.learningRate.name), method.defaultLearningRate == nil {
      throw OptionProblem(
        Self.learningRate.name, "`\(method.rawValue)` finds its own step lengths",
        advice: "take `learning-rate` out, or write `method: gradient-descent`")
    }
    for name in [Self.batchSize.name, Self.epochs.name]
    where options.given.contains(name) && !method.usesBatches {
      throw OptionProblem(
        name, "`\(method.rawValue)` looks at all samples at once",
        advice: "take `\(name)` out, or write `method: adam`")
    }
    if options[Self.epochs] != nil, options.given.contains(Self.iterations.name) {
      throw OptionProblem(
        Self.epochs.name, "`epochs` and `iterations` are the same to `adam`", advice: "keep one of the two")
    }
  }

  package var dataflow: Dataflow { Dataflow(reads: [.data, .network], writes: [.network]) }

  package var drawsCurves: Bool { true }

  package func run(in context: inout StepContext) throws {
    let start = ContinuousClock().now
    let problem = try LearningProblem(in: context, options: options, delta: options[LearningOptions.delta])
    let result = try minimize(problem, context: context)
    let network = try Network(
      layerSizes: problem.network.layerSizes, activation: problem.network.activation,
      parameters: result.parameters)
    context.write(network, to: Slots.network)
    context.set("cost", result.cost)
    context.set("initial-cost", result.initialCost)
    // The optimizers look at the largest component; `backprop` shows this norm, and the two are compared.
    let gradientNorm = problem.gradientNorm(at: result.parameters)
    context.set("gradient-norm", gradientNorm)
    context.set("iterations", Double(result.iterations))
    context.set("evaluations", Double(result.evaluations))
    context.set("seconds", (ContinuousClock().now - start).inSeconds)
    context.show(.chart(chart(result)))
    context.show(.table(table(result, gradientNorm: gradientNorm)))
    if let warning = options[LearningOptions.delta].warning(for: options[LearningOptions.loss]) {
      context.show(.note(Note(.warning, warning)))
    }
    if case .diverged = result.termination {
      throw StepFailure(
        result.termination.sentence,
        advice: "take a smaller `learning-rate`, a larger `lambda`, or `method: l-bfgs`",
        option: options.given.contains(Self.learningRate.name) ? Self.learningRate.name : nil)
    }
  }

  private func minimize(_ problem: LearningProblem, context: StepContext) throws -> OptimizationResult {
    let settings = OptimizationOptions(
      iterations: options[Self.epochs] ?? options[Self.iterations], tolerance: options[Self.tolerance],
      learningRate: options[Self.learningRate], batchSize: options[Self.batchSize], seed: context.seed)
    // A state that went further than is asked for now is of no use: the way back is not in it.
    let saved = context.checkpoint.flatMap(OptimizerState.init(archived:))
      .flatMap { $0.iterations <= settings.iterations ? $0 : nil }
    let result = Optimization.minimize(
      problem.objective, from: problem.network.parameters, method: options[Self.method], options: settings,
      resuming: saved, isCancelled: context.cancellationCheck
    ) { report, state in
      context.save(checkpoint: { state().archived })
      context.report(
        Progress(
          completed: report.iteration, total: settings.iterations,
          unit: options[Self.method].usesBatches ? "epoch" : "iteration",
          measures: [
            Scalar(name: "cost", value: report.cost), Scalar(name: "gradient", value: report.gradientNorm),
          ]))
      return !context.isCancelled
    }
    context.save(checkpoint: { result.state.archived }, isLast: true)
    try context.checkCancellation()
    return result
  }

  private func chart(_ result: OptimizationResult) -> Chart {
    let drawing = LineChart(
      title: "", xLabel: "Iteration", yLabel: "Cost J",
      series: [
        LineChart.Series(
          name: options[Self.method].rawValue, x: result.curve.indices.map(Double.init), y: result.curve)
      ], yScale: .log)
    let digits = NumberFormat(".3g") ?? .automatic
    return Chart(
      .line(drawing),
      alternative: """
        The \(options[LearningOptions.loss].rawValue) cost over \(result.iterations) iterations of \(options[Self.method].rawValue): it goes from \
        \(digits.string(result.initialCost)) to \(digits.string(result.cost)).
        """)
  }

  private func table(_ result: OptimizationResult, gradientNorm: Double) -> Table {
    let digits = NumberFormat(".6g") ?? .automatic
    return Table(
      title: "The minimization",
      rows: [
        [.text("Cost at the start"), .number(result.initialCost, digits)],
        [.text("Cost at the end"), .number(result.cost, digits)],
        [.text("Norm of the gradient"), .number(gradientNorm, NumberFormat(".3g") ?? .automatic)],
        [.text("Iterations"), .number(Double(result.iterations), NumberFormat(",d") ?? .automatic)],
        [.text("Evaluations"), .number(Double(result.evaluations), NumberFormat(",d") ?? .automatic)],
        [.text("Why it stopped"), .text(result.termination.sentence)],
      ])
  }
}
