/// A value that is given for a parameter from outside the notebook.
public struct GivenParameter: Sendable {
  /// The parameter's name.
  public var name: String
  /// Where a file gives it, as `params.yaml:1:1`; nil where it was typed.
  package private(set) var place: String?
  private var content: Content

  private enum Content {
    case value(Value)
    /// As it was typed or written: as YAML reads it, nil where it can't, and word for word where it stood alone.
    case written(YAMLNode?, text: String?)
  }

  /// A value that has its type already.
  public init(_ name: String, _ value: Value) {
    self.name = name
    content = .value(value)
  }

  /// A value as it was typed on the command line.
  init(_ name: String, typed text: String) {
    self.name = name
    content = .written(YAMLReader.value(commandLine: text), text: text)
  }

  /// A value as a YAML file has it.
  init(_ name: String, written node: YAMLNode, at place: String) {
    self.name = name
    self.place = place
    content = .written(node, text: nil)
  }

  /// The value for a parameter with this default: one whose default is text stays text as it was written, so that `007`
  /// is not 7.
  package func value(over standard: Value) -> Value {
    switch content {
    case .value(let value): return value
    case .written(let node, let text):
      if case .text = standard, let text {
        // Quotes are YAML's, not the value's.
        let isQuoted = text.first { $0 != " " }.map { "\"'".contains($0) } ?? false
        if isQuoted, case .scalar(let content, isPlain: false)? = node?.content { return .text(content) }
        return .text(text)
      }
      // What is no value of a parameter, such as `x: y`, is the text that it is.
      return node?.value(like: standard) ?? .text(text ?? "")
    }
  }
}

extension YAMLNode {
  /// The node typed by YAML's core schema, but for text where the other value has text.
  fileprivate func value(like other: Value) -> Value? {
    switch (content, other) {
    case (.scalar(let text, _), .text): return .text(text)
    case (.sequence(let nodes), .list(let others)):
      // All of one kind: a list of texts takes more or fewer of them.
      guard let first = others.first, others.allSatisfy({ $0.kind == first.kind }) else { return value }
      let values = nodes.compactMap { $0.value(like: first) }
      return values.count == nodes.count ? .list(values) : nil
    default: return value
    }
  }
}

/// Reads parameters that are given from outside the notebook.
package enum ParameterReader {
  /// `name=value`, the value in YAML: `lambda=0.1`, `hidden=[128, 64]`; nil without a name before the `=`.
  package static func commandLine(_ text: String) -> GivenParameter? {
    guard let equals = text.firstIndex(of: "="), equals > text.startIndex else { return nil }
    return GivenParameter(String(text[..<equals]), typed: String(text[text.index(after: equals)...]))
  }

  /// A YAML file with one mapping of names to values, or one of JSON, which is YAML but for one thing.
  package static func file(_ source: SourceText) -> (parameters: [GivenParameter], mistakes: [Diagnostic]) {
    let isJSON = source.name.lowercased().hasSuffix(".json")
    let lines = source.lines.map { isJSON ? joiningSurrogates(in: $0) : String($0) }
    let reader = YAMLReader(lines: lines, firstLine: 1)
    var mapping = reader.mapping(subject: "a file's parameters")
    var parameters: [GivenParameter] = []
    for pair in mapping.pairs {
      if pair.value.value == nil {
        mapping.mistakes.append(Diagnostic(at: pair.value.range, .parameterIsMapping))
      } else {
        let start = pair.key.range.start
        parameters.append(
          GivenParameter(
            pair.key.text, written: pair.value, at: "\(source.name):\(start.line):\(start.column)"))
      }
    }
    return (parameters, mapping.mistakes)
  }

  /// A character beyond U+FFFF has two escapes in JSON (RFC 8259, section 7), as Python writes them, and one in YAML.
  private static func joiningSurrogates(in line: Substring) -> String {
    String(line).replacing(/\\u([Dd][89ABab][0-9A-Fa-f]{2})\\u([Dd][C-Fc-f][0-9A-Fa-f]{2})/) { match in
      guard let high = UInt32(match.output.1, radix: 16), let low = UInt32(match.output.2, radix: 16) else {
        return String(match.output.0)
      }
      let digits = String(0x10000 + ((high & 0x3FF) << 10) + (low & 0x3FF), radix: 16)
      return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
    }
  }
}
