package import Notebook

/// Mistakes as JSON: what `check --json` prints.
package struct DiagnosticJSON {
  /// One notebook with its mistakes.
  package static func value(notebook: String, _ diagnostics: [Diagnostic]) -> JSONValue {
    .object([
      .init("notebook", .string(notebook)),
      .init("status", .string(diagnostics.contains { $0.severity == .error } ? "mistakes" : "sound")),
      .init("diagnostics", .array(diagnostics.map(value))),
    ])
  }

  private static func value(_ diagnostic: Diagnostic) -> JSONValue {
    let start = diagnostic.range?.start
    return .object([
      .init("severity", .string(diagnostic.severity.rawValue)),
      .init("line", start.map { .integer($0.line) } ?? .null),
      .init("column", start.map { .integer($0.column) } ?? .null),
      .init("length", diagnostic.range.map { .integer($0.length) } ?? .null),
      .init("message", .string(diagnostic.message)),
      .init("advice", diagnostic.advice.map { .string($0) } ?? .null),
      .init("suggestions", .array(diagnostic.suggestions.map { .string($0) })),
    ])
  }
}
