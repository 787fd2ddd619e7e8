package import Notebook

/// The command lines that a report shows: how to make it again, whole or one cell of it.
package struct ReportCommand: Sendable {
  /// The words that run the whole notebook, unquoted.
  private let whole: [String]

  /// - Parameter named: the parameters that are written out even where they have their defaults.
  package init(for plan: Plan, naming named: Set<String> = []) {
    let defaults = Dictionary(
      plan.document.frontMatter.parameters.map { ($0.name, $0.value) },
      uniquingKeysWith: { first, _ in first })
    let changed = plan.parameters.all.filter {
      named.contains($0.name) || defaults[$0.name] != $0.value
    }
    let name = plan.document.source.name
    whole =
      ["cahier", "run", name == SourceText.standardInput ? "-" : name]
      + changed.flatMap { ["-p", "\($0.name)=\(Self.scalar($0.value))"] }
  }

  /// Makes the whole report again.
  package var run: String { ShellWords.line(whole) }

  /// Runs one cell again.
  package func run(cell label: String) -> String {
    ShellWords.line(["cahier", "rerun", whole[2], label] + whole.dropFirst(3))
  }

  /// The value as YAML reads it back with its type.
  private static func scalar(_ value: Value) -> String {
    guard case .text(let text) = value else { return value.description }
    let isPlain = text.wholeMatch(of: /[\p{L}\p{N}.\/][^:#"'\\\p{Cc}]*/) != nil && text.last != " "
    if isPlain, Value(plainScalar: text) == .text(text) { return text }
    return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
