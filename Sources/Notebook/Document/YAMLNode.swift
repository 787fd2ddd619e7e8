/// A piece of YAML with its place in the notebook.
public struct YAMLNode: Hashable, Sendable {
  public indirect enum Content: Hashable, Sendable {
    case scalar(text: String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping([Pair])
  }

  public struct Pair: Hashable, Sendable {
    public var key: YAMLNode
    public var value: YAMLNode
  }

  public var content: Content
  public var range: SourceRange

  /// The node typed by YAML's core schema; nil for a mapping, which no option or parameter is.
  public var value: Value? {
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
