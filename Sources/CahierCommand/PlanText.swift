import Notebook
import Wording

/// What a run is about to do, in one sentence.
enum PlanText {
  /// Nil when there is nothing to choose: every cell runs for the first time.
  static func sentence(_ forecast: [CellForecast]) -> String? {
    let running = forecast.filter(\.willRun)
    let decided = running.filter { $0.freshness.isDecided }
    let undecided = running.filter { !$0.freshness.isDecided }
    let hasRunBefore =
      running.count < forecast.count || decided.contains { $0.freshness != .stale([ReasonWords.neverRun()]) }
    guard hasRunBefore else { return nil }
    let fresh = forecast.count { !$0.willRun && $0.freshness == .fresh }
    let left = forecast.count - running.count - fresh
    guard !running.isEmpty else {
      return "plan: nothing to run, "
        + (left == 0 ? "\(fresh) cells are fresh" : "\(fresh) of \(forecast.count) cells are fresh")
    }
    var sentence =
      "plan: run "
      + decided.map { cell in
        cell.label + (cell.freshness.reason.map { " (\($0))" } ?? "")
      }.joined(separator: ", ")
    if !undecided.isEmpty {
      sentence += "; then what changes of " + undecided.map(\.label).joined(separator: ", ")
    }
    if fresh > 0 { sentence += "; \(fresh) \(fresh == 1 ? "is" : "are") fresh" }
    if left > 0 { sentence += "; \(left) \(left == 1 ? "is left as it is" : "are left as they are")" }
    return sentence
  }
}
