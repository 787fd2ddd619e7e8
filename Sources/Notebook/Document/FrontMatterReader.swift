/// Reads the YAML between two `---` lines at the start of a notebook.
enum FrontMatterReader {
  struct Outcome {
    var frontMatter = FrontMatter()
    /// The line of the closing `---`; 0 when there is no front matter.
    var endLine = 0
    var mistakes: [Diagnostic] = []
  }

  static let keys = [
    "title", "subtitle", "author", "date", "lang", "description", "picture", "seed", "params",
  ]

  static func read(_ source: SourceText) -> Outcome {
    var outcome = Outcome()
    func isRule(_ line: Substring, _ marks: [String]) -> Bool {
      marks.contains { line.hasPrefix($0) && line.dropFirst(3).allSatisfy(\.isWhitespace) }
    }
    guard let first = source.lines.first, isRule(first, ["---"]) else { return outcome }
    guard let end = source.lines.dropFirst().firstIndex(where: { isRule($0, ["---", "..."]) }) else {
      outcome.mistakes.append(
        Diagnostic(
          at: SourceRange(line: 1, column: 1, length: 3), "the front matter is never closed",
          advice: "end it with a line that holds `---` alone"))
      outcome.endLine = source.lines.count
      return outcome
    }
    outcome.endLine = end + 1
    let reader = YAMLReader(lines: source.lines[1..<end].map(String.init), firstLine: 2)
    let yaml = reader.mapping(subject: "the front matter's entries")
    outcome.mistakes += yaml.mistakes
    for pair in yaml.pairs { read(pair, into: &outcome) }
    return outcome
  }

  private static func read(_ pair: YAMLNode.Pair, into outcome: inout Outcome) {
    let node = pair.value
    switch pair.key.text {
    case "title": outcome.frontMatter.title = text(pair, into: &outcome)
    case "subtitle": outcome.frontMatter.subtitle = text(pair, into: &outcome)
    case "date": outcome.frontMatter.date = text(pair, into: &outcome)
    case "description": outcome.frontMatter.description = text(pair, into: &outcome)
    case "picture":
      outcome.frontMatter.picture = text(pair, into: &outcome).map { Located($0, at: node.range) }
    case "lang":
      guard let language = text(pair, into: &outcome) else { return }
      if language.wholeMatch(of: /[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*/) == nil {
        outcome.mistakes.append(
          Diagnostic(
            at: node.range, "`\(language)` is no language tag", advice: "write a tag such as `en` or `zh-CN`")
        )
      } else {
        outcome.frontMatter.language = language
      }
    case "author":
      if case .sequence(let nodes) = node.content {
        outcome.frontMatter.authors = nodes.map(\.text)
      } else if let author = text(pair, into: &outcome) {
        outcome.frontMatter.authors = [author]
      }
    case "seed":
      if case .integer(let seed)? = node.value, seed >= 0 {
        outcome.frontMatter.seed = UInt64(seed)
      } else {
        outcome.mistakes.append(
          Diagnostic(
            at: node.range,
            "`seed` is \(node.value?.description ?? "a mapping"), a whole number from 0 was expected",
            advice: "write `seed: 1`"))
      }
    case "params": outcome.frontMatter.parameters = parameters(pair, into: &outcome)
    default:
      outcome.mistakes.append(
        Diagnostic(
          at: pair.key.range, "`\(pair.key.text)` is no entry of the front matter",
          advice: "the entries are \(keys.map { "`\($0)`" }.joined(separator: ", "))",
          suggestions: suggestions(for: pair.key.text, among: keys)))
    }
  }

  private static func text(_ pair: YAMLNode.Pair, into outcome: inout Outcome) -> String? {
    if case .scalar(let text, _) = pair.value.content { return text.isEmpty ? nil : text }
    outcome.mistakes.append(
      Diagnostic(
        at: pair.value.range, "`\(pair.key.text)` is text", advice: "write it on one line, in quotes"))
    return nil
  }

  private static func parameters(
    _ pair: YAMLNode.Pair, into outcome: inout Outcome
  ) -> [FrontMatter.Parameter] {
    guard case .mapping(let pairs) = pair.value.content else {
      if pair.value.value == .null { return [] }
      outcome.mistakes.append(
        Diagnostic(
          at: pair.value.range, "`params` is a mapping of names to values",
          advice: "write `params: {lambda: 0.001, hidden: 25}`"))
      return []
    }
    return pairs.compactMap { pair in
      guard pair.key.text.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_-]*/) != nil else {
        outcome.mistakes.append(
          Diagnostic(
            at: pair.key.range, "`\(pair.key.text)` is no name of a parameter",
            advice: "a name has letters, digits, `-` and `_`, and starts with a letter"))
        return nil
      }
      guard let value = pair.value.value else {
        outcome.mistakes.append(
          Diagnostic(
            at: pair.value.range,
            "a mapping was found, a parameter is a number, text, true or false, or a list",
            advice: "write a parameter for each of its entries"))
        return nil
      }
      return FrontMatter.Parameter(name: pair.key.text, value: value, range: pair.key.range)
    }
  }
}
