/// The part of a series that can be drawn: runs of points without a gap.
struct Curve {
  /// A point in the numbers of the series.
  struct Point: Hashable {
    let x: Double
    let y: Double
  }

  /// The runs, each of at least one point, in their order; between them, a number has no place on the chart.
  let runs: [[Point]]

  /// The points of `series` that have a place on axes of these scales.
  init(_ series: LineChart.Series, xScale: ChartScale, yScale: ChartScale) {
    var runs: [[Point]] = []
    var isOpen = false
    for (x, y) in zip(series.x, series.y) {
      let isShown = xScale.shows(x) && yScale.shows(y)
      if isShown {
        if !isOpen { runs.append([]) }
        runs[runs.count - 1].append(Point(x: x, y: y))
      }
      isOpen = isShown
    }
    self.runs = runs
  }

  private init(runs: [[Point]]) { self.runs = runs }

  /// All points that can be drawn.
  var points: [Point] { runs.flatMap(\.self) }

  /// A curve of about `count` points at most that looks the same.
  ///
  /// Of each stretch of points the first, the last, the lowest and the highest stay: U. Jugel, Z. Jerzak, G.
  /// Hackenbroich, V. Markl, *M4: a visualization-oriented time series data aggregation*, VLDB 2014. No
  /// extreme is lost, and no gap.
  func thinned(to count: Int) -> Curve {
    let total = runs.reduce(0) { $0 + $1.count }
    guard total > count, count >= 4 else { return self }
    return Curve(
      runs: runs.map { run in
        let stretches = max(1, run.count * count / total / 4)
        return (0..<stretches).flatMap { stretch in
          let (start, end) = (run.count * stretch / stretches, run.count * (stretch + 1) / stretches)
          let indices = start..<end
          guard let lowest = indices.min(by: { run[$0].y < run[$1].y }),
            let highest = indices.max(by: { run[$0].y < run[$1].y })
          else { return [Point]() }
          return Set([start, lowest, highest, end - 1]).sorted().map { run[$0] }
        }
      })
  }
}
