package import Wording

extension ScatterChart {
  /// The chart as an SVG element, laid out to be read at that width in pixels.
  ///
  /// Classes say what each part is, as in `LineChart.svg(width:)`; besides, `dots` are the measurements, and `halo` is
  /// text that stands over them. A dot takes about ten bytes: all are pieces of one path.
  package func svg(width: Int, in voice: Voice = .english) -> String {
    ScatterChartDrawing(self, width: Double(max(width, 160)), voice: voice).svg
  }
}

/// Where everything in a scatter chart stands.
private struct ScatterChartDrawing {
  private let chart: ScatterChart
  private let shown: [ScatterChart.Point]
  private let width: Double
  private let height: Double
  private let plot: (left: Double, right: Double, top: Double, bottom: Double)
  private let x: ChartAxis
  private let y: ChartAxis
  private let voice: Voice

  private static let lineHeight = 18.0
  /// The most places that a line is drawn through: beyond, it would say no more than the dots.
  private static let lineLimit = 60

  init(_ chart: ScatterChart, width: Double, voice: Voice) {
    self.chart = chart
    self.voice = voice
    self.width = width
    shown = chart.shown
    let top = Self.lineHeight + 6
    let bottom = top + min(max(width * 0.5, 160), 280)
    let margin = 8.0
    let y = ChartAxis(
      shown.map(\.y), scale: chart.yScale, extent: .exact, range: (bottom - margin, top + margin), spacing: 28
    ).written(in: voice.numbers)
    let left = (y.ticks.map { TextMetrics.width($0.label) }.max() ?? 0) + 10
    plot = (left, width - 8, top, bottom)
    height = bottom + 2 * Self.lineHeight + 4
    self.y = y
    x = ChartAxis(
      chart.xAxis, shown.map(\.x), range: (left + margin, width - 8 - margin), spacing: 64
    ).written(in: chart.xAxis.numbers(in: voice))
  }

  var svg: String {
    var svg = SVG()
    let (width, height) = (place(width), place(height))
    svg.element(
      "svg",
      [
        "class": "chart scatter-chart", "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": "0 0 \(width) \(height)",
        "width": width, "height": height, "font-size": "12", "role": "img",
        "aria-label": voice.say(chart.alternativeText),
      ]
    ) { svg in
      grid(&svg)
      dots(&svg)
      line(&svg)
      best(&svg)
    }
    return svg.text
  }

  private func grid(_ svg: inout SVG) {
    svg.text(
      TextMetrics.fit(chart.yLabel, width: width),
      ["class": "chart-label", "x": "0", "y": "12", "fill": "currentColor"])
    for tick in y.ticks {
      let y = place(y.position(tick.value))
      line(&svg, "chart-grid", from: (plot.left, y), to: (plot.right, y))
      svg.text(
        tick.label,
        [
          "class": "chart-label", "x": place(plot.left - 6), "y": place(self.y.position(tick.value) + 4),
          "text-anchor": "end", "fill": "currentColor",
        ])
    }
    line(&svg, "chart-axis", from: (plot.left, place(plot.bottom)), to: (plot.right, place(plot.bottom)))
    for tick in x.ticks {
      let position = x.position(tick.value)
      line(
        &svg, "chart-axis", from: (position, place(plot.bottom)), to: (position, place(plot.bottom + 5)))
      let half = TextMetrics.width(tick.label) / 2
      svg.text(
        tick.label,
        [
          "class": "chart-label", "x": place(min(position, width - half)),
          "y": place(plot.bottom + Self.lineHeight), "text-anchor": "middle", "fill": "currentColor",
        ])
    }
    svg.text(
      TextMetrics.fit(chart.xLabel, width: plot.right - plot.left),
      [
        "class": "chart-label", "x": place(plot.right), "y": place(plot.bottom + 2 * Self.lineHeight),
        "text-anchor": "end", "font-weight": "600", "fill": "currentColor",
      ])
  }

  private func dots(_ svg: inout SVG) {
    var seen: Set<String> = []
    let places = shown.map { "M\(place(x.position($0.x))) \(place(y.position($0.y)))h0" }
    let path = places.filter { seen.insert($0).inserted }.joined()
    guard !path.isEmpty else { return }
    svg.element(
      "path",
      [
        "class": "dots", "d": path, "fill": "none", "stroke": "currentColor", "stroke-width": "5",
        "stroke-linecap": "round", "stroke-opacity": "0.45",
      ])
  }

  private func line(_ svg: inout SVG) {
    let bests = chart.bests
    guard (2...Self.lineLimit).contains(bests.count) else { return }
    let path =
      "M" + bests.map { "\(place(x.position($0.x))) \(place(y.position($0.y)))" }.joined(separator: "L")
    svg.element("g", ["class": "series-1", "color": ChartPalette.color(0)]) { svg in
      svg.element("path", ChartPalette.stroke(0, path: path))
    }
  }

  private func best(_ svg: inout SVG) {
    guard let best = shown.first else { return }
    let (x, y) = (x.position(best.x), y.position(best.y))
    svg.element(
      "circle",
      [
        "cx": place(x), "cy": place(y), "r": "6", "fill": "none", "stroke": "currentColor",
        "stroke-width": "2",
      ])
    let label = voice.say(.short(best.y))
    // Bold letters are wider, whatever the face.
    let half = 1.25 * TextMetrics.width(label) / 2
    let isHigh = y < plot.top + 24
    svg.text(
      label,
      [
        "class": "halo", "x": place(min(max(x, plot.left + half), width - half)),
        "y": place(isHigh ? y + 22 : y - 11), "text-anchor": "middle", "font-weight": "600",
        "fill": "currentColor",
      ])
  }

  private func line(
    _ svg: inout SVG, _ name: String, from start: (x: Double, y: String), to end: (x: Double, y: String)
  ) {
    svg.element(
      "line",
      [
        "class": name, "x1": place(start.x), "y1": start.y, "x2": place(end.x), "y2": end.y,
        "stroke": "currentColor",
      ])
  }

  private func place(_ value: Double) -> String { DecimalText.coordinate(value) }
}
