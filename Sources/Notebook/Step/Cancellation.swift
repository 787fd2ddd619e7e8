import Synchronization

/// A run's stop button: pressed by Ctrl-C, looked at by steps between two pieces of work.
public final class Cancellation: Sendable {
  private let flag = Atomic(false)

  /// A button that nobody has pressed.
  public init() {}

  /// Presses it, for good.
  public func cancel() { flag.store(true, ordering: .relaxed) }

  /// Whether it was pressed.
  public var isCancelled: Bool { flag.load(ordering: .relaxed) }
}
