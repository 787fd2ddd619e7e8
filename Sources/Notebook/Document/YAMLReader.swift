/// Reads one YAML mapping out of a notebook, with the place of every node.
///
/// Anchors and aliases are refused: a few lines of them stand for more nodes than any machine holds.
struct YAMLReader {
  /// What was read, and every mistake that was met on the way.
  struct Mapping {
    var pairs: [YAMLNode.Pair] = []
    var mistakes: [Diagnostic] = []
  }

  private let firstLine: Int
  private let firstColumn: Int
  private let lines: [String]
  private var mistakes: [Diagnostic] = []
  private var counted = Counted()

  /// - Parameters:
  ///   - lines: the YAML text.
  ///   - firstLine: the line of the file on which it starts.
  ///   - firstColumn: the column of the file at which its lines start.
  init(lines: [String], firstLine: Int, firstColumn: Int = 1) {
    self.lines = lines
    self.firstLine = firstLine
    self.firstColumn = firstColumn
  }

  /// Reads the text as one mapping.
  ///
  /// - Parameter subject: what the mapping is, for messages: `the options of a cell`.
  func mapping(subject: String) -> Mapping {
    var reader = self
    let root = reader.root()
    var mapping = Mapping(mistakes: reader.mistakes)
    switch root?.content {
    case nil: break
    case .mapping(let pairs):
      for pair in pairs {
        if case .scalar = pair.key.content {
          mapping.pairs.append(pair)
        } else {
          mapping.mistakes.append(Diagnostic(at: pair.key.range, .keyNotText))
        }
      }
    case .scalar(let text, _) where text.isEmpty: break
    case .scalar: mapping.mistakes.append(notMapping(root, found: "text", subject: subject))
    case .sequence: mapping.mistakes.append(notMapping(root, found: "a YAML list", subject: subject))
    }
    return mapping
  }

  private func notMapping(_ root: YAMLNode?, found: String, subject: String) -> Diagnostic {
    let start = root?.range.start ?? SourcePosition(line: firstLine, column: firstColumn)
    return Diagnostic(at: SourceRange(start: start), .notMapping(found: found, subject: subject))
  }

  /// Reads a value given on the command line: `lambda=0.1`, `hidden=[128, 64]`; nil for text that is not YAML.
  static func value(commandLine text: String) -> YAMLNode? {
    var reader = YAMLReader(lines: [text], firstLine: 1)
    let root = reader.root()
    return reader.mistakes.isEmpty ? root : nil
  }

  // MARK: - Nodes

  /// The whole text; nil when there is nothing in it, or when it can't be read, which is reported.
  private mutating func root() -> YAMLNode? {
    let yaml = YAMLEvents(Self.shieldingParameters(lines).joined(separator: "\n"))
    for event in yaml.events {
      if event.hasAnchor {
        mistakes.append(Diagnostic(at: range(of: event, length: 2), .anchor))
        return nil
      }
      if case .alias = event.kind {
        mistakes.append(Diagnostic(at: range(of: event), .alias))
        return nil
      }
    }
    if let problem = yaml.problem {
      let place = problem.mark.map { position(of: $0) }
      mistakes.append(
        Diagnostic(
          at: SourceRange(start: place ?? SourcePosition(line: firstLine, column: firstColumn)),
          .notYAML(problem.message)))
      return nil
    }
    let whole = SourceRange(line: firstLine, column: firstColumn, length: lines.first?.count ?? 1)
    var events = yaml.events[...]
    return node(&events, fallback: whole)
  }

  /// The node that the events begin with, which are taken off; no deeper than ``YAMLEvents`` allows.
  private mutating func node(
    _ events: inout ArraySlice<YAMLEvents.Event>, fallback: SourceRange
  ) -> YAMLNode? {
    guard let event = events.popFirst() else { return nil }
    switch event.kind {
    case .scalar(let text, let isPlain):
      // An empty value has the place of whatever follows it: it is shown where its name is.
      let place = text.isEmpty && isPlain ? fallback : range(of: event)
      return YAMLNode(
        content: .scalar(text: Self.unshieldingParameters(text), isPlain: isPlain), range: place)
    case .sequenceStart:
      let place = range(of: event, length: 1)
      var nodes: [YAMLNode] = []
      while !events.endsCollection, let node = node(&events, fallback: place) { nodes.append(node) }
      _ = events.popFirst()
      return YAMLNode(content: .sequence(nodes), range: place)
    case .mappingStart:
      let place = range(of: event, length: 1)
      var pairs: [YAMLNode.Pair] = []
      while !events.endsCollection, let key = node(&events, fallback: place),
        let value = node(&events, fallback: key.range)
      {
        pairs.append(YAMLNode.Pair(key: key, value: value))
      }
      _ = events.popFirst()
      return YAMLNode(content: .mapping(withoutRepetitions(pairs)), range: place)
    case .sequenceEnd, .mappingEnd, .alias: return nil
    }
  }

