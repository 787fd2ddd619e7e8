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

  static var expectation: String { SavedName.expectation(endings: Format.allCases.map(\.rawValue)) }

  init?(_ value: Value) {
    guard let saved = SavedName(value), let format = Format(rawValue: saved.ending) else { return nil }
    name = saved.name
    self.format = format
  }

  var value: Value { .text(name) }
}
