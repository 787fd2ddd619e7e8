package import Notebook
import Wording

/// The page of a sweep: one table of the named scalars, one chart of the curves, a link to each report.
package struct ComparisonPage {
  private let comparison: Comparison
  private let title: String
  private let command: String

  /// - Parameter command: the command line that makes the page again.
  package init(_ comparison: Comparison, title: String, command: String) {
    self.comparison = comparison
    self.title = title
    self.command = command
  }

  package func html() -> String {
    let language = comparison.entries.first?.result.plan.document.frontMatter.language ?? "en"
    let body =
      Markup.tag("header") {
        Markup.tag("h1", .text(title))
        Markup.tag(
          "p", ["class": "subtitle"], .text("\(comparison.entries.count) combinations of parameters"))
      } + table + charts
      + Markup.tag("section", ["class": "provenance"]) {
        Markup.tag("h2", .text("Make this page again"))
        Markup.tag("pre", .tag("code", .text(command)))
      }
    return PageFrame(
      language: language, title: title, description: "A comparison of \(comparison.entries.count) runs.",
      body: body,
      words: ReportWords(language: language)
    ).html()
  }

  private var table: Markup {
    let columns = comparison.columns
    let names = comparison.entries.first?.parameters.map(\.name) ?? []
    return .tag("div", TableWriter.box(columns: names.count + columns.count + 1, title: "Comparison")) {
      Markup.tag("table", ["class": "results"]) {
        Markup.tag("thead") {
          Markup.tag("tr") {
            for name in names { Markup.tag("th", ["scope": "col"], .text(name)) }
            for column in columns {
              Markup.tag("th", ["scope": "col", "class": "number"]) {
                Markup.tag("span", ["class": "step"], .text(column.label))
                Markup.empty("br")
                Markup.text(column.name)
              }
            }
            Markup.tag("th", ["scope": "col"], .text("Report"))
          }
        }
        Markup.tag("tbody") {
          for (index, entry) in comparison.entries.enumerated() { row(entry, index: index, columns: columns) }
        }
      }
    }
  }

  private func row(_ entry: Comparison.Entry, index: Int, columns: [Comparison.Column]) -> Markup {
    .tag("tr") {
      for parameter in entry.parameters { Markup.tag("td", .text(parameter.value.description)) }
      for column in columns {
        let text = column.values[index].map { Self.format.string($0) } ?? "–"
        Markup.tag("td", ["class": column.best.contains(index) ? "number best" : "number"]) {
          if column.best.contains(index) { Markup.tag("strong", .text(text)) } else { Markup.text(text) }
        }
      }
      Markup.tag("td") {
        Markup.tag(
          "a", ["href": FileAddress.string(entry.report)], .text(Self.word(for: entry.result.status)))
      }
    }
  }

  private var charts: Markup {
    comparison.charts.map { label, chart in
      Markup.tag("section") {
        Markup.tag("h2", .text(label))
        ChartWriter(chart).markup()
      }
    }.joined()
  }

  private static let format = NumberFormat.significant(5)

  private static func word(for status: RunResult.Status) -> String {
    switch status {
    case .succeeded: "report"
    case .failed: "failed"
    case .interrupted: "interrupted"
    }
  }
}
