import Foundation
import Notebook
import Report
import Synchronization

/// A run that the terminal shows as it goes on, and that Ctrl-C stops: what all commands that run a notebook share.
struct ShownRun {
  let engine: Engine
  let plan: Plan
  let detail: ProgressDisplay.Detail
  /// Whether it is said first what will run.
  var announcesPlan = false

  /// What came of a request; nil where the engine has no plan.
  func callAsFunction(_ request: Request) async -> RunResult? {
    let display = display()
    return await Interrupt.shared.stopping(engine) { () -> RunResult? in
      if announcesPlan, let sentence = PlanText.sentence(await engine.forecast(request)) {
        Terminal.error(sentence + "\n")
      }
      let events = await engine.run(request)
      // It may have been pressed before there was anything to stop.
      if await Interrupt.shared.isPressed { await engine.cancel() }
      return await events.result { event in display.withLock { $0.receive(event) } }
    }
  }

  private func display() -> sending Mutex<ProgressDisplay> {
    let start = ContinuousClock.now
    return Mutex(
      ProgressDisplay(
        plan: plan, style: Terminal.errorStyle, detail: detail,
        now: { (ContinuousClock.now - start).inSeconds }, write: { Terminal.error($0) }))
  }
}
