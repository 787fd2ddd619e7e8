import Figures
import Wording

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

  package let entries: [Entry]
  /// The scalars that differ between combinations, in the notebook's order; those that never do tell nothing, but for the
  /// one that the notebook says it is after.
  package let columns: [Column]
  /// What the combinations are ranked by; nil where the notebook names none and no number with a better way differs,
  /// or none has a value.
  package let objective: Objective?
  /// The objective's value of each entry; nil where it has none that is finite.
  package let scores: [Double?]
  /// The indices of all entries, the best first; those that are alike, or have no value, in the order of the sweep.
  package let ranking: [Int]
  /// The parameters that have more than one value, in the sweep's order.
  package let parameters: [SweptParameter]

  package init(_ entries: [Entry]) {
    let columns = Self.columns(entries)
    let objective = entries.first.flatMap { first in
      Objective(of: first.result.plan) { label, name in
        columns.contains { $0.label == label && $0.name == name }
      }
    }
    let scored = columns.first { $0.label == objective?.label && $0.name == objective?.name }
    let scores = (scored?.values ?? entries.map { _ in nil }).map { $0.flatMap { $0.isFinite ? $0 : nil } }
    self.entries = entries
    self.columns = columns
    self.objective = scored == nil ? nil : objective
    self.scores = scores
    ranking = Self.ranking(scores, by: objective)
    parameters = (entries.first?.parameters.indices ?? 0..<0).map { place in
      SweptParameter(
        name: entries.first?.parameters[place].name ?? "", entries: entries.map { $0.parameters[place].value }
      )
    }.filter { $0.values.count > 1 }
  }

  /// The entries with the best score; more than one where several come to the same.
  package var winners: ArraySlice<Int> {
    guard let best = ranking.first.flatMap({ scores[$0] }) else { return [] }
    return ranking.prefix { scores[$0] == best }
  }

  /// How many curves one chart shows: more can't be told apart.
  package static let curveLimit = 20

  /// For each cell that shows a curve, those of the best combinations in one chart.
  package var charts: [(label: String, chart: Chart)] {
    guard let plan = entries.first?.result.plan else { return [] }
    return plan.cells.compactMap { cell in
      let curves = ranking.lazy.map { entries[$0] }.compactMap { entry -> (name: String, chart: LineChart)? in
        guard var chart = entry.result.lineChart(of: cell.label), let first = chart.series.first else {
          return nil
        }
        chart.series = [first]
        return (entry.name, chart)
      }
      let shown = Array(curves.prefix(Self.curveLimit))
      guard shown.count > 1, let chart = LineChart.overlay(shown) else { return nil }
      return (
        cell.label,
        Chart(
          .line(chart),
          alternative: .sentences(
            ComparisonWords.curves(.name(cell.label), .number(shown.count)), chart.alternativeText))
      )
    }
  }

  private static func columns(_ entries: [Entry]) -> [Column] {
    guard let plan = entries.first?.result.plan else { return [] }
    let goal = plan.document.frontMatter.objective?.content
    return plan.cells.flatMap { cell in
      type(of: cell.step).scalars.compactMap { scalar -> Column? in
        let values = entries.map { $0.result.scalar(scalar.name, of: cell.label) }
        let isGoal = cell.label == goal?.label && scalar.name == goal?.name
        guard isGoal || Set(values).count > 1, values.contains(where: { $0 != nil }) else { return nil }
        return Column(
          label: cell.label, name: scalar.name, values: values, best: best(values, by: scalar.better))
      }
    }
  }

  private static func ranking(_ scores: [Double?], by objective: Objective?) -> [Int] {
    guard let objective else { return Array(scores.indices) }
    return scores.indices.sorted { first, second in
      guard let score = scores[first] else { return scores[second] == nil && first < second }
      guard let other = scores[second] else { return true }
      return score == other ? first < second : objective.isBetter(score, than: other)
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

/// What comparisons say.
package enum ComparisonWords: String, Words {
  case curves = "The curves of `{1}` for {2} combinations of parameters."
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
