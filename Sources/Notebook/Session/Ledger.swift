/// What is known of a notebook's cells beside their values: the key that a cell's results go by, the record of that key,
/// and why there is none.
struct Ledger {
  private let seed: UInt64
  private let variant: String
  private let files: FileAccess
  private let store: Store?
  private let owner: String
  private let isRead: Bool
  private var fileDigests: [String: Digest?] = [:]
  private var records: [CellKey: Record] = [:]
  /// The key of each cell when the notebook was last run, by label.
  private var lastKeys: [String: CellKey]

  /// - Parameter isRead: whether records are taken from the store at all.
  init(seed: UInt64, variant: String, files: FileAccess, store: Store?, owner: String, isRead: Bool) {
    self.seed = seed
    self.variant = variant
    self.files = files
    self.store = store
    self.owner = owner
    self.isRead = isRead
    lastKeys = store?.keys(of: owner) ?? [:]
  }

  /// What a cell's results follow from; nil when a value or file that it reads is not known.
  ///
  /// - Parameters:
  ///   - written: the digest of what a cell, by its index, wrote into a slot.
  ///   - shown: the digest of a cell's results.
  mutating func key(
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
      guard let digest = digest(of: file.path) else { return nil }
      key.files[file.path.path] = digest
    }
    return key
  }

  private mutating func digest(of path: FilePath) -> Digest? {
    if let known = fileDigests[path.path] { return known }
    let digest = (try? files.contents(of: path)).flatMap { Digest(hexadecimal: $0.digest) }
    fileDigests[path.path] = digest
    return digest
  }

  /// What is stored for a key.
  mutating func record(for key: CellKey, of cell: PlannedCell) -> Record? {
    guard cell.common.cache, isRead else { return nil }
    // The forecast and the run ask for the same records; one that was read once need not be read again.
    if let known = records[key] { return known }
    let record = store?.record(for: key)
    records[key] = record
    return record
  }

  /// What an earlier run left of a cell, whatever it followed from.
  mutating func lastRecord(of cell: PlannedCell) -> Record? {
    guard let key = lastKeys[cell.label], key.step == cell.stepName else { return nil }
    return record(for: key, of: cell)
  }

  /// Why a cell's results have to be computed.
  func reasons(for key: CellKey?, of cell: PlannedCell) -> [String] {
    guard let key else { return ["a file that it reads is missing"] }
    if !cell.common.cache { return ["option `cache` is false"] }
    if !isRead { return ["nothing stored is taken"] }
    guard let last = lastKeys[cell.label] else { return ["never run"] }
    let differences = key.differences(from: last)
    return differences.isEmpty ? ["its stored result is gone"] : differences
  }

  /// Keeps the key that a cell's results have now, for the next run's reasons.
  mutating func keep(_ key: CellKey, of cell: PlannedCell) { lastKeys[cell.label] = key }

  /// Stores what was kept.
  func close() { store?.save(keys: lastKeys, of: owner) }
}
