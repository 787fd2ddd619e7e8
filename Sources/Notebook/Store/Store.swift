public import Foundation
import Synchronization

/// Results on disk, named by what they follow from.
///
/// Every file is written beside its place and renamed, so that nobody reads half of one, and is sealed with the user's
/// key, so that one that is damaged, was moved, or was made by somebody else is a miss. What is sealed with one key lies
/// apart from what is sealed with another. Two runs at once write the same bytes under the same names, or other names.
/// Where nothing can be written, that is said once and the run goes on without storing.
public final class Store: Sendable {
  /// A folder of the store. Whoever makes something else that is worth keeping has a shelf of its own.
  package struct Shelf: Hashable, Sendable {
    package let name: String

    package init(_ name: String) { self.name = name }

    static let records = Shelf("records")
    static let values = Shelf("values")
    static let checkpoints = Shelf("checkpoints")
    static let notebooks = Shelf("notebooks")
  }

  /// How much is kept where nobody says otherwise.
  public static let defaultLimit = 2 << 30

  /// Where it lies.
  public let folder: URL
  private let warn: @Sendable (String) -> Void
  /// Nil where the store is not used: then nothing is found and nothing kept.
  private let key: SealingKey?
  /// The folder of what the key seals.
  private let root: URL
  private let isBroken = Mutex(false)

  /// - Parameters:
  ///   - folder: made when something is stored. One that is a link, or another user's, is not used.
  ///   - key: what its files are sealed with; nil for the user's own.
  ///   - warn: takes a sentence for each damaged file, one when nothing can be written, and one when what is there was
  ///     not made by this user.
  public init(
    folder: URL, key: SealingKey? = nil, warn: @escaping @Sendable (String) -> Void = { _ in }
  ) {
    self.folder = folder
    self.warn = warn
    let place = folder.relativePath
    var used: SealingKey?
    do throws(SealingKey.Problem) {
      let key = if let key { key } else { try SealingKey.ofUser() }
      let inner = folder.appending(path: key.name)
      if let obstacle = Self.obstacle(at: folder) ?? Self.obstacle(at: inner) {
        warn("the store `\(place)` is not used: it is \(obstacle), or holds one; nothing is stored")
      } else {
        used = key
      }
    } catch {
      warn(
        "nothing is stored: the key in `\(error.path)` can't be used: \(error.reason); name another place with "
          + SealingKey.variable)
    }
    self.key = used
    root = folder.appending(path: used?.name ?? "")
    if used != nil, Self.isForeign(folder, to: root) {
      warn(
        "what `\(place)` holds was not stored by you, or by an earlier version: it is not taken, but made again"
      )
    }
  }

  /// What keeps a folder from being used: it could lead anywhere, or anybody could change it.
  private static func obstacle(at folder: URL) -> String? {
    var status = stat()
    guard lstat(folder.path, &status) == 0 else { return nil }
    if status.st_mode & S_IFMT == S_IFLNK { return "a link" }
    if status.st_mode & S_IFMT != S_IFDIR { return "a file" }
    return status.st_uid == geteuid() ? nil : "another user's"
  }

  /// Whether there are results, but none of this key's.
  private static func isForeign(_ folder: URL, to root: URL) -> Bool {
    guard !FileManager.default.fileExists(atPath: root.path) else { return false }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return !names.isEmpty
  }

  // MARK: - Bytes

