import Figures
import Notebook
import Wording

/// Sets a drawing twice: for a page's column and for a phone. One is shown; what is read out are the words. Its numbers
/// are in a table below, folded.
struct ChartWriter {
  private let chart: Chart
  private let alternative: String

  private let words: ReportWords

  init(_ chart: Chart, alternative: String? = nil, words: ReportWords) {
    self.chart = chart
    self.alternative = alternative ?? words.voice.say(chart.alternative)
    self.words = words
  }

  func markup() -> Markup {
    .tag("div", ["class": "chart", "role": "img", "aria-label": alternative]) {
      Markup.tag("div", ["class": "wide", "aria-hidden": "true"], drawing(width: 660))
      Markup.tag("div", ["class": "narrow", "aria-hidden": "true"], drawing(width: 350))
    } + numbers
  }

  private var numbers: Markup {
    let table: ChartTable? =
      switch chart.drawing {
      case .line(let chart): ChartTable(chart, in: words.voice)
      case .dots(let chart): ChartTable(chart, in: words.voice)
      case .heatMap(let map): ChartTable(map, in: words.voice)
      }
    guard let table, !table.rows.isEmpty else { return .none }
    return .tag("details", ["class": "numbers"]) {
      Markup.tag("summary", .text(words.numbers))
      Markup.tag("div", TableWriter.box(columns: table.columns.count, title: words.numbers)) {
        Markup.tag("table", ["class": "results"]) {
          Markup.tag("thead") {
            Markup.tag("tr") {
              for (index, name) in table.columns.enumerated() {
                Markup.tag("th", ["scope": "col", "class": index > 0 ? "number" : nil], .text(name))
              }
            }
          }
          Markup.tag("tbody") {
            for row in table.rows {
              Markup.tag("tr") {
                Markup.tag("th", ["scope": "row"], .text(row[0]))
                for cell in row.dropFirst() { Markup.tag("td", ["class": "number"], .text(cell)) }
              }
            }
          }
        }
      }
    }
  }

  /// The drawing alone.
  func drawing(width: Int) -> Markup {
    switch chart.drawing {
    case .line(let chart): .raw(chart.svg(width: width, in: words.voice))
    case .dots(let chart): .raw(chart.svg(width: width, in: words.voice))
    case .heatMap(let map): .raw(map.svg(width: width, in: words.voice))
    }
  }
}
