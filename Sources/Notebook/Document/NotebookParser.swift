/// Reads a notebook's file into a ``Document``, with every mistake that the text alone shows.
package struct NotebookParser {
  /// What was read. The document is as whole as the mistakes allow, so that further checks find the rest.
  package struct Parsed: Sendable {
    package var document: Document
    package var mistakes: [Diagnostic]
  }

  private let source: SourceText
  private var mistakes: [Diagnostic] = []

  /// Parses the whole file at once, so that reference links and footnotes work across cells.
  package static func parse(_ source: SourceText) -> Parsed {
    var parser = NotebookParser(source: source)
    return parser.parse()
  }

  private init(source: SourceText) { self.source = source }

  private mutating func parse() -> Parsed {
    let header = FrontMatterReader.read(source)
    mistakes += header.mistakes
    let markdown = MarkdownReader(source, firstLine: header.endLine + 1)
    mistakes += markdown.mistakes
    if let place = FrontMatterReader.misplaced(
      in: source, after: header.endLine, isText: markdown.isText(line:))
    {
      mistakes.append(Diagnostic(.warning, at: place, .frontMatterNotFirst))
    }
    let cells = markdown.fences.map { cell($0) }
    let phrases = header.frontMatter.phrases
    func inPhrases<Content>(_ parts: KeyPath<[Inline], [Content]>) -> [Located<Content>] {
      phrases.flatMap { phrase in phrase.content[keyPath: parts].map { Located($0, at: phrase.range) } }
    }
    let document = Document(
      source: source, frontMatter: header.frontMatter, frontMatterEnd: header.endLine,
      blocks: markdown.blocks, cells: cells,
      valueReferences: inPhrases(\.values) + markdown.values, images: inPhrases(\.images) + markdown.images,
      links: inPhrases(\.links) + markdown.links,
      references: inPhrases(\.names) + markdown.references, wordlessLinks: markdown.wordlessLinks,
      headings: markdown.headings, headingContents: markdown.headingContents,
      formulaLabels: markdown.formulaLabels,
      formulas: markdown.formulas.sorted { $0.range.start < $1.range.start })
    return Parsed(document: document, mistakes: mistakes)
  }

  // MARK: - Cells

  private mutating func cell(_ fence: MarkdownReader.Fence) -> DocumentCell {
    let line = fence.range.start.line
    let words = words(of: source.line(line), line: line)
    let step = words.first ?? Located("", at: fence.range)
    var label: Located<String>?
    if words.count > 1 {
      label = words[1]
      checkLabel(words[1])
    }
    if words.count > 2 {
      mistakes.append(
        Diagnostic(
          at: words[2].range,
          .extraWord(words[2].content, step: step.content, label: words[1].content)))
    }
    let count = mistakes.count
    let options = options(of: fence)
    return DocumentCell(
      step: step, label: label, options: options, fence: fence.range,
      unread: mistakes.count > count || !fence.isClosed ? fence.body : nil,
      bodyMistakes: Array(mistakes[count...]))
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
      mistakes.append(Diagnostic(at: label.range, .reservedLabel))
    } else if !DocumentCell.isLabel(label.content) {
      mistakes.append(Diagnostic(at: label.range, .notLabel(label.content)))
    }
  }

  private mutating func options(of fence: MarkdownReader.Fence) -> [WrittenOption] {
    // The rest of the notebook is in it, and no YAML.
    guard fence.isClosed else { return [] }
    var lines = fence.body.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    // What follows the last line feed is no line.
    if lines.last == "" { lines.removeLast() }
    guard !lines.isEmpty else { return [] }
    let reader = YAMLReader(
      lines: lines, firstLine: fence.range.start.line + 1, firstColumn: fence.indentation + 1)
    let mapping = reader.mapping(subject: "a cell's options")
    mistakes += mapping.mistakes
    return mapping.pairs.map { pair in
      WrittenOption(name: Located(pair.key.text, at: pair.key.range), value: pair.value)
    }
  }
}
