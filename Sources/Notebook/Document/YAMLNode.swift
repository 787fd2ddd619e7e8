/// A piece of YAML with its place in the notebook.
package struct YAMLNode: Hashable, Sendable {
  package indirect enum Content: Hashable, Sendable {
    case scalar(text: String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping([Pair])
  }

  package struct Pair: Hashable, Sendable {
    package var key: YAMLNode
    package var value: YAMLNode
  }

  package var content: Content
  package var range: SourceRange

  /// The node typed by YAML's core schema; nil for what has a mapping in it, which no parameter is.
  package var value: Value? {
    switch content {
    case .scalar(let text, let isPlain): return isPlain ? Value(plainScalar: text) : .text(text)
    case .sequence(let nodes):
      let values = nodes.compactMap(\.value)
      return values.count == nodes.count ? .list(values) : nil
    case .mapping: return nil
    }
  }

  /// The text of a scalar; empty for anything else.
  var text: String {
    if case .scalar(let text, _) = content { return text }
    return ""
  }
}
