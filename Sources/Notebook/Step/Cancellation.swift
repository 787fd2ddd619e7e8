import Synchronization

/// A run's stop button: pressed by Ctrl-C, looked at by steps between two pieces of work.
public final class Cancellation: Sendable {
  private let flag = Atomic(false)

  public init() {}

  public func cancel() { flag.store(true, ordering: .relaxed) }

  public var isCancelled: Bool { flag.load(ordering: .relaxed) }
}