  /// The pairs of a mapping, of each name the first; the others are reported.
  private mutating func withoutRepetitions(_ pairs: [YAMLNode.Pair]) -> [YAMLNode.Pair] {
    var firstLines: [String: Int] = [:]
    var repetitions = 0
    return pairs.filter { pair in
      guard case .scalar(let name, _) = pair.key.content else { return true }
      guard let first = firstLines[name] else {
        firstLines[name] = pair.key.range.start.line
        return true
      }
      repetitions += 1
      if repetitions <= Self.repetitionLimit {
        mistakes.append(Diagnostic(at: pair.key.range, .repeatedEntry(name, firstLine: first)))
      }
      return false
    }
  }

  /// Beyond so many repetitions in a mapping, the first ones are enough.
  private static let repetitionLimit = 20

  // MARK: - Places

  /// Where an event stands: what of it is on its first line, or as much as is said.
  private mutating func range(of event: YAMLEvents.Event, length: Int? = nil) -> SourceRange {
    let start = position(of: event.start)
    let line = lines.indices.contains(event.start.line) ? lines[event.start.line] : ""
    let rest = line.count - (start.column - firstColumn)
    if let length { return SourceRange(start: start, length: max(1, min(length, rest))) }
    guard event.start.line == event.end.line else { return SourceRange(start: start, length: rest) }
    return SourceRange(start: start, length: position(of: event.end).column - start.column)
  }

  /// libyaml counts Unicode scalars, we count characters: from the place that was asked for last, where that is on
  /// the same line, so that a long line is counted once.
  private mutating func position(of mark: YAMLEvents.Mark) -> SourcePosition {
    guard lines.indices.contains(mark.line) else {
      let lastLine = firstLine + max(0, lines.count - 1)
      return SourcePosition(line: lastLine, column: firstColumn + (lines.last?.count ?? 0))
    }
    let line = lines[mark.line]
    if counted.line != mark.line || counted.scalars > mark.column {
      counted = Counted(line: mark.line, scalars: 0, characters: 0, index: line.startIndex)
    }
    let scalars = line.unicodeScalars
    let end =
      scalars.index(counted.index, offsetBy: mark.column - counted.scalars, limitedBy: line.endIndex)
      ?? line.endIndex
    counted.characters += line[counted.index..<end].count
    counted.scalars = mark.column
    counted.index = end
    return SourcePosition(line: firstLine + mark.line, column: firstColumn + counted.characters)
  }

  /// How far a line has been counted.
  private struct Counted {
    var line = -1
    var scalars = 0
    var characters = 0
    var index = "".startIndex
  }

  // MARK: - Parameters

  // `${name}` is a plain scalar in YAML's block style, but its braces end one inside `[…]`. They are exchanged
  // for private-use characters while YAML is read: one character for one, so that every place stays right.
  private static let open: Character = "\u{F0000}"
  private static let close: Character = "\u{F0001}"

  private static func shieldingParameters(_ lines: [String]) -> [String] {
    guard lines.contains(where: { $0.utf8.contains(UInt8(ascii: "$")) }) else { return lines }
    // Made once, since that takes longer than to find anything with it.
    let parameter = /\$\{([^{}\[\],]*)\}/
    return lines.map { line in
      guard line.utf8.contains(UInt8(ascii: "$")) else { return line }
      return line.replacing(parameter) { "$\(open)\($0.output.1)\(close)" }
    }
  }

  private static func unshieldingParameters(_ text: String) -> String {
    guard text.contains(open) else { return text }
    return String(text.map { $0 == open ? "{" : $0 == close ? "}" : $0 })
  }
}

extension ArraySlice<YAMLEvents.Event> {
  /// Whether the list or mapping that was begun ends here, or the text does.
  fileprivate var endsCollection: Bool {
    switch first?.kind {
    case .sequenceEnd, .mappingEnd, nil: true
    default: false
    }
  }
}
