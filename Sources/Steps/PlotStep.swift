public import Figures
public import Notebook
package import Wording

/// `plot`: the curves, or one number, of several cells in one chart; how the weights are distributed; what the network
/// says on the way from one image to another.
package struct PlotStep: Step {
  package static let name = "plot"
  package static let summary = StepSummary(
    "Draws the curves of earlier cells in one chart, or one of their numbers; or what is in the network.",
    discussion: """
      Without `value`, the curves of the cells' own charts are drawn over one pair of axes: the costs of several \
      trainings, iteration by iteration. With it, the scalar of that name of each cell becomes a dot on one axis. \
      `of: weights` draws how the weights of each layer are distributed, biases left out. `of: decision` mixes two \
      images of the classes that `between` names, one fading into the other, and draws what the network says on the way.
      """,
    example: """
      cells: [train, train-2]
      names: [L-BFGS, gradient descent]
      """)

  private static let value = StepOption<String?>(
    optional: "value", help: "The scalar to draw, such as `accuracy`; if left out, the cells' curves.")
  private static let scale = StepOption<ChartScale?>(
    optional: "scale", help: "The scale of the axis of values; by default that of the cells' own charts.")
  private static let until = StepOption<Double?>(
    optional: "until", Constraint("greater than 0") { $0 > 0 },
    help: "How far along the horizontal axis to draw the curves; by default to their end.")

  /// What is drawn.
  enum Subject: String, Choice { case cells, weights, decision }

  private static let subject = StepOption(
    "of", default: Subject.cells,
    help: "Draw what earlier cells show, the distribution of the weights, or the decision between two images."
  )
  static let between = StepOption<[String]?>(
    optional: "between", .count(2...2),
    help:
      "The two classes whose images are mixed, such as `[3, 8]`; the images are drawn at random from the seed."
  )

  package static let words: [any Words.Type] = [PlotWords.self, FailureWords.self]
  package static let options: [any AnyOption] = [
    subject, cells, CellGroups.names, value, scale, until, between,
  ]
  package static let reads: [SlotUse] = [.data, .network]

  /// As with `compare`, but that not every plot is of cells.
  private static let cells = CellGroups.optionalCells

  private let subject: Subject
  private let groups: CellGroups
  let classes: [String]
  private let value: String?
  private let scale: ChartScale?
  private let until: Double?

  package init(_ options: CellOptions) throws(OptionProblem) {
    subject = options[Self.subject]
    classes = options[Self.between] ?? []
    if let option = options.firstGiven(of: Self.foreignOptions(of: subject)) {
      throw OptionProblem(
        option, "`\(option.name)` is of no use to `of: \(subject.rawValue)`",
        advice: "take `\(option.name)` out")
    }
    if subject == .cells, !options.gives(Self.cells) {
      throw OptionProblem(
        Self.cells, "`plot` needs the option `cells`, which is missing",
        advice: "name the cells whose curves are drawn, or write `of: weights`")
    }
    if subject == .decision, classes.count != 2 {
      throw OptionProblem(
        Self.between, "`of: decision` needs the option `between`, which is missing",
        advice: "name two classes, such as `between: [3, 8]`")
    }
    groups = try CellGroups(options, cells: options[Self.cells] ?? [])
    value = options[Self.value]
    scale = options[Self.scale]
    until = options[Self.until]
    if value != nil, until != nil {
      throw OptionProblem(
        Self.until, "`until` ends curves, this cell draws a dot for each cell",
        advice: "take `until` out")
    }
  }

  private static func foreignOptions(of subject: Subject) -> [any AnyOption] {
    switch subject {
    case .cells: [between]
    case .weights: [cells, CellGroups.names, value, until, between]
    case .decision: [cells, CellGroups.names, value, until, scale]
    }
  }

  package var dataflow: Dataflow {
    switch subject {
    case .weights: return Dataflow(unread: [.data])
    case .decision: return Dataflow()
    case .cells: break
    }
    let need = value.map { Dataflow.ResultNeed.Content.scalar($0) } ?? .output(.lineChart)
    let option: any AnyOption = value == nil ? Self.cells : Self.value
    // Each group must have it, not only one of them all.
    return Dataflow(
      unread: [.data, .network],
      cells: groups.reads,
      needs: groups.labelGroups.map { Dataflow.ResultNeed(need, of: $0, option: option) })
  }

  package var outputKinds: Set<Output.Kind> {
    switch subject {
    case .cells: [value == nil ? .lineChart : .dotChart]
    case .weights: [.lineChart, .table]
    case .decision: [.figure, .lineChart, .text]
    }
  }

  package func run(in context: inout StepContext) throws {
    switch subject {
    case .weights: return try showWeights(scale: scale ?? .linear, in: &context)
    case .decision: return try showDecision(in: &context)
    case .cells: break
    }
    let results = try groups.results(in: context)
    if let value {
      let chart = try dots(results, of: value)
      context.show(.chart(Chart(.dots(chart), alternative: chart.alternativeText)))
    } else {
      let chart = try curves(results)
      context.show(.chart(Chart(.line(chart), alternative: chart.alternativeText)))
    }
  }

  private func dots(
    _ results: [(name: String, cells: [StepContext.EarlierCell])], of value: String
  ) throws(StepFailure) -> DotChart {
    var rows: [DotChart.Row] = []
    for result in results {
      guard let number = result.cells.scalar(value) else {
        throw StepFailure(FailureWords.noValue(.name(result.name), .name(value)), option: Self.value)
      }
      rows.append(DotChart.Row(name: result.name, value: number))
    }
    return DotChart(label: .heading(ofScalar: value), rows: rows, scale: scale ?? .linear)
  }

  private func curves(
    _ results: [(name: String, cells: [StepContext.EarlierCell])]
  ) throws(StepFailure) -> LineChart {
    var charts: [(name: String, chart: LineChart)] = []
    for result in results {
      guard let chart = result.cells.lazy.compactMap(\.lineChart).first else {
        throw StepFailure(FailureWords.noCurve(.name(result.name)), option: Self.cells)
      }
      charts.append((result.name, chart))
    }
    guard var chart = LineChart.overlay(charts) else {
      throw StepFailure(FailureWords.noCurves(), option: Self.cells)
    }
    if let scale { chart.yScale = scale }
    if let until { chart.series = chart.series.map { Self.shortened($0, to: until) } }
    return chart
  }

  private static func shortened(_ curve: LineChart.Series, to end: Double) -> LineChart.Series {
    let shown = zip(curve.x, curve.y).filter { $0.0 <= end }
    return LineChart.Series(name: curve.name, x: shown.map(\.0), y: shown.map(\.1))
  }
}

extension ChartScale: Choice {}

extension StepContext.EarlierCell {
  /// The first chart of curves that the cell showed.
  fileprivate var lineChart: LineChart? {
    outputs.lazy.compactMap { output in
      guard case .chart(let chart) = output, case .line(let drawing) = chart.drawing else { return nil }
      return drawing
    }.first
  }
}
