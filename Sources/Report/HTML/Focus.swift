/// Which boxes take the focus: those that may be too wide for a phone, since not every browser scrolls by keyboard what
/// does not.
enum Focus {
  /// The characters of code, or of a formula's source, that every phone has room for.
  private static let narrow = 36

  /// The `tabindex` of a box with so many characters in a line.
  static func onWidth(of characters: Int) -> String? { characters > narrow ? "0" : nil }

  /// The same for the longest of these lines.
  static func onWidth(of text: String) -> String? {
    onWidth(of: text.split(separator: "\n").map(\.count).max() ?? 0)
  }
}
