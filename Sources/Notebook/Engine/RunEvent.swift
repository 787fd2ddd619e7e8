public import Foundation

/// What happens while a notebook runs, in order.
///
/// The events are all that there is to know: a viewer that sees nothing else rebuilds the whole result from them (see
/// ``RunRecorder``). A cell that runs is started, tells its progress and its outputs as they come, and ends; every
/// other cell just ends, with what was kept of it or the reason why there is nothing.
public enum RunEvent: Sendable {
  case started(RunStart)
  /// The cell with this index begins to run.
  case cellStarted(Int)
  case progress(Int, StepProgress)
  /// One output more of a cell that runs.
  case output(Int, Output)
  /// The cell ran, failed, was restored, or is left as it was: its state says which, and why.
  case cellEnded(Int, CellResult)
  case ended(RunEnd)
}

/// What is known when a run begins.
public struct RunStart: Sendable {
  /// What is run.
  public var plan: Plan
  /// How many threads steps may compute on.
  public var threads: Int
  /// When it began.
  public var time: Date
}

/// What is known when a run has ended.
public struct RunEnd: Hashable, Sendable {
  /// How a run ended.
  public enum Status: String, Codable, Sendable, CaseIterable {
    /// Every cell that was asked for is well (a failure that its cell allows is well).
    case succeeded
    case failed
    case interrupted
  }

  /// How it ended.
  public var status: Status
  /// How long it took.
  public var seconds: Double

  package init(status: Status, seconds: Double) {
    self.status = status
    self.seconds = seconds
  }
}

extension Duration {
  /// The duration in seconds.
  package var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
