import Notebook
import Report
import Wording

/// Mistakes, and the ways to mend them.
extension Snapshot {
  /// The parameters of `textDocument/publishDiagnostics`.
  ///
  /// - Parameter failures: what the last run found.
  func published(failures: [Diagnostic]) -> JSONValue {
    // More than these nobody reads, and a long line is counted for each.
    let shown = (diagnostics.prefix(Self.mostDiagnostics) + failures).map(json)
    return ["uri": .string(uri), "version": .integer(text.version), "diagnostics": .array(shown)]
  }

  private static let mostDiagnostics = 500

  /// `textDocument/codeAction`.
  func actions(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    guard let start = text.position(parameters["range"]?["start"]),
      let end = text.position(parameters["range"]?["end"])
    else { throw ResponseError(.invalidParameters, "a range has a start and an end") }
    if let kinds = parameters["context"]?["only"]?.elements?.compactMap(\.string),
      !kinds.contains(where: { $0 == "quickfix" || $0.isEmpty })
    {
      return []
    }
    let assistant = assistant
    let near = diagnostics.filter { diagnostic in
      guard let range = diagnostic.range else { return false }
      let last = SourcePosition(line: range.start.line, column: range.start.column + range.length)
      return range.start <= end && last >= start
    }
    return .array(
      near.flatMap { diagnostic in
        assistant.fixes(for: diagnostic).enumerated().map { index, fix -> JSONValue in
          [
            "title": .string("Write `\(fix.word)`"), "kind": "quickfix",
            "diagnostics": [json(diagnostic)], "isPreferred": .boolean(index == 0),
            "edit": edit([(fix.range, fix.word)]),
          ]
        }
      })
  }

  private func json(_ diagnostic: Diagnostic) -> JSONValue {
    let message = [diagnostic.message, didYouMean(diagnostic.suggestions), diagnostic.advice]
      .compactMap(\.self).joined(separator: "\n")
    var json: JSONValue = [
      "range": diagnostic.range.map { text.json($0) } ?? text.json(lines: 1...1),
      "severity": diagnostic.severity == .error ? 1 : 2, "source": "cahier", "message": .string(message),
    ]
    switch diagnostic.mistake {
    // Shown faint, as what can go.
    case .unusedParameter, .unusedFootnote: json = json.setting("tags", to: [1])
    default: break
    }
    return json
  }
}
