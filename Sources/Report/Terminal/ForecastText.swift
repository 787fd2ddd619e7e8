package import Notebook
import Wording

/// How the cells of a notebook stand, one a line.
package struct ForecastText {
  private let style: TerminalStyle

  package init(style: TerminalStyle) { self.style = style }

  package func text(_ forecast: [CellForecast]) -> String {
    let width = forecast.map { TerminalText.width(TerminalText.safe($0.label)) }.max() ?? 0
    let stepWidth = forecast.map(\.step.count).max() ?? 0
    let lines = forecast.map { cell in
      let (mark, word, tint) = Self.state(cell.freshness)
      let reason = cell.freshness.reason.map { "   " + TerminalText.safe($0.english) } ?? ""
      return style.tinted(mark, tint) + " " + TerminalText.padded(TerminalText.safe(cell.label), to: width)
        + "  "
        + style.tinted(TerminalText.padded(cell.step, to: stepWidth), .faint) + "  "
        + style.tinted(TerminalText.padded(word, to: 5), tint) + reason + "\n"
    }
    return lines.joined() + summary(forecast) + "\n"
  }

  private func summary(_ forecast: [CellForecast]) -> String {
    let fresh = forecast.count { $0.freshness == .fresh }
    let undecided = forecast.count { if case .undecided = $0.freshness { true } else { false } }
    let stale = forecast.count - fresh - undecided
    let counts = [(fresh, "fresh"), (stale, "stale"), (undecided, "to be decided by what runs before")]
    return counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }

  private static func state(_ freshness: Freshness) -> (String, String, TerminalStyle.Tint) {
    switch freshness {
    case .fresh: ("✓", "fresh", .good)
    case .stale: ("~", "stale", .care)
    case .undecided: ("?", "stale", .care)
    }
  }
}
