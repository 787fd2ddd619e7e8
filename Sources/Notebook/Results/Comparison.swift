import Figures

/// Runs of one notebook with different parameters, side by side: what a sweep's page and its JSON are made from.
package struct Comparison: Sendable {
  /// One combination of the parameters.
  package struct Entry: Sendable {
    package var parameters: [(name: String, value: Value)]
    /// The report's path as the comparison links to it.
    package var report: String
    package var result: RunResult

    package init(parameters: [(name: String, value: Value)], report: String, result: RunResult) {
      self.parameters = parameters
      self.report = report
      self.result = result
    }
  }

  /// A named scalar over all combinations.
  package struct Column: Sendable {
    package var label: String
    package var name: String
    /// One value an entry; nil where its cell has none.
    package var values: [Double?]
    /// The entries with the best value; none where neither way is better, or all are the same.
    package var best: Set<Int>
  }

  package var entries: [Entry]

  package init(_ entries: [Entry]) { self.entries = entries }

  /// The scalars that differ between combinations, in the notebook's order; those that never do tell nothing.
  package var columns: [Column] {
    guard let plan = entries.first?.result.plan else { return [] }
    return plan.cells.flatMap { cell in
      type(of: cell.step).scalars.compactMap { scalar -> Column? in
        let values = entries.map { $0.result.scalar(scalar.name, of: cell.label) }
        guard Set(values).count > 1, values.contains(where: { $0 != nil }) else { return nil }
        return Column(
          label: cell.label, name: scalar.name, values: values, best: Self.best(values, by: scalar.better))
      }
    }
  }

  /// For each cell that shows a curve, the curves of all combinations in one chart.
  package var charts: [(label: String, chart: Chart)] {
    guard let plan = entries.first?.result.plan else { return [] }
    return plan.cells.compactMap { cell in
      let curves = entries.compactMap { entry -> (name: String, chart: LineChart)? in
        guard var chart = entry.result.lineChart(of: cell.label), let first = chart.series.first else {
          return nil
        }
        chart.series = [first]
        return (entry.name, chart)
      }
      guard curves.count > 1, let chart = LineChart.overlay(curves) else { return nil }
      return (
        cell.label,
        Chart(
          .line(chart),
          alternative: "The curves of `\(cell.label)` for \(curves.count) combinations of parameters. "
            + chart.alternativeText)
      )
    }
  }

  private static func best(_ values: [Double?], by preference: ScalarSummary.Preference?) -> Set<Int> {
    let finite = values.compactMap(\.self).filter(\.isFinite)
    guard let preference, let least = finite.min(), let greatest = finite.max(), least < greatest else {
      return []
    }
    let best = preference == .lower ? least : greatest
    return Set(values.indices.filter { values[$0] == best })
  }
}

extension Comparison.Entry {
  /// The combination in a few words: `lambda = 0.1, hidden = 25`.
  package var name: String {
    parameters.map { "\($0.name) = \($0.value.description)" }.joined(separator: ", ")
  }
}

extension RunResult {
  fileprivate func scalar(_ name: String, of label: String) -> Double? {
    cell(labelled: label)?.scalars.first { $0.name == name }?.value
  }

  fileprivate func lineChart(of label: String) -> LineChart? {
    for case .chart(let chart) in cell(labelled: label)?.outputs ?? [] {
      if case .line(let drawing) = chart.drawing { return drawing }
    }
    return nil
  }
}
