package import Notebook
import Synchronization

/// A ``ProgressDisplay`` that a session can send its events to from wherever it runs.
package final class ProgressListener: Sendable {
  private let display: Mutex<ProgressDisplay>

  package init(_ display: ProgressDisplay) { self.display = Mutex(display) }

  /// Shows one event.
  package func receive(_ event: RunEvent) { display.withLock { $0.receive(event) } }
}
