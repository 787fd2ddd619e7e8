import Foundation
import Notebook
import Testing

/// A notebook in which emoji mark places: `{1️⃣fly}` is `{fly}` with a place named 1️⃣ at the `f`.
struct MarkedSource {
  let text: String
  private let places: [(mark: Character, position: SourcePosition)]

  private static let marks: [Character] = ["1️⃣", "2️⃣", "3️⃣", "4️⃣", "5️⃣", "6️⃣", "7️⃣", "8️⃣", "9️⃣"]

  init(_ marked: String) {
    var text = ""
    var places: [(mark: Character, position: SourcePosition)] = []
    var position = SourcePosition(line: 1, column: 1)
    for character in marked {
      if Self.marks.contains(character) {
        places.append((character, position))
        continue
      }
      text.append(character)
      position =
        character == "\n"
        ? SourcePosition(line: position.line + 1, column: 1)
        : SourcePosition(line: position.line, column: position.column + 1)
    }
    self.text = text
    self.places = places
  }

  var source: SourceText { SourceText(name: "test.md", text: text) }

  /// A diagnostic as a line: its mark (or place), what it says, and what it suggests.
  func line(_ diagnostic: Diagnostic) -> String {
    let place =
      diagnostic.range.map { range in
        places.first { $0.position == range.start }.map { String($0.mark) }
          ?? "\(range.start.line):\(range.start.column)"
      } ?? "-"
    let severity = diagnostic.severity == .warning ? "warning: " : ""
    let suggestions =
      diagnostic.suggestions.isEmpty ? "" : " → \(diagnostic.suggestions.joined(separator: ", "))"
    return "\(place) \(severity)\(diagnostic.message)\(suggestions)"
  }
}

/// Expects the text alone to show exactly these mistakes, each a mark and a message.
func expectMistakes(
  parsing marked: String, _ expected: [String], sourceLocation: SourceLocation = #_sourceLocation
) {
  let source = MarkedSource(marked)
  #expect(
    NotebookParser.parse(source.source).mistakes.map(source.line) == expected, sourceLocation: sourceLocation)
}

/// Expects the whole check, with the steps of the kitchen, to find exactly these mistakes in this order.
func expectMistakes(
  planning marked: String, in folder: URL = FileManager.default.temporaryDirectory,
  overrides: [GivenParameter] = [], _ expected: [String],
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let source = MarkedSource(marked)
  let outcome = Planner.plan(source.source, in: folder, catalogue: Kitchen.catalogue, overrides: overrides)
  #expect(outcome.diagnostics.map(source.line) == expected, sourceLocation: sourceLocation)
  let hasErrors = outcome.diagnostics.contains { $0.severity == .error }
  #expect(
    (outcome.plan == nil) == hasErrors, "there is a plan exactly when there is no error",
    sourceLocation: sourceLocation)
}
