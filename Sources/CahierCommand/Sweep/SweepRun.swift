import ArgumentParser
import Foundation
import Notebook
import Report
import Synchronization

/// Runs combinations of a sweep on this machine, several at once, and keeps of each what the comparison needs.
final class SweepRun: Sendable {
  private let sweep: Sweep
  private let writesReports: Bool
  private let display: Mutex<SweepDisplay>
  private let state: Mutex<State>

  private struct State {
    var standing: SweepDisplay.Standing
    var entries: [Int: Comparison.Entry] = [:]
  }

  /// What is left to begin.
  private final class Queue: Sendable {
    /// The next last.
    private let rest: Mutex<[Int]>
    let count: Int

    init(_ indices: some Sequence<Int>) {
      let all = Array(indices.reversed())
      count = all.count
      rest = Mutex(all)
    }

    func next() -> Int? { rest.withLock { $0.popLast() } }
  }

  init(_ sweep: Sweep, writesReports: Bool) {
    self.sweep = sweep
    self.writesReports = writesReports
    let start = ContinuousClock.now
    let options = sweep.groundwork.options
    display = Mutex(
      SweepDisplay(
        total: sweep.jobs.count, style: Terminal.errorStyle, isQuiet: options.quiet,
        now: { (ContinuousClock.now - start).inSeconds }, write: { Terminal.error($0) }))
    state = Mutex(State(standing: SweepDisplay.Standing(total: sweep.jobs.count)))
  }

  /// What came of the combinations so far, in their order.
  var entries: [Comparison.Entry] {
    state.withLock { state in state.entries.sorted { $0.key < $1.key } }.map(\.value)
  }

  /// Whether nothing is known of a combination yet.
  func isOpen(_ index: Int) -> Bool { state.withLock { $0.entries[index] == nil } }

  // MARK: - Running

  /// Runs combinations, so many at once, each of those on an engine of its own. After Ctrl-C no other is begun.
  ///
  /// - Parameters:
  ///   - threads: how many each of them computes on.
  ///   - ended: hears how each ended.
  /// - Throws: ``OutputError``, and the exit code of a notebook that has mistakes by now.
  func run(
    _ indices: some Sequence<Int>, jobs: Int, threads: Int, scope: Request.Scope = .stale,
    ended: @escaping @Sendable (Int, RunResult.Status) throws -> Void = { _, _ in }
  ) async throws {
    try await forEach(indices, jobs: jobs, threads: threads) { index, engine in
      try ended(index, try await self.run(index, on: engine, scope: scope))
    }
    sweep.groundwork.store.settle()
  }

  /// Takes those combinations that are stored, so many at once.
  func takeStored(_ indices: some Sequence<Int>, jobs: Int) async throws {
    try await forEach(indices, jobs: jobs, threads: 1) { index, engine in
      _ = try await self.takeStored(index, on: engine, isNew: false)
    }
  }

