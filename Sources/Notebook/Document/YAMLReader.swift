import Yams

/// Reads one YAML mapping out of a notebook, with the place of every node. The only file that imports Yams.
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
  private var lines: [String]

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
    var mapping = Mapping()
    if let anchor = reader.firstAnchor() {
      mapping.mistakes.append(
        Diagnostic(at: anchor, .anchor))
      return mapping
    }
    // A key that stands twice hides every other mistake; it is reported, taken out, and the rest is read.
    while mapping.mistakes.count < Self.repetitionLimit {
      do {
        guard let root = try Yams.compose(yaml: reader.yaml) else { return mapping }
        return reader.read(root, subject: subject, into: mapping)
      } catch let YamlError.duplicatedKeysInMapping(keys, context) {
        guard let repeated = reader.removeRepetition(of: keys, from: context.mark) else {
          mapping.mistakes.append(reader.repetition(keys[0], at: reader.range(context.mark, length: 1)))
          return mapping
        }
        mapping.mistakes.append(repeated)
      } catch {
        mapping.mistakes.append(reader.diagnostic(for: error))
        return mapping
      }
    }
    return mapping
  }

  /// The text is read again after each repetition: beyond so many, the first ones are enough.
  private static let repetitionLimit = 20

  /// Reads a value given on the command line: `-p lambda=0.1`, `-p 'hidden=[128, 64]'`. Text that is not YAML
  /// is taken as it stands.
  static func value(commandLine text: String) -> Value {
    let place = SourceRange(line: 1, column: 1)
    let reader = YAMLReader(lines: [text], firstLine: 1)
    guard reader.firstAnchor() == nil, let root = try? Yams.compose(yaml: text) else { return .text(text) }
    return reader.node(root, fallback: place).value ?? .text(text)
  }

  private var yaml: String { lines.map(Self.shieldingParameters).joined(separator: "\n") }

  private func read(_ root: Node, subject: String, into start: Mapping) -> Mapping {
    var mapping = start
    let whole = SourceRange(line: firstLine, column: firstColumn, length: lines.first?.count ?? 1)
    guard case .mapping(let pairs) = root else {
      if case .scalar(let scalar) = root, scalar.string.isEmpty { return mapping }
      let found =
        switch root {
        case .sequence: "a YAML list"
        default: "text"
        }
      mapping.mistakes.append(
        Diagnostic(at: range(root.mark, length: 1), .notMapping(found: found, subject: subject)))
      return mapping
    }
    for (key, value) in pairs {
      let key = node(key, fallback: whole)
      guard case .scalar = key.content else {
        mapping.mistakes.append(Diagnostic(at: key.range, .keyNotText))
        continue
      }
      mapping.pairs.append(YAMLNode.Pair(key: key, value: node(value, fallback: key.range)))
    }
    return mapping
  }

  private func node(_ node: Node, fallback: SourceRange) -> YAMLNode {
    switch node {
    case .scalar(let scalar):
      let text = Self.unshieldingParameters(scalar.string)
      let isQuoted = scalar.style == .singleQuoted || scalar.style == .doubleQuoted
      let lineLength = text.prefix { $0 != "\n" }.count + (isQuoted ? 2 : 0)
      // An empty value has the mark of whatever follows it: it is shown where its name is.
      let place = text.isEmpty && !isQuoted ? fallback : range(scalar.mark, length: lineLength)
      return YAMLNode(
        content: .scalar(text: text, isPlain: scalar.style == .plain || scalar.style == .any), range: place)
    case .sequence(let sequence):
      let place = range(sequence.mark, length: 1)
      return YAMLNode(content: .sequence(sequence.map { self.node($0, fallback: place) }), range: place)
    case .mapping(let mapping):
      let place = range(mapping.mark, length: 1)
      let pairs = mapping.map {
        YAMLNode.Pair(key: self.node($0.key, fallback: place), value: self.node($0.value, fallback: place))
      }
      return YAMLNode(content: .mapping(pairs), range: place)
    case .alias:
      return YAMLNode(content: .scalar(text: "", isPlain: true), range: fallback)
    }
  }

  // MARK: - Places

  private func range(_ mark: Mark?, length: Int) -> SourceRange {
    guard let mark else { return SourceRange(line: firstLine, column: firstColumn) }
    let index = mark.line - 1
    guard lines.indices.contains(index) else {
      let lastLine = firstLine + max(0, lines.count - 1)
      return SourceRange(line: lastLine, column: firstColumn + (lines.last?.count ?? 0))
    }
    // libyaml counts Unicode scalars, we count characters.
    let column = String(String.UnicodeScalarView(lines[index].unicodeScalars.prefix(mark.column - 1))).count
    let available = lines[index].count - column
    return SourceRange(
      line: firstLine + index, column: firstColumn + column, length: min(length, max(1, available)))
  }

  // MARK: - Parameters

  // `${name}` is a plain scalar in YAML's block style, but its braces end one inside `[…]`. They are exchanged
  // for private-use characters while YAML is read: one character for one, so that every place stays right.
  private static let open: Character = "\u{F0000}"
  private static let close: Character = "\u{F0001}"

  private static func shieldingParameters(_ line: String) -> String {
    guard line.utf8.contains(UInt8(ascii: "$")) else { return line }
    return line.replacing(/\$\{([^{}\[\],]*)\}/) { "$\(open)\($0.output.1)\(close)" }
  }

  private static func unshieldingParameters(_ text: String) -> String {
    guard text.contains(open) else { return text }
    return String(text.map { $0 == open ? "{" : $0 == close ? "}" : $0 })
  }

  // MARK: - Mistakes

  private func firstAnchor() -> SourceRange? {
    for (index, line) in lines.enumerated() where line.utf8.contains(UInt8(ascii: "&")) {
      // Wherever a value can start, behind a tag too.
      if let match = line.firstMatch(of: /(?:^\s*|[:?\-]\s+|[\[{,]\s*|["']\s*:)(?:!\S*\s+)?&[A-Za-z0-9_\-]/) {
        let column = line.distance(from: line.startIndex, to: match.range.upperBound) - 2
        return SourceRange(line: firstLine + index, column: firstColumn + column, length: 2)
      }
    }
    return nil
  }

  private mutating func removeRepetition(of keys: [String], from mark: Mark) -> Diagnostic? {
    let indentation = max(0, mark.column - 1)
    for key in keys {
      let places = lines.indices.filter { index in
        guard index >= mark.line - 1, Self.indentation(of: lines[index]) == indentation else { return false }
        let text = lines[index].dropFirst(indentation)
        return text.hasPrefix(key) && text.dropFirst(key.count).drop(while: { $0 == " " }).first == ":"
      }
      guard places.count > 1 else { continue }
      let place = places[1]
      let mistake = repetition(
        key, at: SourceRange(line: firstLine + place, column: firstColumn + indentation, length: key.count),
        first: firstLine + places[0])
      // With the line go those that continue it.
      lines[place] = ""
      var next = place + 1
      while next < lines.count, Self.indentation(of: lines[next]) > indentation {
        lines[next] = ""
        next += 1
      }
      return mistake
    }
    return nil
  }

  private static func indentation(of line: String) -> Int { line.prefix { $0 == " " }.count }

  private func repetition(_ key: String, at place: SourceRange, first: Int? = nil) -> Diagnostic {
    Diagnostic(at: place, .repeatedEntry(key, firstLine: first))
  }

  private func diagnostic(for error: any Error) -> Diagnostic {
    switch error {
    case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _):
      return Diagnostic(at: range(mark, length: 1), .notYAML(problem))
    case YamlError.reader(let problem, _, _, _):
      return Diagnostic(at: range(nil, length: 1), .notYAML(problem))
    default:
      return Diagnostic(at: range(nil, length: 1), .notYAML(nil))
    }
  }
}
