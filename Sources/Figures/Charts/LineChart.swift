public import Wording

/// Curves over one pair of axes.
public struct LineChart: Hashable, Codable, Sendable {
  /// The heading above the chart; empty for none.
  public var title: Phrase

  /// What the horizontal axis counts.
  public var xLabel: Phrase

  /// What the vertical axis measures.
  public var yLabel: Phrase

  /// The curves, in the order of the legend.
  public var series: [Series]

  /// How the horizontal axis is divided.
  public var xScale: ChartScale

  /// How the vertical axis is divided.
  public var yScale: ChartScale

  /// A named curve.
  public struct Series: Hashable, Codable, Sendable {
    /// What the curve is called.
    public var name: Phrase

    /// The places of its points on the horizontal axis, in the order in which the curve visits them.
    public var x: [Double]

    /// The places of its points on the vertical axis, as many as `x`; what is not finite, or has no logarithm
    /// on a logarithmic axis, leaves a gap.
    public var y: [Double]

    /// The curve through the points of `x` and `y`.
    public init(name: Phrase, x: [Double], y: [Double]) {
      (self.name, self.x, self.y) = (name, x, y)
    }
  }

  /// A chart of `series`.
  public init(
    title: Phrase = .nothing, xLabel: Phrase, yLabel: Phrase, series: [Series], xScale: ChartScale = .linear,
    yScale: ChartScale = .linear
  ) {
    (self.title, self.xLabel, self.yLabel) = (title, xLabel, yLabel)
    (self.series, self.xScale, self.yScale) = (series, xScale, yScale)
  }

  /// Reads a chart; one that was written before charts had a horizontal scale has a linear one.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    title = try values.decode(Phrase.self, forKey: .title)
    xLabel = try values.decode(Phrase.self, forKey: .xLabel)
    yLabel = try values.decode(Phrase.self, forKey: .yLabel)
    series = try values.decode([Series].self, forKey: .series)
    xScale = try values.decodeIfPresent(ChartScale.self, forKey: .xScale) ?? .linear
    yScale = try values.decode(ChartScale.self, forKey: .yScale)
  }

  /// What the chart shows, in a few sentences for someone who does not see it.
  public var alternativeText: Phrase {
    let kind: ChartWords =
      switch (xScale, yScale) {
      case (.linear, .linear): .lineChart
      case (.log, .linear): .lineChartOverLogarithmic
      case (.linear, .log): .logarithmicLineChart
      case (.log, .log): .logarithmicLineChartOverLogarithmic
      }
    let rest = series.count > 8 ? [ChartWords.moreCurves(.number(series.count - 8))] : []
    return .joined(
      [title.isEmpty ? .nothing : ChartWords.title(title), kind(yLabel, xLabel)]
        + series.prefix(8).map(sentence) + rest, .sentences)
  }

  /// What a curve does.
  private func sentence(on series: Series) -> Phrase {
    let points = Curve(series, xScale: xScale, yScale: yScale).points
    let name = series.name.isEmpty ? ChartWords.curve() : series.name
    guard let first = points.first, let last = points.last else { return ChartWords.noPoints(name) }
    if points.count == 1 { return ChartWords.onePoint(name, .short(first.y), .short(first.x)) }
    let (least, greatest) = points.reduce((first.y, first.y)) { (min($0.0, $1.y), max($0.1, $1.y)) }
    let (isLower, isHigher) = (least < min(first.y, last.y), greatest > max(first.y, last.y))
    let course: ChartWords =
      switch (isLower, isHigher) {
      case (false, false): .course
      case (true, false): .courseWithLeast
      case (false, true): .courseWithGreatest
      case (true, true): .courseWithBoth
      }
    let extremes = (isLower ? [Phrase.short(least)] : []) + (isHigher ? [.short(greatest)] : [])
    return .words(
      course.rawValue,
      [name, .short(first.y), .short(first.x), .short(last.y), .short(last.x)] + extremes)
  }

  /// The curves of several charts in one chart without a title; nil if `charts` is empty.
  ///
  /// The curve of a chart that has just one takes the name given here; of a chart that has several, each is called
  /// `name: curve`. Different labels of an axis are joined with commas. The scale is logarithmic if any chart's is.
  public static func overlay(_ charts: [(name: String, chart: LineChart)]) -> LineChart? {
    guard !charts.isEmpty else { return nil }
    func shared(_ labels: [Phrase]) -> Phrase {
      let different = labels.reduce(into: [Phrase]()) { if !$0.contains($1) { $0.append($1) } }
      return different.count == 1 ? different[0] : .joined(different, .commas)
    }
    return LineChart(
      xLabel: shared(charts.map(\.chart.xLabel)), yLabel: shared(charts.map(\.chart.yLabel)),
      series: charts.flatMap { name, chart in
        chart.series.map { curve in
          Series(
            name: chart.series.count == 1 ? Phrase.name(name) : ChartWords.curveOf(.name(name), curve.name),
            x: curve.x, y: curve.y)
        }
      }, xScale: charts.allSatisfy { $0.chart.xScale == .log } ? .log : .linear,
      yScale: charts.contains { $0.chart.yScale == .log } ? .log : .linear)
  }
}

/// How numbers become distances on an axis.
public enum ChartScale: String, CaseIterable, Hashable, Codable, Sendable {
  /// Equal differences are equal distances.
  case linear
  /// Equal ratios are equal distances; numbers that are not positive, or below 1e-300, have no place.
  case log

  /// True if `value` has a place on an axis of this scale.
  func shows(_ value: Double) -> Bool { value.isFinite && (self == .linear || value > 1e-300) }
}
