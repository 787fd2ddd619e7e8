import Foundation
import Wording

/// One request carried out: the cells of a plan, in order, one at a time, on the thread that calls it.
///
/// A cell whose key has a record is fresh: its results are restored, and its values only when a cell that runs reads
/// them. Keys hold the digests of values, so that a cell which ran again and came to the same value leaves the cells
/// after it fresh. Values are held by the memory alone, so that its budget holds.
struct Run {
  /// Everything that a run works with.
  struct Order: Sendable {
    var plan: Plan
    var request: Request
    var settings: Settings
    var variant: String
    var files: FileAccess
    var memory: Memory
    var store: Store?
    /// What stands for the notebook in the store.
    var owner: String
    var history: KeyHistory
    var cancellation: Cancellation
    var emit: @Sendable (RunEvent) -> Void

    /// What is known of the cells.
    var ledger: Ledger {
      Ledger(
        seed: plan.seed, variant: variant, files: files, memory: memory, store: store, history: history,
        isRead: !request.startsFresh)
    }
  }

  /// What a cell left for the cells after it.
  private struct Legacy {
    /// The digest of what it wrote, by slot.
    var digests: [String: Digest] = [:]
    /// The slots whose values lie in the store.
    var stored: Set<String> = []
    /// Values that could not be had again: those of a cell that failed and may.
    var pinned: [String: any SessionValue] = [:]
    /// What a cell that shows the results again depends on; nil when the cell failed and may not.
    var resultDigest: Digest?
  }

  private let order: Order
  private let plan: Plan
  private let ledger: Ledger
  private let selection: Selection
  private var legacies: [Int: Legacy] = [:]
  private var results: [CellResult] = []

  private init(_ order: Order) {
    self.order = order
    plan = order.plan
    ledger = order.ledger
    selection = Selection(of: order.plan, for: order.request)
  }

  /// Runs the cells. What fails or is interrupted is told by the events: nothing is thrown.
  static func execute(_ order: Order) {
    var run = Run(order)
    run.execute()
  }

  private mutating func execute() {
    let start = ContinuousClock.now
    if order.request.startsFresh { order.files.forget() }
    order.emit(.started(RunStart(plan: plan, threads: order.settings.threads, time: Date())))
    var stop = order.cancellation.isCancelled ? ReasonWords.runInterrupted() : nil
    for cell in plan.cells {
      let result = settle(cell, stop: stop)
      order.files.dropPending()
      if case .failed = result.state, !cell.common.allowsError, !order.request.keepsGoing, stop == nil {
        stop = ReasonWords.failedBefore(.name(cell.label))
      }
      if order.cancellation.isCancelled { stop = ReasonWords.runInterrupted() }
      results.append(result)
      order.emit(.cellEnded(cell.index, result))
    }
    order.emit(.ended(RunEnd(status: status, seconds: (ContinuousClock.now - start).inSeconds)))
    // Nothing of the results: for the next run. The stream of events ends behind it.
    order.history.save()
    if let known = order.files.newDigests() { order.store?.save(files: known, of: order.owner) }
  }

  private var status: RunEnd.Status {
    if order.cancellation.isCancelled { return .interrupted }
    return results.contains { $0.failure.map { !$0.isAllowed } ?? false } ? .failed : .succeeded
  }

  // MARK: - Cells

  /// Restores a cell, runs it, or says why it does neither.
  private mutating func settle(_ cell: PlannedCell, stop: Phrase?) -> CellResult {
    if let missing = missingSource(of: cell) { return leave(cell, because: missing) }
    guard let key = key(of: cell) else {
      return missingFile(of: cell, stop: stop) ?? leave(cell, because: ReasonWords.fileMissing())
    }
    let isForced = selection.forced.contains(cell.index)
    if !isForced, let record = ledger.record(for: key, of: cell) { return restore(cell, from: record) }
    if let stop { return leave(cell, because: stop) }
    guard isForced || selection.wanted.contains(cell.index) else {
      if let last = order.request.lastCell, cell.index > last {
        return leave(cell, because: ReasonWords.endedBefore(.name(plan.cells[last].label)))
      }
      return leave(cell, because: .joined(ledger.reasons(for: key, of: cell), .semicolons))
    }
    do {
      return try order.memory.exclusively(for: key.digest, unless: order.cancellation) {
        // While this waited, another combination of a sweep may have done the same.
        if !isForced, let record = ledger.record(for: key, of: cell) { return restore(cell, from: record) }
        return try compute(cell, key: key, isForced: isForced)
      }
    } catch {
      return leave(cell, because: ReasonWords.interrupted())
    }
  }

  /// What a cell's results follow from, as far as the cells before it are settled.
  private func key(of cell: PlannedCell) -> CellKey? {
    ledger.key(of: cell, written: { legacies[$0]?.digests[$1] }, shown: { legacies[$0]?.resultDigest })
  }

