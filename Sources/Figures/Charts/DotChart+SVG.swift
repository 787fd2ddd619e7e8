package import Wording

extension DotChart {
  /// The chart as an SVG element, laid out to be read at that width in pixels.
  ///
  /// Classes say what each part is, as in `LineChart.svg(width:)`; the dots are of `series-1`.
  package func svg(width: Int, in voice: Voice = .english) -> String {
    DotChartDrawing(self, width: Double(max(width, 160)), voice: voice).svg
  }
}

/// Where everything in a dot chart stands.
private struct DotChartDrawing {
  private let chart: DotChart
  private let width: Double
  private let height: Double
  private let plot: (left: Double, right: Double, bottom: Double)
  private let axis: ChartAxis
  private let voice: Voice

  private static let rowHeight = 26.0
  private static let lineHeight = 18.0

  init(_ chart: DotChart, width: Double, voice: Voice) {
    self.chart = chart
    self.voice = voice
    self.width = width
    let widestName = chart.rows.map { TextMetrics.width($0.name) }.max() ?? 0
    let widestValue = chart.rows.map { TextMetrics.width(voice.say(.short($0.value))) }.max() ?? 0
    let left = min(widestName, width * 0.46) + 10
    // Numbers follow their dots, the last of them too.
    let right = max(width - widestValue - 12, left + 60)
    plot = (left, right, Self.rowHeight * Double(chart.rows.count) + 4)
    height = plot.bottom + 2 * Self.lineHeight + 4
    axis = ChartAxis(
      chart.rows.map(\.value), scale: chart.scale, extent: .generous, range: (left + 8, right - 4),
      spacing: 72
    ).written(in: voice.numbers)
  }

  var svg: String {
    var svg = SVG()
    let (width, height) = (place(width), place(height))
    svg.element(
      "svg",
      [
        "class": "chart dot-chart", "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": "0 0 \(width) \(height)",
        "width": width, "height": height, "font-size": "12", "role": "img",
        "aria-label": voice.say(chart.alternativeText),
      ]
    ) { svg in
      ruler(&svg)
      for (index, row) in chart.rows.enumerated() {
        draw(row, at: (Double(index) + 0.5) * Self.rowHeight, &svg)
      }
    }
    return svg.text
  }

  private func ruler(_ svg: inout SVG) {
    line(&svg, "chart-axis", from: (plot.left, plot.bottom), to: (plot.right, plot.bottom))
    for tick in axis.ticks {
      let x = axis.position(tick.value)
      line(&svg, "chart-grid", from: (x, 0), to: (x, plot.bottom))
      line(&svg, "chart-axis", from: (x, plot.bottom), to: (x, plot.bottom + 5))
      svg.text(
        tick.label,
        [
          "class": "chart-label", "x": place(x), "y": place(plot.bottom + Self.lineHeight),
          "text-anchor": "middle", "fill": "currentColor",
        ])
    }
    svg.text(
      TextMetrics.fit(voice.say(chart.label), width: plot.right - plot.left),
      [
        "class": "chart-label", "x": place(plot.right), "y": place(plot.bottom + 2 * Self.lineHeight),
        "text-anchor": "end", "fill": "currentColor",
      ])
  }

  private func draw(_ row: DotChart.Row, at y: Double, _ svg: inout SVG) {
    let value = voice.say(.short(row.value))
    svg.text(
      TextMetrics.fit(row.name, width: plot.left - 10),
      [
        "class": "chart-label", "x": place(plot.left - 10), "y": place(y + 4), "text-anchor": "end",
        "fill": "currentColor",
      ])
    line(&svg, "chart-grid", from: (plot.left, y), to: (plot.right, y))
    guard chart.scale.shows(row.value) else { return }
    let x = axis.position(row.value)
    svg.element("g", ["class": "series-1", "color": ChartPalette.color(0)]) { svg in
      svg.element(
        "circle", ["cx": place(x), "cy": place(y), "r": "5", "fill": "currentColor"],
        title: "\(row.name): \(value)")
    }
    svg.text(value, ["x": place(x + 10), "y": place(y + 4), "fill": "currentColor"])
  }

  private func line(
    _ svg: inout SVG, _ name: String, from start: (x: Double, y: Double), to end: (x: Double, y: Double)
  ) {
    svg.element(
      "line",
      [
        "class": name, "x1": place(start.x), "y1": place(start.y), "x2": place(end.x), "y2": place(end.y),
        "stroke": "currentColor",
      ])
  }

  private func place(_ value: Double) -> String { DecimalText.coordinate(value) }
}
