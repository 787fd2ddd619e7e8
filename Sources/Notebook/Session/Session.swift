package import Foundation

/// The one owner of a notebook's values while its cells run, in order, one at a time.
///
/// A cell whose key has a record is fresh: its results are restored, and its values only when a cell that runs reads
/// them. Keys hold the digests of values, so that a cell which ran again and came to the same value leaves the cells
/// after it fresh.
package actor Session {
  /// How a notebook is to be run.
  package struct Settings: Sendable {
    package var threads: Int
    /// Run the cells that do not depend on a failed one.
    package var keepsGoing = false
    /// The index of the last cell to run; nil for all.
    package var lastCell: Int?
    /// Take nothing from the store; results are stored all the same.
    package var isFresh = false
    package var request = Request.runStale
    /// What the last bits of results depend on besides the key's other parts.
    package var variant = ""
    /// How often long steps save their state.
    package var checkpointInterval = Duration.seconds(2)

    package init(threads: Int) { self.threads = threads }
  }

  private let plan: Plan
  private let files: FileAccess
  private let settings: Settings
  private let store: Store?
  private let owner: String
  private var ledger: Ledger
  private let pool: ValuePool
  private let cancellation: Cancellation
  private let listener: @Sendable (RunEvent) -> Void
  private let forced: Set<Int>
  private let wanted: Set<Int>

  /// What each cell left for the cells after it, by the cell's index.
  private var outcomes: [Int: Outcome] = [:]
  private var results: [CellResult] = []
  private var inputs: [Provenance.Input] = []

  /// - Parameters:
  ///   - notebook: the notebook's file, from whose folder its files are named.
  ///   - store: where results are kept; nil keeps none.
  ///   - pool: shared by the sessions of a sweep.
  package init(
    _ plan: Plan, of notebook: URL, settings: Settings, store: Store? = nil, pool: ValuePool = ValuePool(),
    cancellation: Cancellation = Cancellation(), listener: @escaping @Sendable (RunEvent) -> Void = { _ in }
  ) {
    self.plan = plan
    files = FileAccess(folder: notebook.deletingLastPathComponent())
    owner = Store.owner(of: notebook)
    ledger = Ledger(
      seed: plan.seed, variant: settings.variant, files: files, store: store, owner: owner,
      isRead: !settings.isFresh)
    self.settings = settings
    self.store = store
    self.pool = pool
    self.cancellation = cancellation
    self.listener = listener
    (forced, wanted) = Self.selection(of: plan, for: settings)
  }

  // MARK: - Before a run

  /// How every cell stands and what the request would run, from what is stored: nothing is computed.
  package func forecast() -> [CellForecast] {
    var written: [Int: [String: Digest]] = [:]
    var shown: [Int: Digest] = [:]
    var undecided: Set<Int> = []
    return plan.cells.map { cell in
      let freshness: Freshness
      if let stale = cell.before.filter({ undecided.contains($0) }).min() {
        freshness = .undecided(after: plan.cells[stale].label)
      } else {
        let key = ledger.key(of: cell, written: { written[$0]?[$1] }, shown: { shown[$0] })
        if let record = key.flatMap({ ledger.record(for: $0, of: cell) }) {
          freshness = .fresh
          written[cell.index] = record.digests
          shown[cell.index] = record.resultDigest
        } else {
          freshness = .stale(ledger.reasons(for: key, of: cell))
        }
      }
      if freshness != .fresh { undecided.insert(cell.index) }
      return CellForecast(
        label: cell.label, step: cell.stepName, freshness: freshness,
        willRun: isForced(cell) || (freshness != .fresh && mayRun(cell)))
    }
  }

  // MARK: - The run

  /// Runs the cells in order. What fails or is interrupted is in the result: nothing is thrown.
  package func run() -> RunResult {
    let started = Date()
    let start = ContinuousClock.now
    var stop = cancellation.isCancelled ? "the run was interrupted" : nil
    for cell in plan.cells {
      let result = settle(cell, stop: stop)
      if case .failed = result.state, !cell.common.allowsError, !settings.keepsGoing, stop == nil {
        stop = "`\(cell.label)` failed before it"
      }
      if cancellation.isCancelled { stop = "the run was interrupted" }
      results.append(result)
    }
    ledger.close()
    let status = status
    listener(.runFinished(status, results.map(\.state)))
    return RunResult(
      plan: plan, cells: results, status: status,
      provenance: Provenance(
        started: started.formatted(.iso8601), seconds: (ContinuousClock.now - start).inSeconds,
        threads: settings.threads, machine: Machine.description, version: Machine.cahierVersion,
        inputs: inputs))
  }

  /// Restores a cell, runs it, or says why it does neither.
  private func settle(_ cell: PlannedCell, stop: String?) -> CellResult {
    if let missing = missingSource(of: cell) {
      return leave(cell, because: missing)
    }
    guard
      let key = ledger.key(
        of: cell, written: { self.outcomes[$0]?.digests[$1] }, shown: { self.outcomes[$0]?.resultDigest })
    else {
      return missingFile(of: cell, stop: stop) ?? leave(cell, because: "a file that it reads is missing")
    }
    if !isForced(cell), let record = ledger.record(for: key, of: cell) { return restore(cell, from: record) }
    if let stop { return leave(cell, because: stop) }
    guard isForced(cell) || mayRun(cell) else {
      if let last = settings.lastCell, cell.index > last {
        return leave(cell, because: "the run was to end with `\(plan.cells[last].label)`")
      }
      return leave(cell, because: ledger.reasons(for: key, of: cell).joined(separator: "; "))
    }

    return pool.exclusively(for: key.digest) {
      // While this waited, another combination of a sweep may have done the same.
      if !isForced(cell), let record = ledger.record(for: key, of: cell) {
        return restore(cell, from: record)
      }
      listener(.cellStarted(index: cell.index, label: cell.label, step: cell.stepName, of: plan.cells.count))
      let result = compute(cell, key: key)
      listener(.cellFinished(index: cell.index, result))
      return result
    }
  }

  /// What `minimize` and its like saved as they went. A cell that is to run again in any case starts from what it was
  /// given, not from where it was.
  private func checkpoints(for cell: PlannedCell, key: CellKey) -> Checkpoints {
    guard let store, cell.common.cache else { return .none }
    let name = key.digest(without: type(of: cell.step).horizon)
    let state = isForced(cell) || settings.isFresh ? nil : store.checkpoint(name, owner: owner)
    let owner = owner
    return Checkpoints(state: state, interval: settings.checkpointInterval) {
      store.save(checkpoint: $0, as: name, owner: owner)
    }
  }

  private func compute(_ cell: PlannedCell, key: CellKey) -> CellResult {
    var result = CellResult(label: cell.label, step: cell.stepName, state: .ran)
    let start = ContinuousClock.now
    do {
      let context = try execute(cell, checkpoints: checkpoints(for: cell, key: key), into: &result)
      result.seconds = (ContinuousClock.now - start).inSeconds
      keep(context, of: cell, key: key, result: result)
    } catch is CancellationError {
      return leave(cell, because: "it was interrupted")
    } catch {
      result.seconds = (ContinuousClock.now - start).inSeconds
      result.state = .failed
      result.failure = failure(error, in: cell)
    }
    return result
  }

  /// Runs a step with the values that it reads.
  private func execute(
    _ cell: PlannedCell, checkpoints: Checkpoints, into result: inout CellResult
  ) throws -> StepContext {
    var values: [String: any SessionValue] = [:]
    for (slot, source) in cell.sources { values[slot] = try value(of: slot, from: source) }
    let listener = listener
    var context = StepContext(
      seed: plan.seed, threads: settings.threads, files: files, inputs: values,
      results: cell.resultSources.mapValues { results[$0] }, cancellation: cancellation,
      checkpoints: checkpoints,
      onProgress: { listener(.progress(index: cell.index, $0)) })
    // What a step showed before it failed helps to see why it did.
    defer {
      result.outputs = context.outputs
      result.scalars = context.scalars
      result.files = context.savedFiles
      addInputs(context.filesRead)
    }
    do {
      try cell.step.run(in: &context)
    } catch {
      // What it wrote before it failed, such as the last finite parameters, is for the cells after it when the
      // notebook allows the failure. It is not stored.
      if cell.common.allowsError, !context.written.isEmpty { outcomes[cell.index] = Outcome(of: context) }
      throw error
    }
    return context
  }

  /// Keeps what a cell came to: for the cells after it, and in the store.
  private func keep(_ context: StepContext, of cell: PlannedCell, key: CellKey, result: CellResult) {
    var outcome = Outcome(of: context)
    let isStored = cell.common.cache && !type(of: cell.step).valuesAreMadeAgain
    for (slot, held) in outcome.held {
      guard let value = held.value else { continue }
      pool.keep(value, as: held.digest)
      if isStored { store?.save(value: context.archives[slot] ?? [], digest: held.digest) }
    }
    let volatile = Set(type(of: cell.step).scalars.filter(\.isVolatile).map(\.name))
    let resultDigest = Self.digest(of: result, without: volatile)
    outcome.resultDigest = resultDigest
    outcomes[cell.index] = outcome
    ledger.keep(key, of: cell)
    guard cell.common.cache else { return }
    store?.save(
      Record(
        key: key, owner: owner, seconds: result.seconds ?? 0, scalars: result.scalars,
        outputs: result.outputs,
        written: outcome.held.sorted { $0.key < $1.key }.map {
          Record.Written(slot: $0.key, digest: $0.value.digest, isStored: isStored)
        },
        filesRead: context.filesRead, files: context.savedFiles, resultDigest: resultDigest))
  }

  private func restore(_ cell: PlannedCell, from record: Record) -> CellResult {
    outcomes[cell.index] = Outcome(of: record)
    ledger.keep(record.key, of: cell)
    addInputs(record.filesRead)
    return CellResult(label: cell.label, step: cell.stepName, state: .restored, record: record)
  }

  /// A cell that does not run: what an earlier run left of it is shown, and why that is not the last word.
  private func leave(_ cell: PlannedCell, because reason: String) -> CellResult {
    guard let record = ledger.lastRecord(of: cell) else {
      return CellResult(label: cell.label, step: cell.stepName, state: .notRun(reason: reason))
    }
    return CellResult(label: cell.label, step: cell.stepName, state: .stale(reason: reason), record: record)
  }

  // MARK: - Decisions

  /// Whether the request runs the cell even if it is fresh.
  private func isForced(_ cell: PlannedCell) -> Bool { forced.contains(cell.index) }

  /// Whether the request runs the cell if it is stale.
  private func mayRun(_ cell: PlannedCell) -> Bool { wanted.contains(cell.index) }

  /// The cells that the request runs even if they are fresh, and those that it runs if they are stale.
  private static func selection(of plan: Plan, for settings: Settings) -> (forced: Set<Int>, wanted: Set<Int>)
  {
    switch settings.request {
    case .runStale: return ([], Set(0...(settings.lastCell ?? max(0, plan.cells.count - 1))))
    case .showStored: return ([], [])
    case .rerun(let target, let downstream):
      let dependents = downstream ? plan.dependents(of: target) : []
      // What depends on the cell is run where its input really changed.
      return ([target], plan.ancestors(of: target).union([target]).union(dependents))
    }
  }

  /// Why a cell can't run or be restored: one before it has no value for it.
  private func missingSource(of cell: PlannedCell) -> String? {
    let sources =
      cell.sources.filter { outcomes[$0.value]?.held[$0.key] == nil }.map(\.value)
      + cell.resultSources.values.filter { outcomes[$0]?.resultDigest == nil }
    guard let source = sources.min() else { return nil }
    let label = plan.cells[source].label
    return switch results[source].state {
    case .failed: "it needs `\(label)`, which failed"
    case .stale: "`\(label)` before it is stale"
    default: "it needs `\(label)`, which did not run"
    }
  }

  /// The failure of a cell that is to run and whose file is gone since the notebook was checked; nil for any other.
  private func missingFile(of cell: PlannedCell, stop: String?) -> CellResult? {
    guard stop == nil, isForced(cell) || mayRun(cell) else { return nil }
    for file in cell.step.dataflow.files {
      guard var problem = files.problem(with: file.path) else { continue }
      problem.option = file.option
      var result = CellResult(label: cell.label, step: cell.stepName, state: .failed)
      result.failure = failure(problem, in: cell)
      return result
    }
    return nil
  }

  private var status: RunResult.Status {
    if cancellation.isCancelled { return .interrupted }
    return results.contains { $0.failure.map { !$0.isAllowed } ?? false } ? .failed : .succeeded
  }

  private func failure(_ error: any Error, in cell: PlannedCell) -> CellFailure {
    let stepFailure = error as? StepFailure ?? StepFailure("\(error)")
    let range = stepFailure.option.flatMap { cell.optionRanges[$0] } ?? cell.fence
    return CellFailure(
      message: stepFailure.message, advice: stepFailure.advice, range: range,
      isAllowed: cell.common.allowsError)
  }

  // MARK: - Results

  private func addInputs(_ files: [Provenance.Input]) { inputs += files.filter { !inputs.contains($0) } }

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

  // MARK: - Values

  /// The value that a cell wrote: the one at hand, the stored one, or the same made again.
  private func value(of slot: String, from source: Int) throws -> any SessionValue {
    guard let held = outcomes[source]?.held[slot] else {
      throw StepFailure("`\(plan.cells[source].label)` wrote nothing into `\(slot)`")
    }
    if let value = held.value ?? pool.value(held.digest) { return value }
    let cell = plan.cells[source]
    if held.isStored, let use = cell.step.dataflow.writes.first(where: { $0.name == slot }),
      let value = store?.value(held.digest, as: use.type)
    {
      pool.keep(value, as: held.digest)
      outcomes[source]?.held[slot]?.value = value
      return value
    }
    return try makeAgain(slot, in: cell, digest: held.digest)
  }

  /// Runs a cell again for its values only; its results are known.
  private func makeAgain(_ slot: String, in cell: PlannedCell, digest: Digest) throws -> any SessionValue {
    try pool.exclusively(for: Digest(of: "value \(digest)".utf8)) {
      if let value = pool.value(digest) { return value }
      var unused = CellResult(label: cell.label, step: cell.stepName, state: .ran)
      let context = try execute(cell, checkpoints: .none, into: &unused)
      for (slot, held) in Outcome(of: context).held {
        guard let value = held.value else { continue }
        pool.keep(value, as: held.digest)
        outcomes[cell.index]?.held[slot]?.value = value
      }
      guard let value = pool.value(digest) else {
        throw StepFailure(
          "`\(cell.label)` came to another value than before: a file changed while the notebook ran",
          advice: "run the notebook again")
      }
      return value
    }
  }
}
