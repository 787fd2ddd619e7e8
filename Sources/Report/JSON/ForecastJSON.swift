package import Notebook
import Wording

/// How the cells of a notebook stand, as JSON: what `status --json` prints.
package struct ForecastJSON {
  package static func value(notebook: String, _ forecast: [CellForecast]) -> JSONValue {
    .object([
      .init("notebook", .string(notebook)),
      .init("cells", .array(forecast.map(cell))),
    ])
  }

  private static func cell(_ cell: CellForecast) -> JSONValue {
    let reasons: [String] =
      switch cell.freshness {
      case .fresh: []
      case .stale(let reasons): reasons.map(\.english)
      case .undecided: [cell.freshness.reason?.english ?? ""]
      }
    return .object([
      .init("label", .string(cell.label)), .init("step", .string(cell.step)),
      .init("state", .string(cell.freshness == .fresh ? "fresh" : "stale")),
      .init("reasons", .array(reasons.map { .string($0) })), .init("runs", .boolean(cell.willRun)),
    ])
  }
}
