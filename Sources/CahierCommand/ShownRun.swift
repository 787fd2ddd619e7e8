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
    let display = display { Terminal.error($0) }
    return await Interrupt.shared.stopping(engine) {
      if announcesPlan, let sentence = PlanText.sentence(await engine.forecast(request)) {
        Terminal.error(sentence + "\n")
      }
      return await Interrupt.shared.result(of: request, on: engine) { event in
        display.withLock { $0.receive(event) }
      }
    }
  }

  /// What shows it.
  func display(write: @escaping @Sendable (String) -> Void) -> sending Mutex<ProgressDisplay> {
    let start = ContinuousClock.now
    return Mutex(
      ProgressDisplay(
        plan: plan, style: Terminal.errorStyle, detail: detail,
        now: { (ContinuousClock.now - start).inSeconds }, write: write))
  }
}

extension Interrupt {
  /// What came of a request, which Ctrl-C stops; nil where the engine has no plan.
  ///
  /// - Parameter listener: hears of every event.
  func result(
    of request: Request, on engine: Engine, listener: @Sendable (RunEvent) -> Void
  ) async -> RunResult? {
    await stopping(engine) { () -> RunResult? in
      let events = await engine.run(request)
      // It may have been pressed before there was anything to stop.
      if await self.isPressed { await engine.cancel() }
      return await events.result(listener)
    }
  }
}
