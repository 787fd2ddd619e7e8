public import Foundation
import Synchronization

/// Results on disk, named by what they follow from.
///
/// Every file is written beside its place and renamed, so that nobody reads half of one, and is sealed with the user's
/// key, so that one that is damaged, was moved, or was made by somebody else is a miss. What is sealed with one key lies
/// apart from what is sealed with another. Two runs at once write the same bytes under the same names, or other names.
/// Where nothing can be written, that is said once and the run goes on without storing.
///
/// What a run costs does not depend on how much is stored: it reads and writes files of its own, and how large the store
/// is it knows from a tally.
public final class Store: Sendable {
  /// A folder of the store. Whoever makes something else that is worth keeping has a shelf of its own.
  package struct Shelf: Hashable, Sendable {
    package let name: String

    package init(_ name: String) { self.name = name }

    static let records = Shelf("records")
    static let values = Shelf("values")
    static let checkpoints = Shelf("checkpoints")
    static let notebooks = Shelf("notebooks")
    static let files = Shelf("files")
  }

  /// How much is kept where nobody says otherwise.
  public static let defaultLimit = 2 << 30

  /// Where it lies.
  public let folder: URL
  private let warn: @Sendable (String) -> Void
  private let access: Mutex<Access>
  private let isBroken = Mutex(false)
  /// By how many bytes it grew since the tally was last told.
  private let growth = Mutex(0)

  /// How the store is used.
  private enum Access {
    case open(Vault)
    /// The user has no key yet: it is made when there is something to store.
    case keyless
    /// Nothing is found and nothing kept.
    case closed
  }

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
    access = Mutex(.closed)
    do throws(SealingKey.Problem) {
      let key = if let key { key } else { try SealingKey.existing() }
      let opened = key.map(vault) ?? .keyless
      access.withLock { $0 = opened }
    } catch {
      warn(Self.sentence(error))
    }
    if isForeign {
      warn(
        "what `\(folder.relativePath)` holds was not stored by you, or by an earlier version: it is not taken, but "
          + "made again")
    }
  }

  private func vault(of key: SealingKey) -> Access {
    let vault = Vault(of: key, in: folder.path)
    guard let obstacle = Vault.obstacle(at: folder.path) ?? vault.obstacle else { return .open(vault) }
    warn("the store `\(folder.relativePath)` is not used: it is \(obstacle), or holds one; nothing is stored")
    return .closed
  }

  /// The folder of the user's key, which is made where there is none; nil where the store is not used.
  private func openVault() -> Vault? {
    access.withLock { access in
      if case .keyless = access {
        do throws(SealingKey.Problem) {
          access = vault(of: try SealingKey.ofUser())
        } catch {
          warn(Self.sentence(error))
          access = .closed
        }
      }
      return if case .open(let vault) = access { vault } else { nil }
    }
  }

  /// The folder of the user's key; nil where nothing can lie in it.
  private var vault: Vault? {
    access.withLock { if case .open(let vault) = $0 { vault } else { nil } }
  }

  /// Whether there are results, but none of this key's.
  private var isForeign: Bool {
    switch access.withLock({ $0 }) {
    case .closed: return false
    case .open(let vault) where !vault.isMissing: return false
    case .open, .keyless:
      return !((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).isEmpty
    }
  }

  private static func sentence(_ problem: SealingKey.Problem) -> String {
    "nothing is stored: the key in `\(problem.path)` can't be used: \(problem.reason); name another place with "
      + SealingKey.variable
  }

  // MARK: - Bytes

  /// What lies under a name; nil when there is nothing, or when it is damaged.
  package func read(_ name: String, from shelf: Shelf) -> [UInt8]? {
    guard let vault else { return nil }
    switch vault.read(name, from: shelf) {
    case .content(let content): return content
    case .nothing: return nil
    case .damaged:
      warn("the stored file \(shelf.name)/\(name) is damaged; what it held is made again")
      remove(name, from: shelf)
      return nil
    }
  }

  /// Stores bytes under a name.
  package func write(_ content: [UInt8], as name: String, to shelf: Shelf) {
    guard !isBroken.withLock({ $0 }), let vault = openVault() else { return }
    do {
      let written = try vault.write(content, as: name, to: shelf, isSynchronized: shelf == .checkpoints)
      grow(by: written)
    } catch {
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
    grow(by: vault?.remove(name, from: shelf) ?? 0)
  }

  // MARK: - Room

  /// Whether there is a folder for it: nothing was ever stored where there is none.
  public var exists: Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) && isFolder.boolValue
  }

  /// The bytes that everything stored takes, by a walk.
  public var size: Int { vault?.entries().reduce(0) { $0 + $1.bytes } ?? 0 }

  /// So much is told before a run ends, since one that is killed tells nothing.
  private static let tellingStep = 16 << 20

  private func grow(by bytes: Int) {
    let isMuch = growth.withLock { growth in
      growth += bytes
      return growth > Self.tellingStep
    }
    if isMuch { settle() }
  }

  /// Ends a run: makes room when what was stored since the last walk has filled the store, which is seldom, and removes
  /// what a process that was killed left half written. Otherwise no more is looked at than a file of numbers.
  public func settle(limit: Int = defaultLimit) {
    guard let vault, !vault.isMissing else { return }
    vault.removeUnfinished()
    let grown = growth.withLock { growth in
      defer { growth = 0 }
      return growth
    }
    guard grown != 0 else { return }
    if let total = vault.tally.add(grown), total <= limit { return }
    // Well below the limit, so that the next walk is as far away as it takes to fill a quarter of the store.
    evict(to: limit, downTo: limit / 4 * 3)
  }

  /// Drops what was not used for longest until everything takes at most so many bytes; returns how many bytes it took off.
  @discardableResult
  public func evict(to limit: Int) -> Int {
    vault?.removeUnfinished()
    return evict(to: limit, downTo: limit)
  }

  @discardableResult
  private func evict(to limit: Int, downTo goal: Int) -> Int {
    guard let vault else { return 0 }
    var entries = vault.entries()
    let before = entries.reduce(0) { $0 + $1.bytes }
    var rest = before
    if rest > limit {
      entries.sort { ($0.used.tv_sec, $0.used.tv_nsec) > ($1.used.tv_sec, $1.used.tv_nsec) }
      while rest > goal, let oldest = entries.popLast() {
        rest += vault.remove(oldest)
      }
    }
    if !vault.isMissing { vault.tally.set(rest) }
    return before - rest
  }

  /// Drops all that was stored for a notebook, and the values that no record names any more; returns the bytes.
  package func clean(owner: String) -> Int {
    guard let vault else { return 0 }
    let entries = vault.entries()
    let before = entries.reduce(0) { $0 + $1.bytes }
    var named: Set<String> = []
    for entry in entries where entry.shelf == .records {
      guard let record = record(named: entry.name), record.owner != owner else {
        remove(entry.name, from: .records)
        continue
      }
      named.formUnion(record.written.map(\.digest.hexadecimal))
    }
    for entry in entries {
      let isDropped =
        switch entry.shelf {
        case .values: !named.contains(entry.name)
        case .checkpoints: entry.name.hasPrefix(Self.ownerPrefix(owner))
        case .notebooks, .files: entry.name == owner
        default: false
        }
      if isDropped { remove(entry.name, from: entry.shelf) }
    }
    let after = size
    if !vault.isMissing { vault.tally.set(after) }
    return before - after
  }

  static func ownerPrefix(_ owner: String) -> String { owner.prefix(16) + "-" }
}
