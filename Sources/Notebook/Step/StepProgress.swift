public import Figures

/// How far a long step is.
public struct StepProgress: Hashable, Sendable {
  /// How much of it is done.
  public var completed: Int
  /// How much there is to do.
  public var total: Int
  /// What is being counted, such as `iteration`.
  public var unit: String
  /// The numbers worth watching, in order, such as the cost.
  public var measures: [Scalar]
  /// The chart that the step will show when it is done, as far as it is known: of its curves the points that are new
  /// since the last report. Whoever listens puts them together with ``Figures/LineChart/append(_:)``.
  public var growth: LineChart?

  /// A report on how far a step is.
  public init(
    completed: Int, total: Int, unit: String, measures: [Scalar] = [], growth: LineChart? = nil
  ) {
    self.completed = completed
    self.total = total
    self.unit = unit
    self.measures = measures
    self.growth = growth
  }

  /// The later of two reports, with the growth of both.
  package func merged(with later: StepProgress) -> StepProgress {
    var result = later
    if var growth {
      if let more = later.growth { growth.append(more) }
      result.growth = growth
    }
    return result
  }
}

extension LineChart {
  /// Adds the points of a chart's curves to those of the same place; curves that are new come behind the others.
  public mutating func append(_ growth: LineChart) {
    for (index, curve) in growth.series.enumerated() {
      if series.indices.contains(index) {
        series[index].x += curve.x
        series[index].y += curve.y
      } else {
        series.append(curve)
      }
    }
  }
}