  /// - Throws: `CancellationError` when the run was interrupted.
  private mutating func compute(_ cell: PlannedCell, key: CellKey, isForced: Bool) throws -> CellResult {
    order.emit(.cellStarted(cell.index))
    var result = CellResult(label: cell.label, step: cell.stepName, state: .ran)
    let start = ContinuousClock.now
    do {
      let context = try execute(
        cell, key: key, checkpoints: checkpoints(for: cell, key: key, isForced: isForced), isShown: true,
        into: &result)
      result.seconds = (ContinuousClock.now - start).inSeconds
      result.digest = keep(context, of: cell, key: key, result: result)
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      result.seconds = (ContinuousClock.now - start).inSeconds
      result.state = .failed
      result.failure = failure(error, in: cell)
      if cell.common.allowsError {
        legacies[cell.index, default: Legacy()].resultDigest = Self.digest(
          of: result, without: type(of: cell.step).volatileScalars)
      }
    }
    return result
  }

  /// Runs a step with the values that it reads.
  ///
  /// - Parameter isShown: whether its progress and outputs are told; what it comes to is in `result` in any case.
  private mutating func execute(
    _ cell: PlannedCell, key: CellKey, checkpoints: Checkpoints, isShown: Bool,
    into result: inout CellResult
  ) throws -> StepContext {
    var values: [String: any SessionValue] = [:]
    for (slot, source) in cell.sources { values[slot] = try value(of: slot, from: source) }
    var surroundings = StepContext.Surroundings(
      files: order.files, fileDigests: key.files, inputs: values,
      results: cell.resultSources.mapValues { earlierCell($0) }, cancellation: order.cancellation,
      checkpoints: checkpoints)
    let emit = order.emit
    let index = cell.index
    let progress = ProgressFilter(interval: order.settings.progressInterval) { emit(.progress(index, $0)) }
    if isShown {
      surroundings.onProgress = { progress.receive($0) }
      surroundings.onOutput = { emit(.output(index, $0)) }
    }
    var context = StepContext(
      for: cell.step, seed: plan.seed, threads: order.settings.threads, surroundings: surroundings)
    // What a step showed before it failed helps to see why it did.
    defer {
      progress.flush()
      result.outputs = context.outputs
      result.scalars = context.scalars
      result.files = context.savedFiles
      result.inputs = context.filesRead
    }
    do {
      try cell.step.run(in: &context)
      if let violation = context.violation { throw violation }
    } catch {
      // What it wrote before it failed, such as the last finite parameters, is for the cells after it when the
      // notebook allows the failure. It is not stored.
      if cell.common.allowsError, !context.written.isEmpty {
        legacies[cell.index] = Legacy(
          digests: context.written.mapValues(\.digest),
          pinned: context.written.mapValues(\.value))
      }
      throw error
    }
    return context
  }

  private func earlierCell(_ index: Int) -> StepContext.EarlierCell {
    StepContext.EarlierCell(
      label: results[index].label, scalars: results[index].scalars, outputs: results[index].outputs,
      volatileScalars: type(of: plan.cells[index].step).volatileScalars)
  }

  /// What `minimize` and its like saved as they went. A cell that is to run again in any case starts from what it was
  /// given, not from where it was.
  private func checkpoints(for cell: PlannedCell, key: CellKey, isForced: Bool) -> Checkpoints {
    guard cell.common.cache else { return .none }
    let (memory, store, owner) = (order.memory, order.store, order.owner)
    let name = key.digest(without: type(of: cell.step).limitOptions)
    let state =
      isForced || order.request.startsFresh
      ? nil : memory.checkpoint(name) ?? store?.checkpoint(name, owner: owner)
    return Checkpoints(state: state, interval: order.settings.checkpointInterval) {
      memory.keep(checkpoint: $0, as: name)
      store?.save(checkpoint: $0, as: name, owner: owner)
    }
  }

  // MARK: - Results

  /// Keeps what a cell came to: for the cells after it, in memory, and in the store. Returns what tells its results from
  /// others.
  private mutating func keep(
    _ context: StepContext, of cell: PlannedCell, key: CellKey, result: CellResult
  ) -> Digest {
    let isStored = order.store != nil && cell.common.cache && !type(of: cell.step).valuesAreMadeAgain
    var legacy = Legacy()
    for (slot, written) in context.written {
      let digest = written.digest
      legacy.digests[slot] = digest
      order.memory.keep(written.value, as: digest, bytes: written.size)
      if isStored {
        legacy.stored.insert(slot)
        order.store?.save(value: written.archive, digest: digest)
      }
    }
    let resultDigest = Self.digest(of: result, without: type(of: cell.step).volatileScalars)
    legacy.resultDigest = resultDigest
    legacies[cell.index] = legacy
    ledger.keep(key, of: cell)
    guard cell.common.cache else { return resultDigest }
    let record = Record(
      key: key, owner: order.owner, seconds: result.seconds ?? 0, scalars: result.scalars,
      outputs: result.outputs,
      written: legacy.digests.sorted { $0.key < $1.key }.map {
        Record.Written(slot: $0.key, digest: $0.value, isStored: isStored)
      }, filesRead: result.inputs, files: result.files, resultDigest: resultDigest)
    order.memory.keep(record, as: key.digest)
    order.store?.save(record)
    return resultDigest
  }

