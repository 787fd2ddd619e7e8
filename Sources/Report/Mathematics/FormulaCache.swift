/// Where formulas that were set before are found, so that an unchanged page needs no engine at all.
package struct FormulaCache: Sendable {
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

  /// Nothing is kept.
  package static let none = FormulaCache(find: { _ in nil }, keep: { _, _ in })
}
