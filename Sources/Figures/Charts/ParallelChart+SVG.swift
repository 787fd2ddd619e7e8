package import Wording

extension ParallelChart {
  /// The chart as an SVG element, laid out to be read at that width in pixels.
  ///
  /// Classes say what each part is, as in `ScatterChart.svg(width:)`; the lines that stand out are of `series-1`, and
  /// thicker than the `dots`, so that they do without colour.
  package func svg(width: Int, in voice: Voice = .english) -> String {
    ParallelChartDrawing(self, width: Double(max(width, 160)), voice: voice).svg
  }
}

/// Where everything in a chart of parallel axes stands.
private struct ParallelChartDrawing {
  private let chart: ParallelChart
  private let width: Double
  private let height: Double
  private let left: Double
  private let axes: [ChartAxis]
  private let lines: [Int]
  private let voice: Voice

  private static let rowHeight = 74.0
  private static let top = 14.0
  /// The most lines that are drawn: more are one surface.
  private static let lineLimit = 1000
  /// The most different places of an axis at which the lines are spread, since too many would go through one point.
  private static let spreadLimit = 12

  init(_ chart: ParallelChart, width: Double, voice: Voice) {
    self.chart = chart
    self.voice = voice
    self.width = width
    let widest = chart.axes.map { TextMetrics.width($0.name) * 1.08 }.max() ?? 0
    let left = min(widest, width * 0.3) + 14
    self.left = left
    let shown = chart.shown
    axes = chart.axes.map { axis in
      ChartAxis(
        axis.axis, shown.map { axis.places[$0] }, range: (left + 18, width - 22), spacing: 64
      ).written(in: axis.axis.numbers(in: voice))
    }
    let rest = shown.dropFirst(chart.marked)
    let stride = max(1, (rest.count + Self.lineLimit - 1) / Self.lineLimit)
    // The best are drawn last, over the others.
    lines = (shown.prefix(chart.marked) + rest.enumerated().filter { $0.offset % stride == 0 }.map(\.element))
      .reversed()
    height = Self.top + Self.rowHeight * Double(max(chart.axes.count - 1, 0)) + 34
  }

  var svg: String {
    var svg = SVG()
    let (width, height) = (place(width), place(height))
    svg.element(
      "svg",
      [
        "class": "chart parallel-chart", "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": "0 0 \(width) \(height)",
        "width": width, "height": height, "font-size": "12", "role": "img",
        "aria-label": voice.say(chart.alternativeText),
      ]
    ) { svg in
      let paths = self.paths
      let marked = Set(chart.shown.prefix(chart.marked))
      let best = chart.shown.first
      group(
        &svg, paths.filter { !marked.contains($0.line) }, width: "1",
        opacity: lines.count > 200 ? "0.25" : "0.5")
      svg.element("g", ["class": "series-1", "color": ChartPalette.color(0)]) { svg in
        group(
          &svg, paths.filter { marked.contains($0.line) && $0.line != best }, width: "1.5", opacity: "0.9")
        group(&svg, paths.filter { $0.line == best }, width: "3.5", opacity: "1")
      }
      for index in axes.indices { draw(index, &svg) }
    }
    return svg.text
  }

  private var paths: [(line: Int, path: String)] {
    let offsets = axes.indices.map(spread)
    return lines.map { line in
      let points = axes.indices.map { index in
        let x = axes[index].position(chart.axes[index].places[line]) + offsets[index] * share(of: line)
        return "\(place(x)) \(place(height(of: index)))"
      }
      return (line, "M" + points.joined(separator: "L"))
    }
  }

  /// How far the lines of one place are spread; 0 for an axis of many places.
  private func spread(_ index: Int) -> Double {
    let places = Set(lines.map { chart.axes[index].places[$0] })
    guard (2...Self.spreadLimit).contains(places.count), lines.count > places.count else { return 0 }
    let positions = places.map(axes[index].position).sorted()
    let gap = zip(positions.dropFirst(), positions).map { $0 - $1 }.min() ?? 0
    return min(32, 0.6 * gap)
  }

  /// Where a line is among those that are spread, by its rank: from −½ for the last to ½ for the best.
  private func share(of line: Int) -> Double {
    let count = Double(max((chart.axes.first?.places.count ?? 1) - 1, 1))
    return 0.5 - Double(line) / count
  }

  private func group(
    _ svg: inout SVG, _ paths: [(line: Int, path: String)], width: String, opacity: String
  ) {
    guard !paths.isEmpty else { return }
    svg.element(
      "path",
      [
        "class": "lines", "d": paths.map(\.path).joined(), "fill": "none", "stroke": "currentColor",
        "stroke-width": width, "stroke-opacity": opacity, "stroke-linejoin": "round",
      ])
  }

  private func draw(_ index: Int, _ svg: inout SVG) {
    let y = height(of: index)
    svg.element(
      "line",
      [
        "class": "chart-axis", "x1": place(left), "y1": place(y), "x2": place(width), "y2": place(y),
        "stroke": "currentColor",
      ])
    svg.text(
      TextMetrics.fit(chart.axes[index].name, width: left - 14),
      [
        "x": place(left - 10), "y": place(y + 4), "text-anchor": "end", "font-weight": "600",
        "fill": "currentColor",
      ])
    for tick in axes[index].ticks {
      let x = axes[index].position(tick.value)
      svg.element(
        "line",
        [
          "class": "chart-axis", "x1": place(x), "y1": place(y - 3), "x2": place(x), "y2": place(y + 3),
          "stroke": "currentColor",
        ])
      svg.text(
        tick.label,
        [
          "class": "halo", "x": place(x), "y": place(y + 17), "text-anchor": "middle", "fill": "currentColor",
        ])
    }
  }

  private func height(of index: Int) -> Double { Self.top + Self.rowHeight * Double(index) }

  private func place(_ value: Double) -> String { DecimalText.coordinate(value) }
}
