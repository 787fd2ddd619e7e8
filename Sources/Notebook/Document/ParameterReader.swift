/// Reads parameters that are given from outside the notebook.
package enum ParameterReader {
  /// `name=value`, the value in YAML: `lambda=0.1`, `hidden=[128, 64]`; nil without a name before the `=`.
  package static func commandLine(_ text: String) -> (name: String, value: Value)? {
    guard let equals = text.firstIndex(of: "="), equals > text.startIndex else { return nil }
    let value = String(text[text.index(after: equals)...])
    return (String(text[..<equals]), YAMLReader.value(commandLine: value))
  }

  /// A YAML file with one mapping of names to values.
  package static func file(
    _ source: SourceText
  ) -> (parameters: [(name: String, value: Value)], mistakes: [Diagnostic]) {
    let reader = YAMLReader(lines: source.lines.map(String.init), firstLine: 1)
    var mapping = reader.mapping(subject: "a file's parameters")
    var parameters: [(name: String, value: Value)] = []
    for pair in mapping.pairs {
      if let value = pair.value.value {
        parameters.append((pair.key.text, value))
      } else {
        mapping.mistakes.append(Diagnostic(at: pair.value.range, .parameterIsMapping))
      }
    }
    return (parameters, mapping.mistakes)
  }
}