  private mutating func restore(_ cell: PlannedCell, from record: Record) -> CellResult {
    legacies[cell.index] = Legacy(
      digests: record.digests, stored: Set(record.written.filter(\.isStored).map(\.slot)),
      resultDigest: record.resultDigest)
    ledger.keep(record.key, of: cell)
    return CellResult(cell, state: .restored, record: record)
  }

  /// A cell that does not run: what an earlier run left of it is shown, and why that is not the last word.
  private func leave(_ cell: PlannedCell, because reason: Phrase) -> CellResult {
    guard let record = ledger.lastRecord(of: cell) else {
      return CellResult(label: cell.label, step: cell.stepName, state: .notRun(reason: reason))
    }
    return CellResult(cell, state: .stale(reason: reason), record: record)
  }

  private static func digest(of result: CellResult, without volatile: Set<String>) -> Digest {
    var archive = ArchiveWriter()
    for scalar in result.scalars where !volatile.contains(scalar.name) {
      archive.write(scalar.name)
      archive.write(scalar.value)
    }
    let encoder = PropertyListEncoder()
    encoder.outputFormat = .binary
    // Outputs are made of values that encode in any case; were one not to, the cell would be stale, never wrong.
    let outputs = (try? encoder.encode(result.outputs)).map { [UInt8]($0) } ?? Array(UUID().uuidString.utf8)
    return Digest(of: archive.bytes + outputs)
  }

  // MARK: - Failures

  /// Why a cell can't run or be restored: one before it has no value for it.
  private func missingSource(of cell: PlannedCell) -> Phrase? {
    let sources =
      cell.sources.filter { legacies[$0.value]?.digests[$0.key] == nil }.map(\.value)
      + cell.resultSources.values.filter { source in
        legacies[source]?.resultDigest == nil
          || results[source].failure != nil && !cell.step.dataflow.readsFailedCells
      }
    guard let source = sources.min() else { return nil }
    let label = Phrase.name(plan.cells[source].label)
    return switch results[source].state {
    case .failed: ReasonWords.needsFailed(label)
    case .stale: ReasonWords.staleBefore(label)
    default: ReasonWords.needsNotRun(label)
    }
  }

  /// The failure of a cell that is to run and whose file is gone since the notebook was checked; nil for any other.
  private func missingFile(of cell: PlannedCell, stop: Phrase?) -> CellResult? {
    guard stop == nil, selection.forced.contains(cell.index) || selection.wanted.contains(cell.index) else {
      return nil
    }
    for file in cell.step.dataflow.files {
      guard let problem = order.files.problem(with: file.path) else { continue }
      var result = CellResult(label: cell.label, step: cell.stepName, state: .failed)
      result.failure = failure(StepFailure(problem, option: file.option), in: cell)
      return result
    }
    return nil
  }

  private func failure(_ error: any Error, in cell: PlannedCell) -> CellFailure {
    let failure = error as? StepFailure ?? StepFailure(.name("\(error)"))
    return CellFailure(
      message: failure.message, advice: failure.advice, range: cell.range(ofOption: failure.option),
      isAllowed: cell.common.allowsError, others: failure.others.map { self.failure($0, in: cell) })
  }

  // MARK: - Values

  /// The value that a cell wrote: the one at hand, the stored one, or the same made again.
  private mutating func value(of slot: String, from source: Int) throws -> any SessionValue {
    let cell = plan.cells[source]
    guard let legacy = legacies[source], let digest = legacy.digests[slot] else {
      throw StepFailure("`\(cell.label)` did not write into `\(slot)`")
    }
    if let value = legacy.pinned[slot] ?? order.memory.value(digest) { return value }
    if legacy.stored.contains(slot), let use = type(of: cell.step).writes.first(where: { $0.name == slot }),
      let (value, bytes) = order.store?.value(digest, as: use.type)
    {
      order.memory.keep(value, as: digest, bytes: bytes)
      return value
    }
    return try makeAgain(slot, in: cell, digest: digest)
  }

  /// Runs a cell again for its values only; its results are known.
  private mutating func makeAgain(
    _ slot: String, in cell: PlannedCell, digest: Digest
  ) throws -> any SessionValue {
    try order.memory.exclusively(
      for: Digest(of: "value \(digest)".utf8), unless: order.cancellation
    ) {
      if let value = order.memory.value(digest) { return value }
      var unused = CellResult(label: cell.label, step: cell.stepName, state: .ran)
      var found: (any SessionValue)?
      if let key = key(of: cell) {
        // A state that was saved at the end is the shortest way to the same end.
        let checkpoints = Checkpoints(
          state: checkpoints(for: cell, key: key, isForced: false).state, interval: .seconds(3600)
        ) { _ in }
        let context = try execute(
          cell, key: key, checkpoints: checkpoints, isShown: false, into: &unused)
        for (name, written) in context.written {
          order.memory.keep(written.value, as: written.digest, bytes: written.size)
          if name == slot, written.digest == digest { found = written.value }
        }
      }
      guard let found else {
        throw StepFailure(
          "`\(cell.label)` came to another value than before: a file changed while the notebook ran",
          advice: "run the notebook again")
      }
      return found
    }
  }
}
