import Notebook
import Report

extension Snapshot {
  /// `textDocument/codeLens`: above every cell, how it stands and a way to run it; above the first, a way to run all.
  func lenses(_ forecast: [CellForecast]) -> JSONValue {
    guard let plan, plan.cells.count == forecast.count else { return [] }
    let stale = forecast.count { $0.freshness != .fresh }
    var lenses: [JSONValue] = []
    if let first = plan.cells.first, stale > 0 {
      lenses.append(lens(first, "run what is stale (\(stale) of \(forecast.count))", label: nil))
    }
    for (cell, forecast) in zip(plan.cells, forecast) {
      let state = forecast.freshness.reason.map { "run (stale: \($0))" } ?? "run again (fresh)"
      lenses.append(lens(cell, state, label: cell.label))
    }
    return .array(lenses)
  }

  private func lens(_ cell: PlannedCell, _ title: String, label: String?) -> JSONValue {
    [
      "range": text.json(cell.fence),
      "command": [
        "title": .string(title), "command": .string(RunCommand.name),
        "arguments": .array([.string(uri)] + (label.map { [.string($0)] } ?? [])),
      ],
    ]
  }
}
