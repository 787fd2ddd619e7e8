import Foundation
public import Notebook
import Synchronization

/// Where formulas that were set before are found, so that an unchanged page needs no engine at all.
public struct FormulaCache: Sendable {
  /// The markup that was kept under a name.
  let find: @Sendable (String) -> String?
  /// Keeps a markup under a name.
  let keep: @Sendable (String, String) -> Void

  package init(
    find: @escaping @Sendable (String) -> String?, keep: @escaping @Sendable (String, String) -> Void
  ) {
    self.find = find
    self.keep = keep
  }

  /// A shelf of its own in a store.
  public init(in store: Store) {
    let shelf = Store.Shelf("formulas")
    @Sendable func name(of key: String) -> String { Digest(of: key.utf8).hexadecimal }
    self.init(
      find: { store.read(name(of: $0), from: shelf).map { String(decoding: $0, as: UTF8.self) } },
      keep: { store.write(Array($1.utf8), as: name(of: $0), to: shelf) })
  }

  /// The same, with what was found or kept at hand as well: for many pages that have it in common.
  public func atHand() -> FormulaCache {
    let known = Mutex<[String: String]>([:])
    return FormulaCache(
      find: { name in
        if let text = known.withLock({ $0[name] }) { return text }
        guard let text = find(name) else { return nil }
        known.withLock { $0[name] = text }
        return text
      },
      keep: { name, text in
        known.withLock { $0[name] = text }
        keep(name, text)
      })
  }

  /// Nothing is kept.
  public static let none = FormulaCache(find: { _ in nil }, keep: { _, _ in })
}
