/// Numbers as dots over one axis, a named row each: W. S. Cleveland's dot plot, in which numbers that lie close
/// together can be told apart, as they cannot in bars that all begin at zero.
package struct DotChart: Hashable, Codable, Sendable {
  /// What the axis measures.
  package var label: String

  /// The rows from the top.
  package var rows: [Row]

  /// How the axis is divided.
  package var scale: ChartScale

  /// A named number; one that is not finite, or has no logarithm on a logarithmic axis, has no dot.
  package struct Row: Hashable, Codable, Sendable {
    package var name: String
    package var value: Double

    package init(name: String, value: Double) { (self.name, self.value) = (name, value) }
  }

  /// A chart of `rows`.
  package init(label: String, rows: [Row], scale: ChartScale = .linear) {
    (self.label, self.rows, self.scale) = (label, rows, scale)
  }

  /// What the chart shows, in a few sentences for someone who does not see it.
  package var alternativeText: String {
    let scale = scale == .log ? ", on a logarithmic scale" : ""
    let values = rows.map { "\($0.name) \(DecimalText.short($0.value))" }.joined(separator: ", ")
    return "Dot chart of \(label)\(scale): \(values)."
  }
}
