import Figures
import Notebook

/// Sets a drawing twice: for a page's column and for a phone. One is shown; what is read out are the words.
struct ChartWriter {
  private let chart: Chart
  private let alternative: String

  init(_ chart: Chart, alternative: String? = nil) {
    self.chart = chart
    self.alternative = alternative ?? chart.alternative
  }

  func markup() -> Markup {
    .tag("div", ["class": "chart", "role": "img", "aria-label": alternative]) {
      Markup.tag("div", ["class": "wide", "aria-hidden": "true"], drawing(width: 660))
      Markup.tag("div", ["class": "narrow", "aria-hidden": "true"], drawing(width: 350))
    }
  }

  /// The drawing alone.
  func drawing(width: Int) -> Markup {
    switch chart.drawing {
    case .line(let chart): .raw(chart.svg(width: width))
    case .dots(let chart): .raw(chart.svg(width: width))
    case .heatMap(let map): .raw(map.svg(width: width))
    }
  }
}
