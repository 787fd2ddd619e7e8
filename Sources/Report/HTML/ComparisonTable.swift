import Notebook
import Wording

/// Sets the table of a sweep: the combinations in their order, those behind the first fifty folded.
struct ComparisonTable {
  private let comparison: Comparison
  private let words: ReportWords
  private let columns: [Comparison.Column]
  /// The rank of each entry that has a score; those with the same score have the same.
  private let ranks: [Int: Int]

  /// How a scalar is written.
  static let format = NumberFormat.significant(5)

  private static let openRows = 50
  private static let rowLimit = 1000

  init(_ comparison: Comparison, words: ReportWords) {
    self.comparison = comparison
    self.words = words
    // What the order is made by stands first, and then what has a better way.
    let others = comparison.columns.filter { !comparison.isObjective($0) }
    columns =
      comparison.columns.filter(comparison.isObjective) + others.filter { !$0.best.isEmpty }
      + others.filter(\.best.isEmpty)
    var ranks: [Int: Int] = [:]
    var last: (score: Double, rank: Int)?
    for (place, index) in comparison.ranking.enumerated() {
      guard let score = comparison.scores[index] else { break }
      let rank = last.flatMap { $0.score == score ? $0.rank : nil } ?? place + 1
      last = (score, rank)
      ranks[index] = rank
    }
    self.ranks = ranks
  }

  func markup() -> Markup {
    let ranking = comparison.ranking
    let folded = ranking.prefix(Self.rowLimit).dropFirst(Self.openRows)
    return .tag("section", ["aria-labelledby": "report.all"]) {
      Markup.tag("h2", ["id": "report.all"], .text(words.allCombinations))
      if let objective = comparison.objective {
        Markup.tag("p", ["class": "hint"], .message(words.sorted(by: objective)))
      }
      table(ranking.prefix(Self.openRows))
      if !folded.isEmpty {
        Markup.tag("details", ["class": "more"]) {
          Markup.tag("summary", .text(words.more(folded.count)))
          table(folded)
        }
      }
      if ranking.count > Self.rowLimit {
        Markup.tag("p", ["class": "hint"], .message(words.left(ranking.count - Self.rowLimit)))
      }
    }
  }

  private func table(_ indices: ArraySlice<Int>) -> Markup {
    let names = comparison.entries.first?.parameters.map(\.name) ?? []
    return .tag(
      "div", TableWriter.box(columns: names.count + columns.count + 2, title: words.allCombinations)
    ) {
      Markup.tag("table", ["class": "results"]) {
        Markup.tag("thead") {
          Markup.tag("tr") {
            if comparison.objective != nil {
              Markup.tag("th", ["scope": "col", "class": "number"], .text(words.rank))
            }
            for name in names { Markup.tag("th", ["scope": "col", "class": "number"], .text(name)) }
            for column in columns { head(column) }
            Markup.tag("th", ["scope": "col"], .text(words.reportHead))
          }
        }
        Markup.tag(
          "tbody", indices.map { row($0) }.joined())
      }
    }
  }

  private func head(_ column: Comparison.Column) -> Markup {
    let isObjective = comparison.isObjective(column)
    let order = comparison.objective?.better == .higher ? "descending" : "ascending"
    return .tag(
      "th", ["scope": "col", "class": "number", "aria-sort": isObjective ? order : nil]
    ) {
      Markup.tag("span", ["class": "step"], .text(column.label))
      Markup.empty("br")
      Markup.text(column.name + (isObjective ? order == "descending" ? "\u{A0}↓" : "\u{A0}↑" : ""))
    }
  }

  private func row(_ index: Int) -> Markup {
    let entry = comparison.entries[index]
    return .tag("tr") {
      if comparison.objective != nil {
        Markup.tag("td", ["class": "number"], .text(ranks[index].map(String.init) ?? "–"))
      }
      for parameter in entry.parameters {
        Markup.tag("td", ["class": "number"], .text(words.value(parameter.value)))
      }
      for column in columns {
        let text = column.values[index].map { words.voice.say(.number($0, Self.format)) } ?? "–"
        Markup.tag("td", ["class": "number"]) {
          if column.best.contains(index) { Markup.tag("strong", .text(text)) } else { Markup.text(text) }
        }
      }
      Markup.tag("td") {
        Markup.tag(
          "a", ["href": FileAddress.string(entry.report)], .text(word(for: entry.result.status)))
      }
    }
  }

  private func word(for status: RunResult.Status) -> String {
    switch status {
    case .succeeded: words.report
    case .failed: words.failedRun
    case .interrupted: words.interruptedRun
    }
  }
}

extension Comparison {
  /// Whether the combinations are ranked by a column.
  func isObjective(_ column: Column) -> Bool {
    column.label == objective?.label && column.name == objective?.name
  }
}
