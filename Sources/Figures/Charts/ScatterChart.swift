public import Wording

/// Many measurements over one pair of axes, a dot each, and a line through the best at every place: what a number
/// makes of a parameter, when other parameters change as well.
public struct ScatterChart: Hashable, Sendable {
  /// What the horizontal axis is.
  public var xLabel: String

  /// What the vertical axis measures.
  public var yLabel: String

  /// How the horizontal axis is divided.
  public var xAxis: PlaceAxis

  /// How the vertical axis is divided.
  public var yScale: ChartScale

  /// The dots, the best first; one that has no place on the axes is not drawn.
  public var points: [Point]

  /// A measurement.
  public struct Point: Hashable, Sendable {
    /// Its place on the horizontal axis.
    public var x: Double

    /// Its place on the vertical axis.
    public var y: Double

    /// The measurement of `y` at `x`.
    public init(x: Double, y: Double) { (self.x, self.y) = (x, y) }
  }

  /// A chart of `points`, of which the best comes first.
  public init(
    xLabel: String, yLabel: String, xAxis: PlaceAxis = .numbers(.linear), yScale: ChartScale = .linear,
    points: [Point]
  ) {
    (self.xLabel, self.yLabel) = (xLabel, yLabel)
    (self.xAxis, self.yScale, self.points) = (xAxis, yScale, points)
  }

  /// What the chart shows, in a few sentences for someone who does not see it.
  public var alternativeText: Phrase {
    let kind: ChartWords =
      switch (xAxis == .numbers(.log), yScale == .log) {
      case (false, false): .dots
      case (true, false): .dotsOverLogarithmic
      case (false, true): .logarithmicDots
      case (true, true): .logarithmicDotsOverLogarithmic
      }
    var sentences = [kind(.name(yLabel), .name(xLabel))]
    let bests = bests
    if let best = shown.first {
      sentences.append(ChartWords.bestDot(.number(shown.count), .short(best.y), xAxis.phrase(best.x)))
    }
    if bests.count > 1, bests.count <= 8 {
      let list = bests.map { ChartWords.at(.short($0.y), xAxis.phrase($0.x)) }
      sentences.append(ChartWords.bestDots(.joined(list, .commas)))
    }
    return .joined(sentences, .sentences)
  }

  /// The dots that have a place.
  var shown: [Point] {
    let xScale: ChartScale = xAxis == .numbers(.log) ? .log : .linear
    return points.filter { xScale.shows($0.x) && yScale.shows($0.y) }
  }

  /// The best dot at each place, from the left.
  var bests: [Point] {
    var seen: Set<Double> = []
    return shown.filter { seen.insert($0.x).inserted }.sorted { $0.x < $1.x }
  }
}
