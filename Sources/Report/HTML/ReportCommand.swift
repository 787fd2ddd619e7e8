package import Notebook

/// The command lines that a report shows: how to make it again, whole or one cell of it.
package struct ReportCommand: Sendable {
  /// The words that run the whole notebook, unquoted.
  private let whole: [String]

  package init(for plan: Plan) {
    let defaults = Dictionary(
      plan.document.frontMatter.parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    let changed = plan.parameters.all.filter { defaults[$0.name] != $0.value }
    whole =
      ["cahier", "run", plan.document.source.name]
      + changed.flatMap { ["-p", "\($0.name)=\(Self.scalar($0.value))"] }
  }

  /// Makes the whole report again.
  package var run: String { Self.line(whole) }

  /// Runs the notebook up to and including one cell.
  package func run(cell label: String) -> String { Self.line(whole + ["--until", label]) }

  private static func line(_ words: [String]) -> String { words.map(quoted).joined(separator: " ") }

  /// The value as YAML reads it back with its type.
  private static func scalar(_ value: Value) -> String {
    guard case .text(let text) = value else { return value.description }
    guard case .text = Value(plainScalar: text) else { return "\"\(text)\"" }
    return text
  }

  /// One word of a shell's command line.
  private static func quoted(_ word: String) -> String {
    let isPlain =
      !word.isEmpty
      && word.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0) || "_@%+=:,./-".unicodeScalars.contains($0)
      }
    return isPlain ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
