import Foundation
package import Notebook

extension Value {
  /// The value as YAML reads it back, on one line.
  package var flowText: String {
    switch self {
    case .text(let text): JSONValue.string(text).document().trimmingCharacters(in: .newlines)
    case .list(let values): "[" + values.map(\.flowText).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{" + entries.map { "\($0.name): \($0.value.flowText)" }.joined(separator: ", ") + "}"
    case .null, .boolean, .integer, .number: description
    }
  }
}
