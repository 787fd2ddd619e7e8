import Figures
import Notebook
import Wording

/// Sets the charts of a sweep's objective: against one parameter, as a heat map of two, as lines through parallel axes
/// of three and more.
struct ObjectiveCharts {
  private let comparison: Comparison
  private let words: ReportWords
  private let parameters: [SweptParameter]

  init(_ comparison: Comparison, words: ReportWords) {
    self.comparison = comparison
    self.words = words
    parameters = comparison.parameters
  }

  func markup() -> Markup {
    guard let objective = comparison.objective, !parameters.isEmpty, ranked.count > 1 else { return .none }
    return .tag("section", ["aria-labelledby": "report.parameters"]) {
      Markup.tag("h2", ["id": "report.parameters"], .text(words.against(objective)))
      if parameters.count == 2, let map = heatMap(objective) {
        figure(caption: words.heatMapCaption(objective), alternative: map.alternativeText) {
          map.svg(width: $0, in: words.voice)
        }
      }
      if parameters.count > 2 {
        let chart = parallel(objective)
        figure(caption: words.parallelCaption(chart.marked), alternative: chart.alternativeText) {
          chart.svg(width: $0, in: words.voice)
        }
      }
      multiples(objective)
    }
  }

  /// The combinations that have a score, the best first.
  private var ranked: [Int] { comparison.ranking.filter { comparison.scores[$0] != nil } }

  /// Costs that span orders of magnitude are told apart by their ratios.
  private var scale: ChartScale {
    let scores = comparison.scores.compactMap(\.self)
    guard let least = scores.min(), let greatest = scores.max(), least > 0 else { return .linear }
    return greatest > 20 * least ? .log : .linear
  }

  private func figure(caption: String, alternative: Phrase, drawing: (Int) -> String) -> Markup {
    .tag("figure") {
      Markup.tag("div", ["class": "chart", "role": "img", "aria-label": words.voice.say(alternative)]) {
        Markup.tag("div", ["class": "wide", "aria-hidden": "true"], .raw(drawing(720)))
        Markup.tag("div", ["class": "narrow", "aria-hidden": "true"], .raw(drawing(350)))
      }
      Markup.tag("figcaption", .message(caption))
    }
  }

  // MARK: - Each parameter

  private func multiples(_ objective: Objective) -> Markup {
    let charts = parameters.map { parameter in
      ScatterChart(
        xLabel: parameter.name, yLabel: objective.reference, xAxis: parameter.axis, yScale: scale,
        points: ranked.compactMap { index in
          comparison.scores[index].map { ScatterChart.Point(x: parameter.position(of: index), y: $0) }
        })
    }
    let width = charts.count == 1 ? 480 : charts.count == 2 ? 400 : 290
    let caption = words.scatterCaption(
      objective, lined: parameters.contains { (2...60).contains($0.values.count) })
    return .tag("figure") {
      Markup.tag("div", ["class": charts.count == 1 ? "multiples single" : "multiples"]) {
        for chart in charts {
          Markup.tag(
            "div", ["class": "chart", "role": "img", "aria-label": words.voice.say(chart.alternativeText)]
          ) {
            Markup.tag(
              "div", ["aria-hidden": "true"], .raw(chart.svg(width: width, in: words.voice)))
          }
        }
      }
      Markup.tag("figcaption", .message(caption))
    }
  }

  // MARK: - Two parameters

  /// Nil where too few of the fields have a number, as in a random search, or the map would be too wide.
  private func heatMap(_ objective: Objective) -> HeatMap? {
    // The longer side goes down, unless it is short enough to be read across.
    let isAcross =
      parameters[1].values.count >= parameters[0].values.count && parameters[1].values.count <= 12
    let isLongFirst = parameters[0].values.count > parameters[1].values.count
    let (rows, columns) =
      isAcross || (isLongFirst && parameters[0].values.count > 12)
      ? (parameters[0], parameters[1]) : (parameters[1], parameters[0])
    let size = rows.values.count * columns.values.count
    guard rows.values.count <= 40, columns.values.count <= 24, 2 * ranked.count >= size else { return nil }
    var values = rows.values.map { _ in columns.values.map { _ in Double.nan } }
    for index in ranked.reversed() {
      values[rows.indices[index]][columns.indices[index]] = comparison.scores[index] ?? .nan
    }
    return HeatMap(
      rowTitle: Phrase.name(rows.name), columnTitle: Phrase.name(columns.name),
      rowLabels: rows.values.map(words.value),
      columnLabels: columns.values.map(words.value), values: values,
      coloring: objective.better == .higher ? .higherIsBetter : .lowerIsBetter)
  }

  // MARK: - Three and more

  private func parallel(_ objective: Objective) -> ParallelChart {
    let ranked = ranked
    let axes = parameters.map { parameter in
      ParallelChart.Axis(
        name: parameter.name, axis: parameter.axis, places: ranked.map(parameter.position(of:)))
    }
    let scores = ParallelChart.Axis(
      name: objective.reference, axis: .numbers(scale), places: ranked.map { comparison.scores[$0] ?? .nan })
    return ParallelChart(axes: axes + [scores], marked: max(1, min(10, ranked.count / 10)))
  }
}
