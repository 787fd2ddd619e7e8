package import Wording

extension LineChart {
  /// The chart as an SVG element, laid out to be read at that width in pixels.
  ///
  /// Classes say what each part is, and the page gives them their colours: `chart-title`, `chart-label`,
  /// `chart-axis`, `chart-grid`, and `series-1` to `series-8`. Beyond eight, curves share colours, not
  /// dashes.
  package func svg(width: Int, in voice: Voice = .english) -> String {
    LineChartDrawing(self, width: Double(max(width, 160)), voice: voice).svg
  }
}

/// Where everything in a line chart stands.
private struct LineChartDrawing {
  private let chart: LineChart
  private let curves: [Curve]
  private let width: Double
  private let height: Double
  private let legend: ChartLegend?
  private let endLabels: [EndLabel]
  private let plot: (left: Double, right: Double, top: Double, bottom: Double)
  private let x: ChartAxis
  private let y: ChartAxis
  private let voice: Voice
  private let names: [String]

  /// A curve's name at its end.
  private struct EndLabel {
    let series: Int
    let text: String
    let y: Double
  }

  private static let lineHeight = 18.0

  init(_ chart: LineChart, width: Double, voice: Voice) {
    self.chart = chart
    self.voice = voice
    self.width = width
    curves = chart.series.map { Curve($0, xScale: chart.xScale, yScale: chart.yScale) }
    let points = curves.flatMap(\.points)
    let plotHeight = min(max(width * 0.42, 180), 300)
    let margin = 4.0
    // A logarithmic axis has no zero: its curves end above the line.
    let floor = chart.yScale == .log ? 10.0 : 0

    /// The chart with the names of its curves at their ends, or in a legend above.
    func axes(top: Double, right: Double) -> (x: ChartAxis, y: ChartAxis, left: Double) {
      let y = ChartAxis(
        points.map(\.y), scale: chart.yScale, extent: .generous,
        range: (top + plotHeight - floor, top + margin), spacing: 42
      ).written(in: voice.numbers)
      let left = (y.ticks.map { TextMetrics.width($0.label) }.max() ?? 0) + 10
      let (places, range) = (points.map(\.x), (left + margin, right - margin))
      // Over a logarithmic axis stand a few numbers that somebody chose: these are marked, where they have room.
      let x =
        chart.xScale == .log
        ? ChartAxis(.numbers(.log), places, range: range, spacing: 72)
        : ChartAxis(places, scale: .linear, extent: .exact, range: range, spacing: 72)
      return (x.written(in: voice.numbers), y, left)
    }

    var top = chart.title.isEmpty ? 0 : 24.0
    let names = chart.series.map { voice.say($0.name) }
    self.names = names
    let nameWidth = names.map { TextMetrics.width($0) }.max() ?? 0
    let roomForNames = nameWidth + 10
    if names.count > 1, width >= 480, roomForNames < width / 4 {
      let labelTop = top + (chart.yLabel.isEmpty ? 6 : Self.lineHeight + 4)
      let right = width - roomForNames
      let (x, y, left) = axes(top: labelTop, right: right)
      if let labels = Self.endLabels(curves, names, x, y, right: right - margin) {
        (self.x, self.y, endLabels, legend) = (x, y, labels, nil)
        plot = (left, right, labelTop, labelTop + plotHeight)
        height = plot.bottom + 2 * Self.lineHeight + 4
        return
      }
    }
    endLabels = []
    legend = names.count > 1 ? ChartLegend(names, top: top, width: width) : nil
    top += legend?.height ?? 0
    top += chart.yLabel.isEmpty ? 6 : Self.lineHeight + 4
    let (x, y, left) = axes(top: top, right: width - 8)
    (self.x, self.y) = (x, y)
    plot = (left, width - 8, top, top + plotHeight)
    height = plot.bottom + 2 * Self.lineHeight + 4
  }

  /// The names at the ends of the curves, moved apart; nil if one would be far from its end.
  private static func endLabels(
    _ curves: [Curve], _ names: [String], _ x: ChartAxis, _ y: ChartAxis, right: Double
  ) -> [EndLabel]? {
    var ends: [(series: Int, y: Double)] = []
    for (index, curve) in curves.enumerated() {
      guard let last = curve.points.max(by: { $0.x < $1.x }), x.position(last.x) > right - 24 else {
        return nil
      }
      ends.append((index, y.position(last.y)))
    }
    ends.sort { ($0.y, $0.series) < ($1.y, $1.series) }
    let spacing = 14.0
    // Neighbours that are too close become one block around the middle of their ends, until none are.
    var blocks: [(ends: [Int], middle: Double)] = []
    for index in ends.indices {
      var block = (ends: [index], middle: ends[index].y)
      while let above = blocks.last,
        block.middle - above.middle < spacing * Double(block.ends.count + above.ends.count) / 2
      {
        blocks.removeLast()
        let members = above.ends + block.ends
        block = (members, members.reduce(0) { $0 + ends[$1].y } / Double(members.count))
      }
      blocks.append(block)
    }
    var labels: [EndLabel] = []
    for block in blocks {
      for (place, index) in block.ends.enumerated() {
        let position = block.middle + spacing * (Double(place) - Double(block.ends.count - 1) / 2)
        if abs(position - ends[index].y) > 22 { return nil }
        labels.append(EndLabel(series: ends[index].series, text: names[ends[index].series], y: position))
      }
    }
    return labels
  }

