/// Reads a notebook's file into a ``Document``, with every mistake that the text alone shows.
package struct NotebookParser {
  /// What was read. The document is as whole as the mistakes allow, so that further checks find the rest.
  package struct Outcome: Sendable {
    package var document: Document
    package var mistakes: [Diagnostic]
  }

  private let source: SourceText
  private var mistakes: [Diagnostic] = []

  /// Parses the whole file at once, so that reference links and footnotes work across cells.
  package static func parse(_ source: SourceText) -> Outcome {
    var parser = NotebookParser(source: source)
    return parser.parse()
  }

  private init(source: SourceText) { self.source = source }

  private mutating func parse() -> Outcome {
    let header = FrontMatterReader.read(source)
    mistakes += header.mistakes
    let markdown = MarkdownReader(source, firstLine: header.endLine + 1)
    mistakes += markdown.mistakes
    let cells = markdown.fences.map { cell($0) }
    let document = Document(
      source: source, frontMatter: header.frontMatter, blocks: markdown.blocks, cells: cells,
      valueReferences: markdown.values, images: markdown.images)
    return Outcome(document: document, mistakes: mistakes)
  }

  // MARK: - Cells

  private mutating func cell(_ fence: MarkdownReader.Fence) -> DocumentCell {
    let opening = source.line(fence.lines.lowerBound)
    let fenceRange = SourceRange(line: fence.lines.lowerBound, column: 1, length: opening.count)
    let words = words(of: opening, line: fence.lines.lowerBound)
    let step = words.first ?? Located("", at: fenceRange)
    var label: Located<String>?
    if words.count > 1 {
      label = words[1]
      checkLabel(words[1])
    }
    if words.count > 2 {
      mistakes.append(
        Diagnostic(
          at: words[2].range, "`\(words[2].content)` was found, a fence has a step and a label",
          advice: "write `{\(step.content) \(words[1].content)}` and put options into the cell's body"))
    }
    return DocumentCell(step: step, label: label, options: options(of: fence), fence: fenceRange)
  }

  /// The words between the braces of a fence, each with its place.
  private func words(of opening: Substring, line: Int) -> [Located<String>] {
    guard let brace = opening.firstIndex(of: "{") else { return [] }
    var result: [Located<String>] = []
    var index = opening.index(after: brace)
    while index < opening.endIndex {
      let character = opening[index]
      if character.isWhitespace || character == "}" {
        index = opening.index(after: index)
        continue
      }
      let word = opening[index...].prefix { !$0.isWhitespace && $0 != "}" }
      let column = opening.distance(from: opening.startIndex, to: index) + 1
      result.append(Located(String(word), at: SourceRange(line: line, column: column, length: word.count)))
      index = word.endIndex
    }
    return result
  }

  private mutating func checkLabel(_ label: Located<String>) {
    if label.content == ValueReference.parameters {
      mistakes.append(
        Diagnostic(
          at: label.range, "`params` names the notebook's parameters and can't be a label",
          advice: "choose another label"))
    } else if label.content.wholeMatch(of: /[a-z0-9][a-z0-9-]*/) == nil {
      mistakes.append(
        Diagnostic(
          at: label.range, "`\(label.content)` is no label",
          advice: "a label has lower-case letters, digits and hyphens, and starts with a letter or digit"))
    }
  }

  private mutating func options(of fence: MarkdownReader.Fence) -> [WrittenOption] {
    let indentation = source.line(fence.lines.lowerBound).prefix { $0 == " " }.count
    let last = source.line(fence.lines.upperBound).drop { $0 == " " }
    let isClosed = fence.lines.count > 1 && (last.hasPrefix("```") || last.hasPrefix("~~~"))
    let bodyEnd = isClosed ? fence.lines.upperBound - 1 : fence.lines.upperBound
    guard bodyEnd > fence.lines.lowerBound else { return [] }
    let body = (fence.lines.lowerBound + 1...bodyEnd).map { number in
      let line = source.line(number)
      return String(line.dropFirst(min(indentation, line.prefix { $0 == " " }.count)))
    }
    let reader = YAMLReader(
      lines: body, firstLine: fence.lines.lowerBound + 1, firstColumn: indentation + 1)
    let outcome = reader.mapping(subject: "a cell's options")
    mistakes += outcome.mistakes
    return outcome.pairs.map { pair in
      WrittenOption(name: Located(pair.key.text, at: pair.key.range), value: pair.value)
    }
  }
}

extension YAMLNode {
  /// The text of a scalar; empty for anything else.
  var text: String {
    if case .scalar(let text, _) = content { return text }
    return ""
  }
}
