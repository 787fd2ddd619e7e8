public import Figures
public import Notebook

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

  private static let value = StepOption<String?>(
    optional: "value", help: "The scalar to draw, such as `accuracy`; if left out, the cells' curves.")
  private static let scale = StepOption<ChartScale?>(
    optional: "scale", help: "The scale of the axis of values; by default that of the cells' own charts.")
  private static let until = StepOption<Double?>(
    optional: "until", Constraint("greater than 0") { $0 > 0 },
    help: "How far along the horizontal axis to draw the curves; by default to their end.")

  package static let options: [any AnyOption] = [
    CellGroups.cells, CellGroups.names, value, scale, until,
  ]

  private let groups: CellGroups
  private let value: String?
  private let scale: ChartScale?
  private let until: Double?

  package init(_ options: CellOptions) throws(OptionProblem) {
    groups = try CellGroups(options)
    value = options[Self.value]
    scale = options[Self.scale]
    until = options[Self.until]
    if value != nil, until != nil {
      throw OptionProblem(
        Self.until, "`until` ends curves, this cell draws a dot for each cell",
        advice: "take `until` out")
    }
  }

  package var dataflow: Dataflow {
    let need = value.map { Dataflow.ResultNeed.Content.scalar($0) } ?? .output(.lineChart)
    let option: any AnyOption = value == nil ? CellGroups.cells : Self.value
    // Each group must have it, not only one of them all.
    return Dataflow(
      cells: groups.reads,
      needs: groups.labelGroups.map { Dataflow.ResultNeed(need, of: $0, option: option) })
  }

  package var outputKinds: Set<Output.Kind> { [value == nil ? .lineChart : .dotChart] }

  package func run(in context: inout StepContext) throws {
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
        throw StepFailure("`\(result.name)` has no value `\(value)`", option: Self.value)
      }
      rows.append(DotChart.Row(name: result.name, value: number))
    }
    return DotChart(label: value.asHeading, rows: rows, scale: scale ?? .linear)
  }

  private func curves(
    _ results: [(name: String, cells: [StepContext.EarlierCell])]
  ) throws(StepFailure) -> LineChart {
    var charts: [(name: String, chart: LineChart)] = []
    for result in results {
      guard let chart = result.cells.lazy.compactMap(\.lineChart).first else {
        throw StepFailure("`\(result.name)` has no curve", option: CellGroups.cells)
      }
      charts.append((result.name, chart))
    }
    guard var chart = LineChart.overlay(charts) else {
      throw StepFailure("there is no curve to draw", option: CellGroups.cells)
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
