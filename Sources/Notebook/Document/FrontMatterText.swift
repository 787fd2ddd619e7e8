/// The text of front matter, its rules included, in which parameters get other values and all else stays as it is.
package struct FrontMatterText {
  /// The whole of it.
  package let text: String
  private let scalars: [Unicode.Scalar]
  /// nil where there is nothing between the rules, or where it is no YAML.
  private let root: Node?
  private let isYAML: Bool

  /// A piece of YAML with the stretch of the text that it takes.
  private struct Node {
    var range: Range<Int>
    /// Whether it is written in brackets.
    var isFlow = false
    /// Of a mapping; nil for anything else.
    var pairs: [Pair]?

    subscript(name: String) -> Pair? { pairs?.first { $0.name == name } }
  }

  private struct Pair {
    var name: String
    var key: Range<Int>
    var value: Node
  }

  /// - Parameter text: the lines from one rule to the other.
  package init(_ text: String) {
    self.text = text
    scalars = Array(text.unicodeScalars)
    let lines = scalars.split(separator: "\n", omittingEmptySubsequences: false)
    // Its rules are empty lines of the YAML, so that its places are those of the text.
    let yaml = lines.indices.map { index in
      var line = String.UnicodeScalarView()
      if index > 0, index < lines.count - 1 { line.append(contentsOf: lines[index]) }
      // In YAML, the braces of `${name}` would end a list: in their place stands as much that does not.
      return String(line).replacing(/\$\{([^{}\[\],]*)\}/) { "$-\($0.output.1)-" }
    }
    let events = YAMLEvents(yaml.joined(separator: "\n"))
    isYAML = events.problem == nil
    guard isYAML else {
      root = nil
      return
    }
    var builder = Builder(scalars: scalars, starts: lines.map(\.startIndex), events: events.events[...])
    root = builder.node(behind: lines.first?.endIndex ?? 0)
  }

  /// The names of the parameters; nil where the front matter does not say which there are.
  package var parameterNames: [String]? { root?["params"].map { ($0.value.pairs ?? []).map(\.name) } }

  /// The text with other values of its parameters, each as YAML on one line. Where it has none, these are its
  /// parameters from then on. What is no YAML stays as it is: what is wrong with it is told where it is read.
  package func setting(_ values: [(name: String, text: String)]) -> String {
    guard isYAML else { return text }
    guard let entry = root?["params"] else { return adding(values) }
    var edits = values.compactMap { name, text -> (range: Range<Int>, text: String)? in
      guard let parameter = entry.value[name] else { return nil }
      // `{value: 0.5, from: 0.1}` keeps what it may be.
      return edit(parameter.value["value"] ?? parameter, text)
    }
    edits.sort { $0.range.lowerBound > $1.range.lowerBound }
    var result = scalars
    for edit in edits { result.replaceSubrange(edit.range, with: edit.text.unicodeScalars) }
    return Self.string(result)
  }

  private func adding(_ values: [(name: String, text: String)]) -> String {
    var result = scalars
    let entries = values.map { "\($0.name): \($0.text)" }
    if let root, root.isFlow {
      let isFirst = root.pairs?.isEmpty ?? true
      result.insert(
        contentsOf: "\(isFirst ? "" : ", ")params: {\(entries.joined(separator: ", "))}".unicodeScalars,
        at: root.range.upperBound - 1)
    } else {
      let end = scalars.lastIndex(of: "\n").map { $0 + 1 } ?? scalars.count
      let lines = (["params:"] + entries.map { "  " + $0 }).map { $0 + "\n" }.joined()
      result.insert(contentsOf: lines.unicodeScalars, at: end)
    }
    return Self.string(result)
  }

  private func edit(_ pair: Pair, _ text: String) -> (range: Range<Int>, text: String) {
    let value = pair.value.range
    let between = scalars[pair.key.upperBound..<max(pair.key.upperBound, value.lowerBound)]
    guard value.isEmpty || between.contains("\n") else { return (value, text) }
    // There is none, or it is not on its name's line: it is from now on.
    guard let colon = scalars[pair.key.upperBound...].firstIndex(where: { $0 != " " }), scalars[colon] == ":"
    else { return (pair.key.upperBound..<pair.key.upperBound, ": " + text) }
    return (colon + 1..<max(colon + 1, value.upperBound), " " + text)
  }

  private static func string(_ scalars: [Unicode.Scalar]) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    return String(text)
  }

  /// Puts the events together.
  private struct Builder {
    let scalars: [Unicode.Scalar]
    /// Where each line starts.
    let starts: [Int]
    var events: ArraySlice<YAMLEvents.Event>

    /// The node that the events begin with, which are taken off; no deeper than ``YAMLEvents`` allows.
    ///
    /// - Parameter end: where what stands before it ends, which is where nothing is.
    mutating func node(behind end: Int) -> Node? {
      guard let event = events.first else { return nil }
      switch event.kind {
      // It is that of the list or the mapping around.
      case .sequenceEnd, .mappingEnd: return nil
      default: events.removeFirst()
      }
      let start = offset(of: event.start)
      switch event.kind {
      case .scalar(let text, let isPlain):
        return Node(range: text.isEmpty && isPlain ? end..<end : trimmed(start..<offset(of: event.end)))
      case .alias: return Node(range: start..<max(start, offset(of: event.end)))
      case .sequenceStart:
        var last = start
        while let item = node(behind: last) { last = item.range.upperBound }
        return closed(Node(range: start..<max(start, last)))
      case .mappingStart:
        var pairs: [Pair] = []
        var last = start
        while let event = events.first, let key = node(behind: last),
          let value = node(behind: key.range.upperBound)
        {
          if case .scalar(let name, _) = event.kind {
            pairs.append(Pair(name: name, key: key.range, value: value))
          }
          last = value.range.upperBound
        }
        return closed(Node(range: start..<max(start, last), pairs: pairs))
      case .sequenceEnd, .mappingEnd: return nil
      }
    }

    /// A list or a mapping with the bracket that ends it: one without ends where the last of it does.
    private mutating func closed(_ node: Node) -> Node {
      guard let event = events.popFirst(), event.start != event.end else { return node }
      var node = node
      node.isFlow = true
      node.range = node.range.lowerBound..<max(node.range.lowerBound, offset(of: event.end))
      return node
    }

    private func offset(of mark: YAMLEvents.Mark) -> Int {
      guard starts.indices.contains(mark.line) else { return scalars.count }
      return min(scalars.count, starts[mark.line] + mark.column)
    }

    /// A text in several lines ends, for the library, where the next line begins.
    private func trimmed(_ range: Range<Int>) -> Range<Int> {
      var end = range.upperBound
      while end > range.lowerBound, scalars[end - 1].properties.isWhitespace { end -= 1 }
      return range.lowerBound..<end
    }
  }
}
