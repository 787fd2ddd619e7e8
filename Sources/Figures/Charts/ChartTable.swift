package import Wording

/// The numbers behind a chart, for readers who would rather have them: at most some dozens of rows.
package struct ChartTable: Hashable, Sendable {
  /// The heads of the columns.
  package let columns: [String]
  /// The rows, each with a cell a column.
  package let rows: [[String]]

  /// How many rows are shown of a curve.
  private static let rowLimit = 30

  /// The points of curves, a row a place on the horizontal axis; of many places some, the first and the last among them.
  package init(_ chart: LineChart, in voice: Voice = .english) {
    let places = Set(chart.series.flatMap(\.x)).filter(chart.xScale.shows).sorted()
    // Every second, third, … place, so that those at equal distances stay so.
    let stride = max(1, (places.count + Self.rowLimit - 2) / (Self.rowLimit - 1))
    let shown = places.indices.filter { $0.isMultiple(of: stride) || $0 == places.count - 1 }.map {
      places[$0]
    }
    let values = chart.series.map { series in
      Dictionary(zip(series.x, series.y)) { first, _ in first }
    }
    columns =
      [voice.say(chart.xLabel)]
      + chart.series.map { voice.say($0.name.isEmpty || chart.series.count == 1 ? chart.yLabel : $0.name) }
    rows = shown.map { x in
      [voice.numbers.text(DecimalText.grouped(DecimalText.short(x)))]
        + values.map { $0[x].map { voice.say(.short($0)) } ?? "–" }
    }
  }

  /// The dots of a chart, a row each.
  package init(_ chart: DotChart, in voice: Voice = .english) {
    columns = ["", voice.say(chart.label)]
    rows = chart.rows.map { [$0.name, voice.say(.short($0.value))] }
  }

  /// The fields of a heat map; nil of one that is too large to be read.
  package init?(_ map: HeatMap, in voice: Voice = .english) {
    guard map.rowLabels.count <= 40, map.columnLabels.count <= 40 else { return nil }
    columns = ["\(voice.say(map.rowTitle)) \\ \(voice.say(map.columnTitle))"] + map.columnLabels
    rows = map.rowLabels.indices.map { row in
      [map.rowLabels[row]]
        + map.columnLabels.indices.map { column in
          map.value(row, column).map { voice.say(map.phrase($0)) } ?? "–"
        }
    }
  }
}
