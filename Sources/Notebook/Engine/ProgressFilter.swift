import Synchronization

/// Tells a step's progress at intervals: what comes in between is told together, so that nothing of a growing curve is
/// lost and nobody is told more than they can take.
final class ProgressFilter: Sendable {
  private let interval: Duration
  private let emit: @Sendable (StepProgress) -> Void
  private let state = Mutex(State())

  private struct State {
    var pending: StepProgress?
    var last: ContinuousClock.Instant?
  }

  init(interval: Duration, emit: @escaping @Sendable (StepProgress) -> Void) {
    self.interval = interval
    self.emit = emit
  }

  func receive(_ progress: StepProgress) {
    let due = state.withLock { state -> StepProgress? in
      let merged = state.pending.map { $0.merged(with: progress) } ?? progress
      let now = ContinuousClock.now
      if let last = state.last, now - last < interval {
        state.pending = merged
        return nil
      }
      state.last = now
      state.pending = nil
      return merged
    }
    if let due { emit(due) }
  }

  /// Tells what is left.
  func flush() {
    let rest = state.withLock { state in
      defer { state.pending = nil }
      return state.pending
    }
    if let rest { emit(rest) }
  }
}
