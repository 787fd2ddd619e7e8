import Notebook

/// Writes the value of a parameter into the front matter, and nothing else.
enum ParameterWriting {
  /// Where the value stands; nil where it is not on one line.
  static func range(of parameter: FrontMatter.Parameter, in source: SourceText) -> SourceRange? {
    guard case .list = parameter.value else { return parameter.valueRange }
    let start = parameter.valueRange.start
    let rest = source.line(start.line).dropFirst(start.column - 1)
    guard rest.first == "[" else { return nil }
    var depth = 0
    var quote: Character?
    for (count, character) in rest.enumerated() {
      if let open = quote {
        if character == open { quote = nil }
        continue
      }
      switch character {
      case "\"", "'": quote = character
      case "[": depth += 1
      case "]":
        depth -= 1
        if depth == 0 { return SourceRange(start: start, length: count + 1) }
      default: break
      }
    }
    return nil
  }

  /// The value as YAML reads it back, wherever it stands.
  static func yaml(_ value: Value) -> String {
    switch value {
    case .text(let text):
      let isPlain = text.wholeMatch(of: /[\p{L}][\p{L}\p{N}_.\/-]*/) != nil
      if isPlain, Value(plainScalar: text) == value { return text }
      let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing(
        "\n", with: "\\n")
      return "\"\(escaped)\""
    case .list(let values): return "[" + values.map(yaml).joined(separator: ", ") + "]"
    default: return value.description
    }
  }

  /// Whether a text says the same of all parameters but for the value of one, and has the same cells.
  static func isOnlyChange(
    of parameter: FrontMatter.Parameter, to value: Value, from parsed: NotebookParser.Parsed?,
    in bytes: [UInt8],
    name: String
  ) -> Bool {
    guard let parsed, let source = try? SourceText(name: name, bytes: bytes) else { return false }
    let before = parsed.document.frontMatter.parameters
    let after = NotebookParser.parse(source).document.frontMatter.parameters
    guard before.map(\.name) == after.map(\.name) else { return false }
    return zip(before, after).allSatisfy { old, new in
      new.value.isLike(old.name == parameter.name ? value : old.value) && new.domain == old.domain
    }
  }
}