  private func forEach(
    _ indices: some Sequence<Int>, jobs: Int, threads: Int,
    _ work: @escaping @Sendable (Int, Engine) async throws -> Void
  ) async throws {
    let queue = Queue(indices)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<min(jobs, queue.count) {
        let engine = sweep.groundwork.engine(threads: threads, keepsHistory: false)
        group.addTask {
          try await Interrupt.shared.stopping(engine) {
            while await !Interrupt.shared.isPressed, let index = queue.next() {
              try await work(index, engine)
            }
          }
        }
      }
      try await group.waitForAll()
    }
  }

  /// Runs one combination, and writes its report.
  @discardableResult
  func run(_ index: Int, on engine: Engine, scope: Request.Scope) async throws -> RunResult.Status {
    let run = try await open(index, on: engine)
    show { $0.running += 1 }
    let failures = Mutex("")
    let report = run.display(.failures) { text in failures.withLock { $0 += text } }
    let result = try await run.result(run.request(scope)) { event in report.withLock { $0.receive(event) } }
    let text = failures.withLock { $0 }
    if !text.isEmpty {
      let name = sweep.jobs[index].combination.name
      display.withLock { $0.tell("\(TerminalText.safe(name)):\n\(text)") }
    }
    show { $0.running -= 1 }
    if scope == .nothing, result.cells.contains(where: { $0.state.reason != nil }) {
      return try finishMissing(index, run: run, result: result)
    }
    try finish(index, run: run, result: result)
    return result.status
  }

  private func open(_ index: Int, on engine: Engine) async throws -> NotebookRun {
    let (run, diagnostics) = await NotebookRun.open(
      sweep.groundwork, on: engine, parameters: sweep.jobs[index].combination.parameters,
      report: sweep.report(of: index), writes: writesReports)
    if let run { return run }
    // All was well when the sweep began.
    sweep.groundwork.show(diagnostics)
    throw ExitCode.notebookHasMistakes
  }

  private func finish(_ index: Int, run: NotebookRun, result: RunResult) throws {
    if writesReports {
      try run.report.prepare()
      try run.write(result)
    }
    keep(index, result, isDone: result.status != .interrupted)
  }

  private func keep(_ index: Int, _ result: RunResult, isDone: Bool) {
    let entry = sweep.entry(of: index, result)
    let isRestored = result.isRestored
    state.withLock { $0.entries[index] = entry }
    guard isDone else { return }
    show { standing in
      if result.status == .failed {
        standing.failed += 1
      } else if isRestored {
        standing.restored += 1
      } else {
        standing.ran += 1
      }
    }
  }

  /// Forgets what came of a combination that was stopped: somebody else goes on with it.
  func forget(_ index: Int) { state.withLock { $0.entries[index] = nil } }

  /// The combinations of which nothing is known.
  var missing: Int { sweep.jobs.count - state.withLock { $0.standing.done } }

  /// Takes what is stored of a combination that is not all there: it was not run, or it failed, as its report then tells.
  private func finishMissing(_ index: Int, run: NotebookRun, result: RunResult) throws -> RunResult.Status {
    var result = result
    if run.isReported(.failed) { result.status = .failed }
    if writesReports, !run.report.exists {
      try run.report.prepare()
      try run.write(result)
    }
    keep(index, result, isDone: result.status == .failed)
    return result.status
  }

  // MARK: - What is stored

  /// Takes a combination whose cells are all stored, and nothing else.
  ///
  /// - Parameter isNew: whether somebody else ran it since this sweep began.
  /// - Returns: whether it was there.
  func takeStored(_ index: Int, on engine: Engine, isNew: Bool) async throws -> Bool {
    let run = try await open(index, on: engine)
    guard await run.forecast(Request(.nothing)).allSatisfy({ $0.freshness == .fresh }) else { return false }
    let result = try await run.result(run.request(.nothing)) { _ in }
    // After Ctrl-C nothing is looked at to its end.
    guard result.status != .interrupted else { return false }
    try finish(index, run: run, result: result)
    if isNew {
      show { standing in
        standing.restored -= 1
        standing.ran += 1
      }
    }
    return true
  }

  /// Counts a combination as failed that failed elsewhere, or that nobody could run to its end: what is stored of it is
  /// kept, and the report that was written of it.
  func takeFailed(_ index: Int, on engine: Engine) async throws {
    let run = try await open(index, on: engine)
    var result = try await run.result(run.request(.nothing)) { _ in }
    guard result.status != .interrupted else { return }
    result.status = .failed
    if writesReports, !run.report.exists {
      try run.report.prepare()
      try run.write(result)
    }
    keep(index, result, isDone: true)
  }

  // MARK: - Showing

  /// Changes the standing and shows it.
  func show(_ change: (inout SweepDisplay.Standing) -> Void) {
    let standing = state.withLock { state in
      change(&state.standing)
      return state.standing
    }
    display.withLock { $0.show(standing) }
  }

  func say(_ sentence: String) { display.withLock { $0.say(sentence) } }

  /// Sums up.
  func end(isInterrupted: Bool) {
    let standing = state.withLock { $0.standing }
    display.withLock { $0.end(standing, isInterrupted: isInterrupted) }
  }
}
