import Foundation
public import Notebook

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

  /// Nothing is kept.
  public static let none = FormulaCache(find: { _ in nil }, keep: { _, _ in })
}
