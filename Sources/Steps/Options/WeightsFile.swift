import Notebook

/// The name of a file for weights beside the report: no folder, and an ending that says the format.
struct WeightsFile: OptionValue {
  enum Format: String, CaseIterable {
    case mat, npz

    /// What it is called where it is shown.
    var title: String {
      switch self {
      case .mat: "MATLAB 5"
      case .npz: "NPZ"
      }
    }
  }

  let name: String
  let format: Format

  static var expectation: String {
    let endings = Format.allCases.map { "`.\($0.rawValue)`" }.joined(separator: " or ")
    return "a file's name without a folder, of letters, digits, `-`, `_` and `.`, ending in \(endings)"
  }

  init?(_ value: Value) {
    // Nothing that a file system could read as a way elsewhere, and nothing hidden.
    guard case .text(let name) = value, name.utf8.count <= 100,
      let match = name.wholeMatch(of: /[A-Za-z0-9_][A-Za-z0-9_.-]*\.([a-z]+)/),
      let format = Format(rawValue: String(match.output.1))
    else { return nil }
    self.name = name
    self.format = format
  }

  var value: Value { .text(name) }
}
