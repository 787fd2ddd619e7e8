/// What a run is asked to do.
package enum Request: Hashable, Sendable {
  /// Run what is stale, restore what is fresh.
  case runStale
  /// Run one cell in any case, after what is stale of all that it depends on; and what depends on it too, if asked.
  case rerun(cell: Int, downstream: Bool)
  /// Run nothing: show what is stored.
  case showStored
}
