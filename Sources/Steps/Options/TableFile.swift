import Notebook

/// The name of a file for a table beside the report: CSV, which every program reads.
struct TableFile: OptionValue {
  let name: String

  static let ending = "csv"
  static var expectation: String { SavedName.expectation(endings: [ending]) }

  init?(_ value: Value) {
    guard let saved = SavedName(value), saved.ending == Self.ending else { return nil }
    name = saved.name
  }

  var value: Value { .text(name) }

  /// Lines of values, quoted as in RFC 4180: those in quotes that hold a comma, a quote or a line's end.
  static func encode(_ rows: [[String]]) -> [UInt8] {
    let lines = rows.map { row in
      row.map { value in
        value.contains { ",\"".contains($0) || $0.isNewline }
          ? "\"\(value.replacing("\"", with: "\"\""))\"" : value
      }.joined(separator: ",") + "\n"
    }
    return Array(lines.joined().utf8)
  }
}
