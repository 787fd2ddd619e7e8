public import Foundation
import Synchronization

/// Results on disk, named by what they follow from.
///
/// Every file is written beside its place and renamed, so that nobody reads half of one, and carries a checksum, so
/// that a damaged one is a miss. Two runs at once write the same bytes under the same names, or other names. Where
/// nothing can be written, that is said once and the run goes on without storing.
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
  private let isBroken = Mutex(false)

  /// - Parameters:
  ///   - folder: made when something is stored.
  ///   - warn: takes a sentence for each damaged file, and one when nothing can be written.
  public init(folder: URL, warn: @escaping @Sendable (String) -> Void = { _ in }) {
    self.folder = folder
    self.warn = warn
  }

  // MARK: - Bytes

  /// What lies under a name; nil when there is nothing, or when it is damaged.
  package func read(_ name: String, from shelf: Shelf) -> [UInt8]? {
    let url = url(name, on: shelf)
    guard let data = try? Data(contentsOf: url) else { return nil }
    guard let content = Envelope.open([UInt8](data)) else {
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
    guard !isBroken.withLock({ $0 }) else { return }
    let url = url(name, on: shelf)
    let temporary = url.deletingLastPathComponent().appending(path: ".\(UUID().uuidString)")
    do {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(Envelope.seal(content)).write(to: temporary)
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

  func remove(_ name: String, from shelf: Shelf) {
    try? FileManager.default.removeItem(at: url(name, on: shelf))
  }

  /// Two letters of the name as a folder keep the folders small.
  private func url(_ name: String, on shelf: Shelf) -> URL {
    folder.appending(path: "\(shelf.name)/\(name.prefix(2))/\(name)")
  }

  // MARK: - Room

  /// A file of the store.
  private struct Entry {
    var url: URL
    var shelf: Shelf
    var bytes: Int
    var used: Date
  }

  /// The bytes that everything stored takes.
  public var size: Int { entries().reduce(0) { $0 + $1.bytes } }

  /// Drops what was not used for longest until everything takes at most so many bytes; returns how many it took off.
  @discardableResult
  public func evict(to limit: Int) -> Int {
    var entries = entries().sorted { $0.used < $1.used }
    let before = entries.reduce(0) { $0 + $1.bytes }
    var rest = before
    entries.reverse()
    while rest > limit, let oldest = entries.popLast() {
      try? FileManager.default.removeItem(at: oldest.url)
      rest -= oldest.bytes
    }
    return before - rest
  }

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
    let shelves = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return shelves.map(Shelf.init).flatMap { shelf -> [Entry] in
      let root = folder.appending(path: shelf.name)
      guard let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: keys) else {
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

/// The form of every file in the store: a mark, the SHA-256 of the content, the content.
///
/// A file that was cut short, or in which any bit changed, does not open.
private enum Envelope {
  private static let mark = Array("cahier/1".utf8)

  static func seal(_ content: [UInt8]) -> [UInt8] {
    mark + Array(Digest(of: content).hexadecimal.utf8) + content
  }

  /// The content; nil when the file is not what was written.
  static func open(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count >= mark.count + 64, bytes.starts(with: mark) else { return nil }
    let content = Array(bytes[(mark.count + 64)...])
    let digest = String(decoding: bytes[mark.count..<mark.count + 64], as: UTF8.self)
    return Digest(of: content).hexadecimal == digest ? content : nil
  }
}
