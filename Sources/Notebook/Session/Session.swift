package import Foundation

/// The one owner of a notebook's values while its cells run, in order, one at a time.
package actor Session {
  /// How a notebook is to be run.
  package struct Settings: Sendable {
    package var threads: Int
    /// Run the cells that do not depend on a failed one.
    package var keepsGoing = false
    /// The index of the last cell to run; nil for all.
    package var lastCell: Int?

    package init(threads: Int, keepsGoing: Bool = false, lastCell: Int? = nil) {
      self.threads = threads
      self.keepsGoing = keepsGoing
      self.lastCell = lastCell
    }
  }

  private let plan: Plan
  private let files: FileAccess
  private let settings: Settings
  private let cancellation: Cancellation
  private let listener: @Sendable (RunEvent) -> Void

  /// What each cell wrote, by the cell's index and the slot's name.
  private var values: [Int: [String: any SessionValue]] = [:]
  private var inputs: [Provenance.Input] = []

  /// - Parameter folder: the notebook's folder, from which its files are named.
  package init(
    _ plan: Plan, in folder: URL, settings: Settings, cancellation: Cancellation = Cancellation(),
    listener: @escaping @Sendable (RunEvent) -> Void = { _ in }
  ) {
    self.plan = plan
    files = FileAccess(folder: folder)
    self.settings = settings
    self.cancellation = cancellation
    self.listener = listener
  }

  /// Runs the cells in order. What fails or is interrupted is in the result: nothing is thrown.
  package func run() -> RunResult {
    let started = Date()
    let clock = ContinuousClock()
    let start = clock.now
    var results: [CellResult] = []
    var stop: String?
    for cell in plan.cells {
      var result = CellResult(label: cell.label, step: cell.stepName, state: .ran)
      if let reason = stop ?? reasonNotToRun(cell, after: results) {
        result.state = .notRun(reason: reason)
        results.append(result)
        continue
      }
      listener(
        .cellStarted(index: cell.index, label: cell.label, step: cell.stepName, of: plan.cells.count))
      let cellStart = clock.now
      do {
        try run(cell, into: &result)
      } catch is CancellationError {
        stop = "the run was interrupted"
        result = CellResult(label: cell.label, step: cell.stepName, state: .notRun(reason: "it was interrupted"))
      } catch {
        result.state = .failed
        result.failure = failure(error, in: cell)
        if !cell.common.allowsError, !settings.keepsGoing { stop = "`\(cell.label)` failed before it" }
      }
      result.seconds = (clock.now - cellStart).inSeconds
      results.append(result)
      listener(.cellFinished(index: cell.index, result))
      if cancellation.isCancelled { stop = "the run was interrupted" }
    }
    let status = status(of: results)
    listener(.runFinished(status))
    return RunResult(
      plan: plan, cells: results, status: status,
      provenance: Provenance(
        started: started.formatted(.iso8601), seconds: (clock.now - start).inSeconds,
        threads: settings.threads, machine: Machine.description, version: Machine.cahierVersion, inputs: inputs))
  }

  private func run(_ cell: PlannedCell, into result: inout CellResult) throws {
    var slots: [String: any SessionValue] = [:]
    for (slot, source) in cell.sources { slots[slot] = values[source]?[slot] }
    let listener = listener
    var context = StepContext(
      seed: plan.seed, threads: settings.threads, files: files, inputs: slots, cancellation: cancellation,
      onProgress: { listener(.progress(index: cell.index, $0)) })
    // What a step showed before it failed helps to see why it did.
    defer {
      result.outputs = context.outputs
      result.scalars = context.scalars
      inputs += context.filesRead.filter { !inputs.contains($0) }
    }
    do {
      try cell.step.run(in: &context)
    } catch {
      // What it wrote before it failed, such as the last finite parameters, is for the cells after it when the
      // notebook allows the failure.
      if cell.common.allowsError, !context.written.isEmpty { values[cell.index] = context.written }
      throw error
    }
    values[cell.index] = context.written
  }

  private func reasonNotToRun(_ cell: PlannedCell, after results: [CellResult]) -> String? {
    if let last = settings.lastCell, cell.index > last {
      return "the run was to end with `\(plan.cells[last].label)`"
    }
    // A value that was not written: its cell failed, or did not run.
    let missing = cell.sources.values.sorted().first { values[$0] == nil }
    guard let missing else { return nil }
    return "it needs `\(plan.cells[missing].label)`, which \(results[missing].state == .failed ? "failed" : "did not run")"
  }

  private func failure(_ error: any Error, in cell: PlannedCell) -> CellFailure {
    let stepFailure = error as? StepFailure ?? StepFailure("\(error)")
    let range = stepFailure.option.flatMap { cell.optionRanges[$0] } ?? cell.fence
    return CellFailure(
      message: stepFailure.message, advice: stepFailure.advice, range: range,
      isAllowed: cell.common.allowsError)
  }

  private func status(of results: [CellResult]) -> RunResult.Status {
    if cancellation.isCancelled { return .interrupted }
    return results.contains { $0.failure.map { !$0.isAllowed } ?? false } ? .failed : .succeeded
  }
}

extension Duration {
  /// The duration in seconds.
  package var inSeconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