  var svg: String {
    var svg = SVG()
    let (width, height) = (DecimalText.coordinate(width), DecimalText.coordinate(height))
    svg.element(
      "svg",
      [
        "class": "chart line-chart", "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": "0 0 \(width) \(height)",
        "width": width, "height": height, "font-size": "12", "role": "img",
        "aria-label": voice.say(chart.alternativeText),
      ]
    ) { svg in
      titles(&svg)
      grid(&svg)
      legend?.draw(&svg)
      for index in curves.indices { curve(index, &svg) }
      for label in endLabels {
        svg.text(
          label.text,
          [
            "class": "series-\(label.series % 8 + 1)", "color": ChartPalette.color(label.series),
            "x": place(plot.right + 4), "y": place(label.y + 4),
            "fill": "currentColor",
          ])
      }
    }
    return svg.text
  }

  private func titles(_ svg: inout SVG) {
    if !chart.title.isEmpty {
      svg.text(
        TextMetrics.fit(voice.say(chart.title), width: width, size: 14),
        [
          "class": "chart-title", "x": "0", "y": "14", "font-size": "14", "font-weight": "600",
          "fill": "currentColor",
        ])
    }
    svg.text(
      TextMetrics.fit(voice.say(chart.yLabel), width: width),
      ["class": "chart-label", "x": "0", "y": place(plot.top - 10), "fill": "currentColor"])
    svg.text(
      TextMetrics.fit(voice.say(chart.xLabel), width: plot.right - plot.left),
      [
        "class": "chart-label", "x": place(plot.right), "y": place(plot.bottom + 2 * Self.lineHeight),
        "text-anchor": "end", "fill": "currentColor",
      ])
  }

  private func grid(_ svg: inout SVG) {
    for tick in y.ticks {
      let y = place(y.position(tick.value))
      line(&svg, "chart-grid", plot.left, y, plot.right, y)
      svg.text(
        tick.label,
        [
          "class": "chart-label", "x": place(plot.left - 6), "y": place(self.y.position(tick.value) + 4),
          "text-anchor": "end", "fill": "currentColor",
        ])
    }
    line(&svg, "chart-axis", plot.left, place(plot.bottom), plot.right, place(plot.bottom))
    for tick in x.ticks {
      let position = x.position(tick.value)
      line(&svg, "chart-axis", position, place(plot.bottom), position, place(plot.bottom + 5))
      let half = TextMetrics.width(tick.label) / 2
      svg.text(
        tick.label,
        [
          "class": "chart-label", "x": place(min(position, width - half)),
          "y": place(plot.bottom + Self.lineHeight),
          "text-anchor": "middle", "fill": "currentColor",
        ])
    }
  }

  private func curve(_ index: Int, _ svg: inout SVG) {
    let curve = curves[index].thinned(to: max(100, min(400, 3200 / curves.count)))
    let count = curve.points.count
    svg.element("g", ["class": "series-\(index % 8 + 1)", "color": ChartPalette.color(index)]) { svg in
      let path = curve.runs.filter { $0.count > 1 }.map { run in
        "M" + run.map { "\(place(x.position($0.x))) \(place(y.position($0.y)))" }.joined(separator: "L")
      }
      if !path.isEmpty {
        svg.element("path", ChartPalette.stroke(index, path: path.joined()), title: names[index])
      }
      for run in curve.runs where run.count == 1 || (count <= 16 && curves.count <= 8) {
        for point in run {
          let attributes: SVG.Attributes = [
            "cx": place(x.position(point.x)), "cy": place(y.position(point.y)), "r": "3",
            "fill": "currentColor",
          ]
          svg.element("circle", attributes)
        }
      }
    }
  }

  private func line(_ svg: inout SVG, _ name: String, _ x1: Double, _ y1: String, _ x2: Double, _ y2: String)
  {
    svg.element(
      "line", ["class": name, "x1": place(x1), "y1": y1, "x2": place(x2), "y2": y2, "stroke": "currentColor"])
  }

  private func place(_ value: Double) -> String { DecimalText.coordinate(value) }
}
