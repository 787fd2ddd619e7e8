import Synchronization

/// A run's stop button: pressed by Ctrl-C, looked at by steps between two pieces of work.
package final class Cancellation: Sendable {
  private let flag = Atomic(false)

  package init() {}

  package func cancel() { flag.store(true, ordering: .relaxed) }

  package var isCancelled: Bool { flag.load(ordering: .relaxed) }
}
