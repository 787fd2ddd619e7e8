public import Wording

/// Whether a cell's results are kept, and if not, why.
public enum Freshness: Hashable, Sendable {
  case fresh
  /// Running it would give other results, or nobody knows: the reasons.
  case stale([Phrase])
  /// It depends on a cell that is to run first: only then it shows whether its input changes.
  case undecided(after: String)

  /// Whether what is kept alone tells if it is fresh.
  package var isDecided: Bool { if case .undecided = self { false } else { true } }

  /// The reason; nil when it is fresh.
  public var reason: Phrase? {
    switch self {
    case .fresh: nil
    case .stale(let reasons): .joined(reasons, .semicolons)
    case .undecided(let label): ReasonWords.staleBefore(.name(label))
    }
  }
}

/// A cell of the forecast: what `status` lists and `--dry-run` prints.
public struct CellForecast: Hashable, Sendable {
  /// The cell's label.
  public var label: String
  /// The name of its step.
  public var step: String
  /// Whether its results are kept, and if not, why.
  public var freshness: Freshness
  /// Whether the request that was made will run it: an undecided cell may yet turn out to be fresh.
  public var willRun: Bool
}

/// Which cells a request runs.
struct Selection {
  /// Those that run even if they are fresh.
  let forced: Set<Int>
  /// Those that run if they are stale.
  let wanted: Set<Int>

  init(of plan: Plan, for request: Request) {
    switch request.scope {
    case .stale:
      forced = []
      wanted = Set(0...(request.lastCell ?? max(0, plan.cells.count - 1)))
    case .nothing: (forced, wanted) = ([], [])
    case .needed(let target): (forced, wanted) = ([], plan.ancestors(of: target).union([target]))
    case .cell(let target, let downstream):
      // What depends on the cell runs where its input really changed.
      forced = [target]
      wanted = plan.ancestors(of: target).union([target])
        .union(downstream ? plan.dependents(of: target) : [])
    }
  }
}

extension Ledger {
  /// How every cell stands and what the request would run, from what is kept: nothing is computed.
  mutating func forecast(of plan: Plan, for request: Request) -> [CellForecast] {
    survey(of: plan, for: request).map(\.forecast)
  }

  /// The named numbers that are kept of each cell, by label: those of its results, or else of the results that it had
  /// when it ran last.
  mutating func numbers(of plan: Plan) -> [String: [Scalar]] {
    let kept = zip(plan.cells, survey(of: plan, for: Request(.nothing))).compactMap { cell, found in
      (found.record ?? lastRecord(of: cell)).map { (cell.label, $0.scalars) }
    }
    return Dictionary(kept) { first, _ in first }
  }

  /// How every cell stands, and what is kept of it if it is fresh.
  private mutating func survey(
    of plan: Plan, for request: Request
  ) -> [(forecast: CellForecast, record: Record?)] {
    let selection = Selection(of: plan, for: request)
    var written: [Int: [String: Digest]] = [:]
    var shown: [Int: Digest] = [:]
    var undecided: Set<Int> = []
    return plan.cells.map { cell in
      let freshness: Freshness
      var kept: Record?
      if let stale = cell.before.filter({ undecided.contains($0) }).min() {
        freshness = .undecided(after: plan.cells[stale].label)
      } else {
        let key = key(of: cell, written: { written[$0]?[$1] }, shown: { shown[$0] })
        if let record = key.flatMap({ record(for: $0, of: cell) }) {
          freshness = .fresh
          kept = record
          written[cell.index] = record.digests
          shown[cell.index] = record.resultDigest
        } else {
          freshness = .stale(reasons(for: key, of: cell))
        }
      }
      if freshness != .fresh { undecided.insert(cell.index) }
      let forecast = CellForecast(
        label: cell.label, step: cell.stepName, freshness: freshness,
        willRun: selection.forced.contains(cell.index)
          || (freshness != .fresh && selection.wanted.contains(cell.index)))
      return (forecast, kept)
    }
  }
}
