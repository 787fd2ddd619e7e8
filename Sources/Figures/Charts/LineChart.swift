/// Curves over one pair of axes.
package struct LineChart: Hashable, Codable, Sendable {
  /// What stands above the chart; nothing if empty.
  package var title: String

  /// What the horizontal axis counts.
  package var xLabel: String

  /// What the vertical axis measures.
  package var yLabel: String

  /// The curves, in the order of the legend.
  package var series: [Series]

  /// How the vertical axis is divided.
  package var yScale: ChartScale

  /// A named curve.
  package struct Series: Hashable, Codable, Sendable {
    /// What the curve is called.
    package var name: String

    /// The places of its points on the horizontal axis, in the order in which the curve visits them.
    package var x: [Double]

    /// The places of its points on the vertical axis, as many as `x`; what is not finite, or has no logarithm
    /// on a logarithmic axis, leaves a gap.
    package var y: [Double]

    /// The curve through the points of `x` and `y`.
    package init(name: String, x: [Double], y: [Double]) {
      (self.name, self.x, self.y) = (name, x, y)
    }
  }

  /// A chart of `series`.
  package init(
    title: String = "", xLabel: String, yLabel: String, series: [Series], yScale: ChartScale = .linear
  ) {
    (self.title, self.xLabel, self.yLabel) = (title, xLabel, yLabel)
    (self.series, self.yScale) = (series, yScale)
  }

  /// What the chart shows, in a few sentences for someone who does not see it.
  package var alternativeText: String {
    let scale = yScale == .log ? ", on a logarithmic scale" : ""
    let opening = "Line chart of \(yLabel) against \(xLabel)\(scale)."
    let sentences = series.prefix(8).map { series in
      let points = Curve(series, yScale: yScale).points
      let name = series.name.isEmpty ? "The curve" : series.name
      guard let first = points.first, let last = points.last else { return "\(name) has no points." }
      if points.count == 1 { return "\(name) is one point, \(text(first.y)) at \(text(first.x))." }
      var sentence =
        "\(name) goes from \(text(first.y)) at \(text(first.x)) to \(text(last.y)) at \(text(last.x))"
      let (least, greatest) = points.reduce((first.y, first.y)) { (min($0.0, $1.y), max($0.1, $1.y)) }
      if least < min(first.y, last.y) { sentence += ", with a least value of \(text(least))" }
      if greatest > max(first.y, last.y) { sentence += ", with a greatest value of \(text(greatest))" }
      return sentence + "."
    }
    let rest = series.count > 8 ? ["And \(series.count - 8) more."] : []
    return ([title.isEmpty ? "" : "\(title).", opening] + sentences + rest).filter { !$0.isEmpty }.joined(
      separator: " ")
  }

  private func text(_ value: Double) -> String { DecimalText.short(value) }
}
