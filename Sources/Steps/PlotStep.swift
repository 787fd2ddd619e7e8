import Figures
package import Notebook

/// `plot`: the curves, or one number, of several cells in one chart.
package struct PlotStep: Step {
  package static let name = "plot"
  package static let summary = StepSummary(
    "Draws the curves of earlier cells in one chart, or one of their numbers.",
    discussion: """
      Without `value`, the curves of the cells' own charts are drawn over one pair of axes: the costs of several \
      trainings, iteration by iteration. With it, the scalar of that name of each cell becomes a dot on one axis.
      """,
    example: """
      cells: [train, train-2]
      names: [L-BFGS, gradient descent]
      """)

  private static let value = Option<String?>(
    "value", default: nil, help: "The scalar to draw, such as `accuracy`; without it, the cells' curves.")
  private static let scale = Option<ChartScale?>(
    "scale", default: nil, help: "How the axis of the values is divided; curves keep theirs unless told.")
  private static let until = Option<Double?>(
    "until", default: nil, Constraint("greater than 0") { $0 ?? 1 > 0 },
    help: "How far along the horizontal axis to draw the curves: as far as they go, unless given.")

  package static let options: [any AnyOption] = [
    CellGroupOptions.cells, CellGroupOptions.names, value, scale, until,
  ]
  package static let scalars: [ScalarSummary] = []

  private let options: CellOptions

  package init(_ options: CellOptions) throws(OptionProblem) {
    self.options = options
    try CellGroupOptions.check(options)
    if options[Self.value] != nil, options[Self.until] != nil {
      throw OptionProblem(
        Self.until.name, "`until` ends curves, this cell draws a dot for each cell",
        advice: "take `until` out")
    }
  }

  package var dataflow: Dataflow {
    let content = options[Self.value].map { Dataflow.ResultNeed.Content.scalar($0) } ?? .curves
    let option = options[Self.value] == nil ? CellGroupOptions.cells.name : Self.value.name
    return Dataflow(
      cells: CellGroupOptions.reads(options),
      needs: options[CellGroupOptions.cells].map {
        Dataflow.ResultNeed(content, of: $0.labels, option: option)
      })
  }

  package var drawsCurves: Bool { options[Self.value] == nil }

  package func run(in context: inout StepContext) throws {
    let results = try CellGroupOptions.results(options, in: context)
    if let value = options[Self.value] {
      let chart = try dots(results, of: value)
      context.show(.chart(Chart(.dots(chart), alternative: chart.alternativeText)))
    } else {
      let chart = try curves(results)
      context.show(.chart(Chart(.line(chart), alternative: chart.alternativeText)))
    }
  }

  private func dots(
    _ results: [(name: String, cells: [CellResult])], of value: String
  ) throws(StepFailure) -> DotChart {
    var rows: [DotChart.Row] = []
    for result in results {
      guard let number = result.cells.scalar(value) else {
        throw StepFailure("`\(result.name)` has no value `\(value)`", option: Self.value.name)
      }
      rows.append(DotChart.Row(name: result.name, value: number))
    }
    return DotChart(label: value.asHeading, rows: rows, scale: options[Self.scale] ?? .linear)
  }

  private func curves(_ results: [(name: String, cells: [CellResult])]) throws(StepFailure) -> LineChart {
    var charts: [LineChart] = []
    var series: [LineChart.Series] = []
    for result in results {
      guard let chart = result.cells.lazy.compactMap(\.lineChart).first else {
        throw StepFailure("`\(result.name)` has no curve", option: CellGroupOptions.cells.name)
      }
      charts.append(chart)
      for curve in chart.series {
        let name = chart.series.count == 1 ? result.name : "\(result.name): \(curve.name)"
        series.append(shortened(LineChart.Series(name: name, x: curve.x, y: curve.y)))
      }
    }
    return LineChart(
      xLabel: Self.shared(charts.map(\.xLabel)), yLabel: Self.shared(charts.map(\.yLabel)), series: series,
      yScale: options[Self.scale] ?? (charts.contains { $0.yScale == .log } ? .log : .linear))
  }

  private func shortened(_ curve: LineChart.Series) -> LineChart.Series {
    guard let end = options[Self.until] else { return curve }
    let shown = zip(curve.x, curve.y).filter { $0.0 <= end }
    return LineChart.Series(name: curve.name, x: shown.map(\.0), y: shown.map(\.1))
  }

  /// One label for axes that may have several.
  private static func shared(_ labels: [String]) -> String {
    labels.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }.joined(separator: ", ")
  }
}

extension ChartScale: Choice {}

extension CellResult {
  /// The first chart of curves that the cell showed.
  fileprivate var lineChart: LineChart? {
    outputs.lazy.compactMap { output in
      guard case .chart(let chart) = output, case .line(let drawing) = chart.drawing else { return nil }
      return drawing
    }.first
  }
}
