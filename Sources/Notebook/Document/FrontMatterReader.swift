/// Reads the YAML between two `---` lines at the start of a notebook.
enum FrontMatterReader {
  /// What was read, and every mistake that was met on the way.
  struct Reading {
    var frontMatter = FrontMatter()
    /// The line of the closing `---`; 0 when there is no front matter.
    var endLine = 0
    var mistakes: [Diagnostic] = []
  }

  static let keys = [
    "title", "subtitle", "author", "date", "lang", "description", "picture", "seed", "params",
  ]

  static func read(_ source: SourceText) -> Reading {
    var reading = Reading()
    func isRule(_ line: Substring, _ marks: [String]) -> Bool {
      marks.contains { line.hasPrefix($0) && line.dropFirst(3).allSatisfy(\.isWhitespace) }
    }
    guard let first = source.lines.first, isRule(first, ["---"]) else { return reading }
    guard let end = source.lines.dropFirst().firstIndex(where: { isRule($0, ["---", "..."]) }) else {
      reading.mistakes.append(
        Diagnostic(at: SourceRange(line: 1, column: 1, length: 3), .frontMatterNotClosed))
      reading.endLine = source.lines.count
      return reading
    }
    reading.endLine = end + 1
    let reader = YAMLReader(lines: source.lines[1..<end].map(String.init), firstLine: 2)
    let yaml = reader.mapping(subject: "the front matter's entries")
    reading.mistakes += yaml.mistakes
    for pair in yaml.pairs { read(pair, into: &reading) }
    return reading
  }

  private static func read(_ pair: YAMLNode.Pair, into reading: inout Reading) {
    let node = pair.value
    switch pair.key.text {
    case "title": reading.frontMatter.title = text(pair, into: &reading)
    case "subtitle": reading.frontMatter.subtitle = text(pair, into: &reading)
    case "date": reading.frontMatter.date = text(pair, into: &reading)
    case "description": reading.frontMatter.description = text(pair, into: &reading)
    case "picture":
      reading.frontMatter.picture = text(pair, into: &reading).map { Located($0, at: node.range) }
    case "lang":
      guard let language = text(pair, into: &reading) else { return }
      if language.wholeMatch(of: /[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*/) == nil {
        reading.mistakes.append(
          Diagnostic(at: node.range, .notLanguageTag(language)))
      } else {
        reading.frontMatter.language = language
      }
    case "author":
      if case .sequence(let nodes) = node.content {
        reading.frontMatter.authors = nodes.map(\.text)
      } else if let author = text(pair, into: &reading) {
        reading.frontMatter.authors = [author]
      }
    case "seed":
      if case .integer(let seed)? = node.value, seed >= 0 {
        reading.frontMatter.seed = UInt64(seed)
      } else {
        reading.mistakes.append(
          Diagnostic(at: node.range, .seed(found: node.value?.description ?? "a mapping")))
      }
    case "params": reading.frontMatter.parameters = parameters(pair, into: &reading)
    default:
      reading.mistakes.append(
        Diagnostic(at: pair.key.range, .unknownEntry(pair.key.text, known: keys)))
    }
  }

  private static func text(_ pair: YAMLNode.Pair, into reading: inout Reading) -> String? {
    if case .scalar(let text, _) = pair.value.content { return text.isEmpty ? nil : text }
    reading.mistakes.append(Diagnostic(at: pair.value.range, .entryNotText(pair.key.text)))
    return nil
  }

  private static func parameters(
    _ pair: YAMLNode.Pair, into reading: inout Reading
  ) -> [FrontMatter.Parameter] {
    guard case .mapping(let pairs) = pair.value.content else {
      if pair.value.value == .null { return [] }
      reading.mistakes.append(Diagnostic(at: pair.value.range, .parametersNotMapping))
      return []
    }
    return pairs.compactMap { pair in
      guard pair.key.text.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_-]*/) != nil else {
        reading.mistakes.append(Diagnostic(at: pair.key.range, .notParameterName(pair.key.text)))
        return nil
      }
      guard let value = pair.value.value else {
        reading.mistakes.append(Diagnostic(at: pair.value.range, .parameterIsMapping))
        return nil
      }
      return FrontMatter.Parameter(name: pair.key.text, value: value, range: pair.key.range)
    }
  }
}
