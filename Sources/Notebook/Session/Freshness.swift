/// Whether a cell's results are stored, and if not, why.
package enum Freshness: Hashable, Sendable {
  case fresh
  /// Running it would give other results, or nobody knows: the reasons.
  case stale([String])
  /// It depends on a cell that is to run first: only then it shows whether its input changes.
  case undecided(after: String)

  /// Whether what is stored alone tells if it is fresh.
  package var isDecided: Bool { if case .undecided = self { false } else { true } }

  /// The reason in words; nil when it is fresh.
  package var reason: String? {
    switch self {
    case .fresh: nil
    case .stale(let reasons): reasons.joined(separator: "; ")
    case .undecided(let label): "`\(label)` before it is stale"
    }
  }
}

/// A cell of the forecast: what `status` lists and `--dry-run` prints.
package struct CellForecast: Hashable, Sendable {
  package var label: String
  package var step: String
  package var freshness: Freshness
  /// Whether the request that was made will run it: an undecided cell may yet turn out to be fresh.
  package var willRun: Bool
}
