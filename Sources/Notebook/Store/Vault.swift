import Foundation
import Synchronization

/// The folder in a store of what one key seals: files by shelf and name, each whole or not there.
///
/// Paths are text, not `URL`: a run reads a file a cell. Every file is written in a folder of unfinished ones and then
/// renamed, so that nobody reads half of one.
final class Vault: Sendable {
  private let key: SealingKey
  private let root: String
  /// Folders that were looked at, or made, since the process began.
  private let knownFolders = Mutex<Set<String>>([])

  /// - Parameter store: the path of the store's folder.
  init(of key: SealingKey, in store: String) {
    self.key = key
    root = "\(store)/\(key.name)"
  }

  /// What lies under a name.
  enum Found {
    case content([UInt8])
    case damaged
    case nothing
  }

  // MARK: - Files

  func read(_ name: String, from shelf: Store.Shelf) -> Found {
    guard let file = StoredFile(path(of: name, on: shelf)) else { return .nothing }
    guard file.isWhole, key.isSeal(file.seal, of: file.content, at: place(name, on: shelf)) else {
      return .damaged
    }
    // The time of the last use decides what goes first when room is short.
    if file.age > Self.timePrecision { utimensat(AT_FDCWD, path(of: name, on: shelf), nil, 0) }
    return .content(file.content)
  }

  /// How exactly the last use is known, in seconds: what is read again and again is not written each time.
  private static let timePrecision = 600.0

  /// Writes a file, and returns by how much the store grew, in bytes.
  ///
  /// - Parameter isSynchronized: whether it is on disk before it has its name, so that a power cut leaves the old one or
  ///   the new one. Of others it may leave one that does not open.
  /// - Throws: what the system says.
  func write(
    _ content: [UInt8], as name: String, to shelf: Store.Shelf, isSynchronized: Bool
  ) throws -> Int {
    let path = path(of: name, on: shelf)
    let temporary = "\(root)/\(Self.unfinished)/\(UUID().uuidString)"
    try makeFolder(for: name, on: shelf)
    let file = StoredFile(seal: key.seal(content, at: place(name, on: shelf)), content: content)
    do {
      try file.write(to: temporary, isSynchronized: isSynchronized)
      let before = StoredFile.size(ofFileAt: path) ?? 0
      guard rename(temporary, path) == 0 else { throw POSIXError.last }
      return file.size - before
    } catch {
      unlink(temporary)
      // Folders may have gone since they were looked at.
      knownFolders.withLock { $0 = [] }
      throw error
    }
  }

  /// Removes a file, and returns by how much the store grew: not at all, or by a negative number of bytes.
  func remove(_ name: String, from shelf: Store.Shelf) -> Int {
    let path = path(of: name, on: shelf)
    let folders = ["\(root)/\(shelf.name)", leaf(of: name, on: shelf)]
    guard folders.allSatisfy({ Self.obstacle(at: $0) == nil }), let size = StoredFile.size(ofFileAt: path)
    else {
      return 0
    }
    return unlink(path) == 0 ? -size : 0
  }

  /// Removes a file that a walk found, and returns by how much the store grew.
  func remove(_ entry: Entry) -> Int { unlink(entry.path) == 0 ? -entry.bytes : 0 }

  /// Two letters of the name as a folder keep the folders small.
  private func leaf(of name: String, on shelf: Store.Shelf) -> String {
    "\(root)/\(shelf.name)/\(name.prefix(2))"
  }

  private func path(of name: String, on shelf: Store.Shelf) -> String {
    "\(leaf(of: name, on: shelf))/\(name)"
  }

  /// What a file is sealed to.
  private func place(_ name: String, on shelf: Store.Shelf) -> String { "\(shelf.name)/\(name)" }

  // MARK: - Folders

  /// The name of the folder of files that are being written.
  private static let unfinished = "new"

  /// Makes the folders of a file, readable by the user only. None of them may be a link, which would lead elsewhere.
  private func makeFolder(for name: String, on shelf: Store.Shelf) throws {
    let leaf = leaf(of: name, on: shelf)
    guard !knownFolders.withLock({ $0.contains(leaf) }) else { return }
    let store = URL(filePath: root).deletingLastPathComponent()
    try FileManager.default.createDirectory(
      at: store.deletingLastPathComponent(), withIntermediateDirectories: true)
    for folder in [store.path, root, "\(root)/\(Self.unfinished)", "\(root)/\(shelf.name)", leaf] {
      guard mkdir(folder, 0o700) != 0 else { continue }
      guard errno == EEXIST else { throw POSIXError.last }
      if Self.obstacle(at: folder) != nil { throw POSIXError(.ENOTDIR) }
    }
    _ = knownFolders.withLock { $0.insert(leaf) }
  }

  /// What keeps a folder from being used: it could lead anywhere, or anybody could change it.
  static func obstacle(at folder: String) -> String? {
    var status = stat()
    guard lstat(folder, &status) == 0 else { return nil }
    if status.st_mode & S_IFMT == S_IFLNK { return "a link" }
    if status.st_mode & S_IFMT != S_IFDIR { return "a file" }
    return status.st_uid == geteuid() ? nil : "another user's"
  }

  /// Whether nothing was ever stored under this key.
  var isMissing: Bool {
    var status = stat()
    return lstat(root, &status) != 0
  }

  var obstacle: String? { Self.obstacle(at: root) }

  // MARK: - Everything

  /// How much everything takes, as far as runs have told: so that none of them has to look.
  var tally: Tally { Tally(path: "\(root)/tally") }

  /// A file of the store.
  struct Entry {
    var path: String
    var name: String
    var shelf: Store.Shelf
    var bytes: Int
    var used: timespec
  }

  /// All files, by a walk: for cleaning, never for a run.
  func entries() -> [Entry] {
    names(in: root).filter { $0 != Self.unfinished }.flatMap { shelf -> [Entry] in
      names(in: "\(root)/\(shelf)").flatMap { leaf -> [Entry] in
        names(in: "\(root)/\(shelf)/\(leaf)").compactMap { name in
          let path = "\(root)/\(shelf)/\(leaf)/\(name)"
          var status = stat()
          guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
          return Entry(
            path: path, name: name, shelf: Store.Shelf(shelf), bytes: Int(status.st_size),
            used: status.modified)
        }
      }
    }
  }

  /// Removes what a process that was killed left half written.
  func removeUnfinished() {
    let folder = "\(root)/\(Self.unfinished)"
    for name in names(in: folder) {
      var status = stat()
      guard lstat("\(folder)/\(name)", &status) == 0, status.modified.age > Self.unfinishedLife else {
        continue
      }
      unlink("\(folder)/\(name)")
    }
  }

  /// How long nobody writes one file, in seconds.
  private static let unfinishedLife = 3600.0

  /// What a folder holds; nothing where there is none, or where something else has its place.
  private func names(in folder: String) -> [String] {
    guard Self.obstacle(at: folder) == nil else { return [] }
    return (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  }
}
