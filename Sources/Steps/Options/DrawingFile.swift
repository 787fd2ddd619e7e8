import Notebook

/// The name of a file for a picture that an earlier cell shows: the cell's label, and an ending that says the format;
/// `train.2.svg` is the second drawing of the cell `train`.
struct DrawingFile: OptionValue {
  enum Format: String, CaseIterable {
    /// Charts, which are made of lines and words.
    case svg
    /// Pictures, which are made of pixels.
    case png
  }

  let name: String
  let label: String
  /// Which of the cell's drawings of that format, from 1.
  let number: Int
  let format: Format

  static let expectation =
    "a cell's label with the ending `.svg` (its chart) or `.png` (its picture), such as `train.svg` or `train.2.svg`"
  static var reference: OptionReference? { .drawing }

  init?(_ value: Value) {
    guard case .text(let name) = value, name.utf8.count <= 100,
      let match = name.wholeMatch(of: /([a-z0-9][a-z0-9-]*)(?:\.([1-9][0-9]?))?\.(svg|png)/),
      let format = Format(rawValue: String(match.3))
    else { return nil }
    self.name = name
    label = String(match.1)
    number = match.2.flatMap { Int($0) } ?? 1
    self.format = format
  }

  var value: Value { .text(name) }
}
