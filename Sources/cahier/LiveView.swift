import Foundation
import Notebook
import Report
import Synchronization

/// The run as it goes on, on standard error.
final class LiveView: Sendable {
  private let display: Mutex<ProgressDisplay>

  init(plan: Plan, detail: ProgressDisplay.Detail) {
    let start = ContinuousClock.now
    display = Mutex(
      ProgressDisplay(
        plan: plan, style: Terminal.errorStyle, detail: detail,
        now: { (ContinuousClock.now - start).inSeconds }, write: { Terminal.error($0) }))
  }

  func receive(_ event: RunEvent) { display.withLock { $0.receive(event) } }
}
