import Notebook

/// The name of a file that a cell writes beside the report: no folder, and an ending that says the format.
struct SavedName {
  let name: String
  /// What stands behind the last point.
  let ending: String

  /// What is expected of a name with one of these endings.
  static func expectation(endings: [String]) -> String {
    let endings = endings.map { "`.\($0)`" }.joined(separator: " or ")
    return "a file's name without a folder, of letters, digits, `-`, `_` and `.`, ending in \(endings)"
  }

  init?(_ value: Value) {
    // Nothing that a file system could read as a way elsewhere, and nothing hidden.
    guard case .text(let name) = value, name.utf8.count <= 100,
      let match = name.wholeMatch(of: /[A-Za-z0-9_][A-Za-z0-9_.-]*\.([a-z]+)/)
    else { return nil }
    self.name = name
    ending = String(match.output.1)
  }
}
