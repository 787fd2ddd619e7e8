package import Notebook
import Wording

/// The page of a sweep: the best combination with its command, charts of what each parameter does, a table of all in
/// order, and the curves of the best.
///
/// Its length is bounded: some hundred bytes a combination, at most a thousand of them in the table, and twenty curves a
/// chart.
package struct ComparisonPage {
  private let comparison: Comparison
  private let title: String
  private let command: String
  private let words: ReportWords
  private let language: String
  private let looks: String

  /// - Parameter command: the command line that makes the page again.
  package init(_ comparison: Comparison, title: String, command: String) {
    self.comparison = comparison
    self.title = title
    self.command = command
    let plan = comparison.entries.first?.result.plan
    language = plan?.document.frontMatter.language ?? "en"
    words = ReportWords(plan.map(Voice.init(of:)) ?? .english)
    looks = plan.map { ThemeStyles(of: $0).css } ?? ""
  }

  /// What the page of a notebook's sweep is called.
  package static func title(of plan: Plan) -> String {
    Voice(of: plan).say(SweepWords.title, .name(plan.title))
  }

  package func html() -> String {
    let body =
      Markup.tag("div", ["class": "comparison"]) {
        header
        winner
        ObjectiveCharts(comparison, words: words).markup()
        ComparisonTable(comparison, words: words).markup()
        curves
        Markup.tag("section", ["class": "provenance"]) {
          Markup.tag("h2", .text(words.pageAgain))
          Markup.tag("pre", ["tabindex": "0"], .tag("code", .command(command)))
        }
      }
    return PageFrame(
      language: language, title: title, description: words.description(of: comparison.entries.count),
      theme: looks, body: body, words: words
    ).html()
  }

  private var header: Markup {
    let without = comparison.objective == nil ? 0 : comparison.scores.count { $0 == nil }
    return .tag("header") {
      Markup.tag("h1", .text(title))
      Markup.tag(
        "p", ["class": "subtitle"], .text(words.combinations(comparison.entries.count, without: without)))
    }
  }

  private var winner: Markup {
    guard let objective = comparison.objective, let index = comparison.winners.first,
      let score = comparison.scores[index]
    else { return .tag("p", ["class": "said"], .message(nothingBest)) }
    let entry = comparison.entries[index]
    let command = ReportCommand(
      for: entry.result.plan, naming: Set(entry.parameters.map(\.name)))
    return .tag("section", ["class": "winner", "aria-labelledby": "report.best"]) {
      Markup.tag("h2", ["id": "report.best"], .text(words.best))
      Markup.tag("p", ["class": "score"]) {
        Markup.tag("strong", .text(words.voice.say(.number(score, ComparisonTable.format))))
        " "
        Markup.tag("span", .text(objective.reference))
      }
      Markup.tag("p", ["class": "choice"]) {
        for parameter in entry.parameters {
          Markup.tag("span") {
            Markup.tag("span", ["class": "name"], .text(parameter.name + " = "))
            Markup.tag("strong", .text(words.value(parameter.value)))
          }
          " "
        }
      }
      Markup.tag("pre", ["tabindex": "0"], .tag("code", .command(command.run)))
      Markup.tag("p", ["class": "hint"]) {
        Markup.message(words.best(of: comparison.entries.count, by: objective))
        " "
        if comparison.winners.count > 1 { words.ties(comparison.winners.count - 1) + " " }
        // Few choices flatter little.
        if objective.choice == .unseen, comparison.entries.count >= 10 { words.flattery + " " }
        Markup.tag(
          "a", ["href": FileAddress.string(entry.report)], .text(words.reportHead))
      }
    }
  }

  /// Why no combination is the best.
  private var nothingBest: String {
    let goal = comparison.entries.first?.result.plan.document.frontMatter.objective?.content
    let named = comparison.objective?.reference ?? goal.map { "\($0.label).\($0.name)" }
    return named.map(words.noValue) ?? words.noObjective
  }

  private var curves: Markup {
    comparison.charts.map { label, chart in
      let shown = min(Comparison.curveLimit, comparison.entries.count)
      return Markup.tag("section") {
        Markup.tag("h2", .text(words.curves(label, shown: shown, of: comparison.entries.count)))
        ChartWriter(chart, words: words).markup()
      }
    }.joined()
  }
}
