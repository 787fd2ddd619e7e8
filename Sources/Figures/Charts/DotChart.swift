public import Wording

/// Numbers as dots over one axis, a named row each: W. S. Cleveland's dot plot, in which numbers that lie close
/// together can be told apart, as they cannot in bars that all begin at zero.
public struct DotChart: Hashable, Codable, Sendable {
  /// What the axis measures.
  public var label: Phrase

  /// The rows from the top.
  public var rows: [Row]

  /// How the axis is divided.
  public var scale: ChartScale

  /// A named number; one that is not finite, or has no logarithm on a logarithmic axis, has no dot.
  public struct Row: Hashable, Codable, Sendable {
    /// What the row is called.
    public var name: String

    /// Where its dot is on the axis.
    public var value: Double

    /// The row called `name` with a dot at `value`.
    public init(name: String, value: Double) { (self.name, self.value) = (name, value) }
  }

  /// A chart of `rows`.
  public init(label: Phrase, rows: [Row], scale: ChartScale = .linear) {
    (self.label, self.rows, self.scale) = (label, rows, scale)
  }

  /// What the chart shows, in a few sentences for someone who does not see it.
  public var alternativeText: Phrase {
    let values = Phrase.joined(rows.map { ChartWords.pair(.name($0.name), .short($0.value)) }, .commas)
    return (scale == .log ? ChartWords.logarithmicDotChart : .dotChart)(label, values)
  }
}
