import Synchronization
import Wording

/// What is known of a notebook's cells beside their values: the key that a cell's results go by, the record of that key,
/// and why there is none.
struct Ledger {
  private let seed: UInt64
  private let variant: String
  private let files: FileAccess
  private let memory: Memory
  private let store: Store?
  private let isRead: Bool
  private let history: KeyHistory

  /// - Parameter isRead: whether records of earlier runs are taken at all.
  init(
    seed: UInt64, variant: String, files: FileAccess, memory: Memory, store: Store?, history: KeyHistory,
    isRead: Bool
  ) {
    self.seed = seed
    self.variant = variant
    self.files = files
    self.memory = memory
    self.store = store
    self.history = history
    self.isRead = isRead
  }

  /// What a cell's results follow from; nil when a value or file that it reads is not known.
  ///
  /// - Parameters:
  ///   - written: the digest of what a cell, by its index, wrote into a slot.
  ///   - shown: the digest of a cell's results.
  func key(
    of cell: PlannedCell, written: (Int, String) -> Digest?, shown: (Int) -> Digest?
  ) -> CellKey? {
    var key = CellKey(
      step: cell.stepName, revision: type(of: cell.step).revision, seed: seed, variant: variant)
    for setting in cell.settings { key.options[setting.name] = setting.value }
    for (slot, source) in cell.sources {
      guard let digest = written(source, slot) else { return nil }
      key.inputs[slot] = digest
    }
    for (label, source) in cell.resultSources {
      guard let digest = shown(source) else { return nil }
      key.results[label] = digest
    }
    for file in cell.step.dataflow.files {
      guard let digest = files.digest(of: file.path) else { return nil }
      key.files[file.path.path] = digest
    }
    return key
  }

  /// What is kept for a key.
  func record(for key: CellKey, of cell: PlannedCell) -> Record? {
    guard cell.common.cache, isRead else { return nil }
    if let record = memory.record(key.digest), record.key == key { return record }
    guard let record = store?.record(for: key), record.isSound(for: cell.step) else { return nil }
    memory.keep(record, as: key.digest)
    return record
  }

  /// What an earlier run left of a cell, whatever it followed from.
  func lastRecord(of cell: PlannedCell) -> Record? {
    guard let key = history.key(of: cell.label), key.step == cell.stepName else { return nil }
    return record(for: key, of: cell)
  }

  /// Why a cell's results have to be computed.
  func reasons(for key: CellKey?, of cell: PlannedCell) -> [Phrase] {
    guard let key else { return [ReasonWords.fileMissing()] }
    if !cell.common.cache { return [ReasonWords.notCached()] }
    if !isRead { return [ReasonWords.nothingTaken()] }
    guard let last = history.key(of: cell.label) else { return [ReasonWords.neverRun()] }
    let differences = key.differences(from: last)
    return differences.isEmpty ? [ReasonWords.gone()] : differences
  }

  /// Keeps the key that a cell's results have now, for the next run's reasons.
  func keep(_ key: CellKey, of cell: PlannedCell) { history.keep(key, of: cell.label) }
}

/// The key of each cell of a notebook when it was last run, by label: what reasons are told from.
final class KeyHistory: Sendable {
  private let owner: String
  private let store: Store?
  private let isKept: Bool
  private let keys: Mutex<Keys>

  private struct Keys {
    var byLabel: [String: CellKey]
    /// Whether there is something to store: a run that found everything fresh has nothing.
    var changed = false
  }

  /// - Parameter isKept: whether there is a history at all.
  init(of owner: String, in store: Store?, isKept: Bool) {
    self.owner = owner
    self.store = store
    self.isKept = isKept
    keys = Mutex(Keys(byLabel: isKept ? store?.keys(of: owner) ?? [:] : [:]))
  }

  func key(of label: String) -> CellKey? { keys.withLock { $0.byLabel[label] } }

  func keep(_ key: CellKey, of label: String) {
    guard isKept else { return }
    keys.withLock { keys in
      guard keys.byLabel.updateValue(key, forKey: label) != key else { return }
      keys.changed = true
    }
  }

  /// Stores what was kept.
  func save() {
    let changed = keys.withLock { keys -> [String: CellKey]? in
      defer { keys.changed = false }
      return keys.changed ? keys.byLabel : nil
    }
    if let changed { store?.save(keys: changed, of: owner) }
  }
}
