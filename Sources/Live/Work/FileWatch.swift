import Notebook

/// Finds out that files were saved, by how they look from outside.
struct FileWatch {
  private var seen: FileSignature?
  private var changed: ContinuousClock.Instant?
  private var others: [String: FileSignature?] = [:]

  /// How long a file has to be left alone before it is read: editors save in several steps.
  private static let settling = Duration.milliseconds(40)
  /// A file that is gone, or empty, is more often one that is being written.
  private static let patience = Duration.milliseconds(400)

  /// Whether a file, which is asked about again and again, was saved and has been left alone since.
  mutating func isSaved(_ path: String) -> Bool {
    let now = ContinuousClock.now
    let signature = FileSignature(of: path)
    if signature != seen {
      seen = signature
      changed = now
    }
    let isSound = signature.map { !$0.isEmpty } ?? false
    guard let changed, now - changed >= (isSound ? Self.settling : Self.patience) else { return false }
    self.changed = nil
    return true
  }

  /// Takes note of a file before it is read; false when there is none.
  mutating func see(_ path: String) -> Bool {
    seen = FileSignature(of: path)
    return seen != nil
  }

  /// Takes note of other files, before they are read.
  mutating func add(_ paths: [String]) {
    for path in paths where others[path] == nil { others[path] = .some(FileSignature(of: path)) }
  }

  /// Whether one of them has changed, or come, or gone.
  mutating func areChanged(_ paths: [String]) -> Bool {
    let now = Dictionary(paths.map { ($0, FileSignature(of: $0)) }) { first, _ in first }
    let isChanged = others.contains { path, signature in now[path].map { $0 != signature } ?? false }
    others = now
    return isChanged
  }
}
