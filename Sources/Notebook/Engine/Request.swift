/// What a run is asked to do.
public struct Request: Hashable, Sendable {
  /// Which cells run.
  public enum Scope: Hashable, Sendable {
    /// Run what is stale, restore what is fresh.
    case stale
    /// Run one cell in any case, by its index, after what is stale of all that it depends on; and what depends on it
    /// too, where its input really changed, if asked.
    case cell(Int, downstream: Bool)
    /// Run one cell if it is stale, by its index, after what is stale of all that it depends on.
    case needed(Int)
    /// Run nothing: show what is kept.
    case nothing
  }

  /// Which cells run.
  public var scope: Scope
  /// The index of the last cell to run; nil for all.
  public var lastCell: Int?
  /// Whether nothing is taken that was kept of earlier runs: every cell runs. Results are kept all the same.
  public var startsFresh: Bool
  /// Whether cells run that do not depend on a failed one.
  public var keepsGoing: Bool

  /// A request; without arguments, to run what is stale.
  public init(
    _ scope: Scope = .stale, lastCell: Int? = nil, startsFresh: Bool = false, keepsGoing: Bool = false
  ) {
    self.scope = scope
    self.lastCell = lastCell
    self.startsFresh = startsFresh
    self.keepsGoing = keepsGoing
  }
}

/// How an engine works, whatever it is asked.
public struct Settings: Sendable {
  /// How many threads a step may compute on; results do not depend on it.
  public var threads: Int
  /// How often long steps save their state.
  public var checkpointInterval = Duration.seconds(2)
  /// How often a cell's progress is told at most; what comes in between is told together.
  public var progressInterval = Duration.milliseconds(33)
  /// Whether runs are remembered as the notebook's last: reasons are told from it, and a cell that does not run shows what
  /// it left of it. The combinations of a sweep are nobody's last run.
  public var keepsHistory = true

  /// Settings with the usual intervals.
  public init(threads: Int) { self.threads = threads }
}
