import Notebook
import Report

/// `textDocument/semanticTokens/full`: LSP 3.17, *Semantic Tokens*.
extension Snapshot {
  /// The names of what tokens are, in the order of ``Highlight/Kind``.
  static let tokenTypes: JSONValue = .array(Highlight.Kind.allCases.map { .string($0.tokenType) })
  static let tokenModifiers: JSONValue = ["definition"]

  /// Five numbers a token: lines and units since the one before, its length, its type, its modifiers.
  var tokens: JSONValue {
    let types = Dictionary(uniqueKeysWithValues: Highlight.Kind.allCases.enumerated().map { ($1, $0) })
    var numbers: [JSONValue] = []
    var last = (line: 1, start: 0)
    for highlight in assistant.highlights {
      let line = highlight.range.lowerBound.line
      let (start, length) = text.units(highlight.range)
      numbers += [
        .integer(line - last.line), .integer(line == last.line ? start - last.start : start),
        .integer(length),
        .integer(types[highlight.kind] ?? 0), .integer(highlight.isDefinition ? 1 : 0),
      ]
      last = (line, start)
    }
    return ["data": .array(numbers)]
  }
}

extension Highlight.Kind {
  fileprivate var tokenType: String {
    switch self {
    case .step: "function"
    case .label: "variable"
    case .option: "property"
    case .parameter: "parameter"
    case .choice: "enumMember"
    case .number: "number"
    case .text: "string"
    case .comment: "comment"
    }
  }
}