  /// What lies under a name; nil when there is nothing, or when it is damaged.
  package func read(_ name: String, from shelf: Shelf) -> [UInt8]? {
    guard let key else { return nil }
    let url = url(name, on: shelf)
    guard let data = try? Data(contentsOf: url) else { return nil }
    guard let content = Envelope(key).open([UInt8](data), at: place(name, on: shelf)) else {
      warn(
        "the stored file \(shelf.name)/\(url.lastPathComponent) is damaged; what it held is made again")
      try? FileManager.default.removeItem(at: url)
      return nil
    }
    // The time of the last use decides what goes first when room is short.
    try? FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: url.path)
    return content
  }

  /// Stores bytes under a name.
  package func write(_ content: [UInt8], as name: String, to shelf: Shelf) {
    guard let key, !isBroken.withLock({ $0 }) else { return }
    let url = url(name, on: shelf)
    let temporary = url.deletingLastPathComponent().appending(path: ".\(UUID().uuidString)")
    do {
      try makeFolders(for: url)
      try Data(Envelope(key).seal(content, at: place(name, on: shelf))).write(to: temporary)
      // A state is on disk before it has its name, so that a power cut leaves the old one or the new one. Of
      // anything else it may leave a file that does not open: a miss, and quickly made again.
      if shelf == .checkpoints {
        let handle = try FileHandle(forUpdating: temporary)
        try handle.synchronize()
        try handle.close()
      }
      guard rename(temporary.path, url.path) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    } catch {
      try? FileManager.default.removeItem(at: temporary)
      let isFirst = isBroken.withLock { isBroken in
        defer { isBroken = true }
        return !isBroken
      }
      if isFirst {
        warn(
          "nothing can be stored in \(folder.relativePath): \(error.fileReason); the run goes on without storing"
        )
      }
    }
  }

  /// Makes the folders of a file, readable by the user only. None of them may be a link, which would lead elsewhere.
  private func makeFolders(for url: URL) throws {
    try FileManager.default.createDirectory(
      at: folder.deletingLastPathComponent(), withIntermediateDirectories: true)
    let leaf = url.deletingLastPathComponent()
    for folder in [folder, root, leaf.deletingLastPathComponent(), leaf] {
      guard mkdir(folder.path, 0o700) != 0 else { continue }
      guard errno == EEXIST else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
      if Self.obstacle(at: folder) != nil { throw POSIXError(.ENOTDIR) }
    }
  }

  func remove(_ name: String, from shelf: Shelf) {
    try? FileManager.default.removeItem(at: url(name, on: shelf))
  }

  /// Two letters of the name as a folder keep the folders small.
  private func url(_ name: String, on shelf: Shelf) -> URL {
    root.appending(path: "\(shelf.name)/\(name.prefix(2))/\(name)")
  }

  /// What a file is sealed to.
  private func place(_ name: String, on shelf: Shelf) -> String { "\(shelf.name)/\(name)" }

  // MARK: - Room

  /// Whether there is a folder for it: nothing was ever stored where there is none.
  public var exists: Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// A file of the store.
  private struct Entry {
    var url: URL
    var shelf: Shelf
    var bytes: Int
    var used: Date

    /// Whether it is being written, or was when its process died.
    var isTemporary: Bool { url.lastPathComponent.hasPrefix(".") }
  }

  /// The bytes that everything stored takes.
  public var size: Int { entries().reduce(0) { $0 + $1.bytes } }

  /// Drops what was not used for longest until everything takes at most so many bytes, and what a process that was killed
  /// left half written; returns how many bytes it took off.
  @discardableResult
  public func evict(to limit: Int) -> Int {
    var entries = entries().sorted { $0.used < $1.used }
    let before = entries.reduce(0) { $0 + $1.bytes }
    var rest = before
    let now = Date()
    entries.removeAll { entry in
      guard entry.isTemporary, now.timeIntervalSince(entry.used) > Self.temporaryLife else { return false }
      try? FileManager.default.removeItem(at: entry.url)
      rest -= entry.bytes
      return true
    }
    entries.reverse()
    while rest > limit, let oldest = entries.popLast() {
      try? FileManager.default.removeItem(at: oldest.url)
      rest -= oldest.bytes
    }
    return before - rest
  }

  /// How long nobody writes one file, in seconds.
  private static let temporaryLife = 3600.0

  /// Drops all that was stored for a notebook, and the values that no record names any more; returns the bytes.
  package func clean(owner: String) -> Int {
    let before = size
    var named: Set<String> = []
    for entry in entries() where entry.shelf == .records {
      let name = entry.url.lastPathComponent
      guard let record = record(named: name), record.owner != owner else {
        remove(name, from: .records)
        continue
      }
      named.formUnion(record.written.map(\.digest.hexadecimal))
    }
    for entry in entries() {
      let name = entry.url.lastPathComponent
      let isDropped =
        switch entry.shelf {
        case .values: !named.contains(name)
        case .checkpoints: name.hasPrefix(Self.ownerPrefix(owner))
        case .notebooks: name == owner
        default: false
        }
      if isDropped { remove(name, from: entry.shelf) }
    }
    return before - size
  }

  private func entries() -> [Entry] {
    let keys: [URLResourceKey] = [.fileSizeKey, .contentModificationDateKey, .isRegularFileKey]
    let shelves = key.flatMap { _ in try? FileManager.default.contentsOfDirectory(atPath: root.path) } ?? []
    return shelves.map(Shelf.init).flatMap { shelf -> [Entry] in
      guard Self.obstacle(at: root.appending(path: shelf.name)) == nil,
        let files = FileManager.default.enumerator(
          at: root.appending(path: shelf.name), includingPropertiesForKeys: keys)
      else {
        return []
      }
      return files.compactMap { item in
        guard let url = item as? URL, let values = try? url.resourceValues(forKeys: Set(keys)),
          values.isRegularFile == true
        else { return nil }
        return Entry(
          url: url, shelf: shelf, bytes: values.fileSize ?? 0,
          used: values.contentModificationDate ?? .distantPast)
      }
    }
  }

  static func ownerPrefix(_ owner: String) -> String { owner.prefix(16) + "-" }
}

/// The form of every file in the store: a mark, the seal of the content, the content.
///
/// A file that was cut short, in which any bit changed, or that lies elsewhere does not open.
private struct Envelope {
  private let key: SealingKey
  private static let mark = Array("cahier/2".utf8)
  private static let head = mark.count + 32

  init(_ key: SealingKey) { self.key = key }

  func seal(_ content: [UInt8], at place: String) -> [UInt8] {
    Self.mark + key.seal(content, at: place) + content
  }

  /// The content; nil when the file is not what was written.
  func open(_ bytes: [UInt8], at place: String) -> [UInt8]? {
    guard bytes.count >= Self.head, bytes.starts(with: Self.mark) else { return nil }
    let content = bytes[Self.head...]
    return key.isSeal(bytes[Self.mark.count..<Self.head], of: content, at: place) ? Array(content) : nil
  }
}
