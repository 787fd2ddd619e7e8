import Wording

/// Turns Markdown into the blocks of a document: formulas set apart, values in prose found, cells left in place.
struct MarkdownReader {
  /// A top-level fenced code block whose info string is in braces.
  struct Fence {
    /// Its first line.
    var range: SourceRange
    /// The lines between its fences, without the indentation that they share with them.
    var body: String
    /// How many spaces the fence, and each line of the body, is indented by.
    var indentation: Int
    /// Whether it ends where its author ended it, and not with the file.
    var isClosed: Bool
  }

  private(set) var blocks: [Block] = []
  private(set) var fences: [Fence] = []
  /// Values in prose, picture files and where links lead, each with its place.
  private(set) var values: [Located<ValueReference>] = []
  private(set) var images: [Located<String>] = []
  private(set) var links: [Located<String>] = []
  /// The words of every heading.
  private(set) var headings: [String] = []
  /// Every heading as running text.
  private(set) var headingContents: [[Inline]] = []
  /// Names of places and of works, each with its place.
  private(set) var references: [Located<NamedReference>] = []
  /// Where links without words lead.
  private(set) var wordlessLinks: Set<String> = []
  /// Formulas, each with the place at which its TeX begins.
  private(set) var formulas: [Located<Formula>] = []
  var mistakes: [Diagnostic] = []

  /// Made once, since that takes longer than to find anything with it.
  lazy var valuePattern = /\{([a-z0-9][a-z0-9-]*)\.([A-Za-z0-9_-]+)(?::([^{}]*))?\}/
  let lines: [Substring]
  private let isPhrase: Bool
  private var numbers = FormulaNumbers()
  /// The labels of formulas.
  var formulaLabels: [FormulaLabel] { numbers.labels }
  var finder: PlaceFinder
  private var footnoteOccurrences: [Int: Int] = [:]
  var footnoteLabels: [String] = []
  var lastHTMLLine = 0
  /// Which lines are code or raw HTML, by their indices.
  private var isOpaque: [Bool]

  /// Reads the lines of a file; those before `firstLine` (the front matter) count but are not read.
  init(_ source: SourceText, firstLine: Int = 1) { self.init(source, firstLine: firstLine, isPhrase: false) }

  private init(_ source: SourceText, firstLine: Int, isPhrase: Bool) {
    self.isPhrase = isPhrase
    // Blank lines in the place of the front matter keep every line's number.
    lines = source.lines.enumerated().map { $0 < firstLine - 1 ? "" : $1 }
    finder = PlaceFinder(lines: lines)
    isOpaque = [Bool](repeating: false, count: lines.count)
    let census = FootnoteCensus(of: lines)
    var written = lines
    let tables = TableBound.apply(to: &written)
    let notes = census.findings(in: CommonMark.parse(census.asking(FormulaMarks.mark(written))))
    footnoteLabels = notes.labels
    blocks = folding(notes.blocks) { reader, node in reader.read(topLevel: node) }
    for (number, node) in notes.notes {
      let references = footnoteOccurrences[number, default: 0]
      let content = read(node.children, in: .footnote)
      blocks.append(.footnote(number: number, references: references, content: content))
    }
    mistakes += notes.mistakes
    for (line, cells) in tables {
      mistakes.append(
        Diagnostic(
          .warning, at: range(ofLine: line + 1), .tableTooLarge(cells: cells, limit: TableBound.limit)))
    }
  }

  /// Reads text of one line, such as a caption, as running text, with every mistake in it at the place of the whole.
  /// What would be raw HTML is text in it: `Vec<T>` may be a title.
  static func phrase(_ text: String, at range: SourceRange) -> (inlines: [Inline], mistakes: [Diagnostic]) {
    // Behind a word, nothing begins a list, a heading or whatever else is no running text.
    let head = "x "
    let reader = MarkdownReader(
      SourceText(name: "", text: head + text.replacing(/\s*\n\s*/, with: " ")), firstLine: 1, isPhrase: true)
    let mistakes = reader.mistakes.map { diagnostic in
      if case .unknownFootnote(let label, _) = diagnostic.mistake {
        return Diagnostic(.warning, at: range, .strayFootnote(label))
      }
      return Diagnostic(diagnostic.severity, at: range, diagnostic.mistake)
    }
    guard case .paragraph(var content)? = reader.blocks.first, reader.blocks.count == 1,
      case .text(let first)? = content.first, first.hasPrefix(head)
    else { return (text.isEmpty ? [] : [.text(text)], mistakes) }
    let rest = first.dropFirst(head.count)
    content.replaceSubrange(0..<1, with: rest.isEmpty ? [] : [.text(String(rest))])
    return (content, mistakes)
  }

  /// Whether the line with this number is neither code nor raw HTML.
  func isText(line number: Int) -> Bool {
    isOpaque.indices.contains(number - 1) && !isOpaque[number - 1]
  }

  // MARK: - Blocks

  private mutating func read(topLevel node: CommonMarkNode) -> [Block] {
    if case .codeBlock(let info, let fence?) = node.kind {
      let range = range(ofLine: node.lines.lowerBound)
      if !fence.isClosed, !endsCellInDefinition(line: node.lines.lowerBound) {
        mistakes.append(Diagnostic(at: range, .fenceNotClosed))
      }
      if info.hasPrefix("{"), info.hasSuffix("}") {
        let block = Block.cell(fences.count)
        fences.append(
          Fence(
            range: range, body: FormulaMarks.unmark(node.literal), indentation: fence.indentation,
            isClosed: fence.isClosed))
        markOpaque(node.lines)
        return [block]
      }
      if info.hasPrefix("{"), fence.isClosed {
        mistakes.append(Diagnostic(.warning, at: range, .almostCell(info: info)))
      }
    }
    return read(node, in: nil)
  }

  /// Blocks that follow each other, some of them folded.
  private mutating func folding(
    _ nodes: [CommonMarkNode], read: (inout Self, CommonMarkNode) -> [Block]
  ) -> [Block] {
    var folding = Folding()
    for node in nodes {
      guard case .html = node.kind, !isPhrase, let tags = FoldTag.all(in: node.literal) else {
        folding.append(read(&self, node))
        continue
      }
      let line = node.lines.lowerBound
      warnOfCells(inLines: node.lines, .html)
      markOpaque(node.lines)
      for tag in tags {
        let isKnown =
          switch tag {
          case .open(let isOpen): folding.open(isOpen, line: line)
          case .close: folding.close()
          case .summary(let text): folding.name(phrase(text, line: line))
          case .words(let text):
            {
              folding.append([.paragraph(phrase(text, line: line))])
              return true
            }()
          }
        if !isKnown { mistakes.append(Diagnostic(.warning, at: range(ofLine: line), .strayFoldTag)) }
      }
    }
    for line in folding.end() {
      mistakes.append(Diagnostic(.warning, at: range(ofLine: line), .foldNotClosed))
    }
    return folding.blocks
  }

  /// Running text between tags, where Markdown reads none.
  private mutating func phrase(_ text: String, line: Int) -> [Inline] {
    let text = text.trimmingBlanks
    // The tag may stand lines behind the first of its HTML.
    let start = finder.place(of: String(text.prefix { $0 != "\n" }), near: line, reach: 50)?.start
    let range = range(ofLine: start?.line ?? line)
    let phrase = Self.phrase(text, at: range)
    mistakes += phrase.mistakes
    values += phrase.inlines.values.map { Located($0, at: range) }
    images += phrase.inlines.images.map { Located($0, at: range) }
    links += phrase.inlines.links.map { Located($0, at: range) }
    references += phrase.inlines.names.map { Located($0, at: range) }
    var rest = text.prefix { $0 != "\n" }
    var column = start?.column ?? 1
    formulas += phrase.inlines.formulas.map { formula in
      guard let start, let found = rest.firstPlace(of: "$" + formula.tex) else {
        return Located(formula, at: range)
      }
      column += rest[..<found.lowerBound].count + 1
      let place = SourceRange(line: start.line, column: column, length: formula.tex.count)
      column += formula.tex.count
      rest = rest[found.upperBound...]
      return Located(formula, at: place)
    }
    return phrase.inlines
  }

  func range(ofLine line: Int) -> SourceRange {
    SourceRange(line: line, column: 1, length: lines[max(0, line - 1)].count)
  }

  private mutating func markOpaque(_ numbers: ClosedRange<Int>) {
    for number in numbers where isOpaque.indices.contains(number - 1) { isOpaque[number - 1] = true }
  }

  /// - Parameter enclosure: what the blocks stand in.
  private mutating func read(_ nodes: [CommonMarkNode], in enclosure: Enclosure) -> [Block] {
    folding(nodes) { reader, node in reader.read(node, in: enclosure) }
  }

  private mutating func read(_ node: CommonMarkNode, in enclosure: Enclosure?) -> [Block] {
    switch node.kind {
    case .paragraph:
      warnOfCells(inLines: node.lines, .indentation)
      let content = inlines(of: node)
      if case .mathematics(let tex, isDisplay: true)? = content.first, content.count == 1 {
        return [.mathematics(tex: tex)]
      }
      return content.isEmpty ? [] : [.paragraph(content)]
    case .heading(let level): return [heading(node, level: level)]
    case .blockQuote:
      let content = read(node.children, in: .quote)
      let alert = Alert(of: content) { word in
        mistakes.append(Diagnostic(.warning, at: range(ofLine: node.lines.lowerBound), .unknownAlert(word)))
      }
      return [alert.map { .alert($0) } ?? .blockQuote(content)]
    case .thematicBreak: return [.thematicBreak]
    case .list(let start, let isTight):
      let items = node.children.map { item in
        var isChecked: Bool?
        if case .item(let checked) = item.kind { isChecked = checked }
        return Block.Item(isChecked: isChecked, content: read(item.children, in: .list))
      }
      return [.list(Block.List(start: start, isTight: isTight, items: items))]
    case .codeBlock(let info, let fence):
      if fence == nil {
        warnOfCells(inLines: node.lines, .indentation)
      } else if let enclosure, info.hasPrefix("{") {
        mistakes.append(
          Diagnostic(
            .warning, at: range(ofLine: node.lines.lowerBound), .nestedCell(info: info, in: enclosure)))
      }
      if fence?.isClosed == true { warnOfCells(inCode: node.literal, line: node.lines.lowerBound) }
      markOpaque(node.lines)
      let text = FormulaMarks.unmark(node.literal)
      let language = FormulaMarks.unmark(info).prefix { !$0.isWhitespace }
      guard language == "math" else { return [.code(language: String(language), text: text)] }
      let line = node.lines.lowerBound
      let label = Self.label(in: FormulaMarks.unmark(info).dropFirst(language.count))?.label
      let tex = numbered(text, label: label, line: line)
      locate(Formula(tex, isDisplay: true), written: text, opening: "", near: line + 1)
      return [.mathematics(tex: tex)]
    case .table(let alignments): return [.table(table(node, alignments: alignments))]
    case .html:
      markOpaque(node.lines)
      warnOfHTML(node.literal, line: node.lines.lowerBound)
      return []
    default:
      var line = node.lines.lowerBound
      let content = inlines([node], line: &line)
      return content.isEmpty ? [] : [.paragraph(content)]
    }
  }

  private mutating func heading(_ node: CommonMarkNode, level: Int) -> Block {
    let content = inlines(of: node)
    var words = content.plainText
    let source = node.lines.compactMap { lines.indices.contains($0 - 1) ? lines[$0 - 1] : nil }
    // A heading's name is made from the hyphens that its author wrote, not from the dashes that they became.
    if !source.contains(where: { $0.contains { "–—".contains($0) } }) {
      words = words.replacing("—", with: "---").replacing("–", with: "--")
    }
    headings.append(words)
    headingContents.append(content)
    return .heading(level: level, content: content)
  }

  private mutating func table(_ node: CommonMarkNode, alignments: [Block.Alignment]) -> Block.Table {
    var table = Block.Table(alignments: alignments, header: [], rows: [])
    for row in node.children {
      let cells = row.children.map { cell in
        var line = row.lines.lowerBound
        return inlines(cell.children, line: &line)
      }
      if case .tableRow(isHeader: true) = row.kind {
        table.header = cells
      } else {
        table.rows.append(cells)
        warnOfSurplusCells(inLine: row.lines.lowerBound, columns: alignments.count)
      }
    }
    return table
  }

  // MARK: - Running text

  /// The running text of a paragraph or a heading.
  private mutating func inlines(of node: CommonMarkNode) -> [Inline] {
    var line = node.lines.lowerBound
    return inlines(node.children, line: &line)
  }

  /// - Parameter line: the line that the text is on, so far as that is known: cmark gives no places to running text.
  private mutating func inlines(
    _ nodes: [CommonMarkNode], line: inout Int, of kind: CommonMarkNode.Kind? = nil
  ) -> [Inline] {
    var result: [Inline] = []
    var missed = MissedEmphasis.all(in: nodes, of: kind)[...]
    /// How much of the next text was a formula's label.
    var labelLength = 0
    for (index, node) in nodes.enumerated() {
      let text = String(FormulaMarks.unmark(node.literal).dropFirst(labelLength))
      labelLength = 0
      while missed.first?.index == index, let emphasis = missed.popFirst() { warn(of: emphasis, line: line) }
      switch node.kind {
      case .text:
        warnOfFootnotes(in: text, line: line)
        if !text.isEmpty { result.append(.text(text)) }
      case .formula(let isDisplay):
        var tex = text
        if isDisplay, !isPhrase {
          var label: String?
          if index + 1 < nodes.count, case .text = nodes[index + 1].kind {
            let behind = FormulaMarks.unmark(nodes[index + 1].literal)
            (label, labelLength) = Self.label(in: behind[...]) ?? (nil, 0)
          }
          let end = line + text.utf8.count { $0 == UInt8(ascii: "\n") }
          tex = numbered(text, label: label, line: end)
        }
        locate(
          Formula(tex, isDisplay: isDisplay), written: text, opening: isDisplay ? "$$" : "$", near: line)
        line += text.utf8.count { $0 == UInt8(ascii: "\n") }
        result.append(.mathematics(tex: tex, isDisplay: isDisplay))
      case .reference(let isInBrackets):
        let name = NamedReference(name: text, isInText: !isInBrackets)
        references.append(Located(name, at: finder.range(of: "@" + text, near: line)))
        result.append(.reference(Reference(text, isInText: !isInBrackets)))
      case .code:
        let code = code(text, line: line)
        // What it holds may be written again behind it, as a formula.
        if case .code = code { finder.skip("`\(text)`", on: line) }
        result.append(code)
      case .softBreak, .lineBreak:
        line += 1
        if case .softBreak = node.kind { result.append(.softBreak) } else { result.append(.lineBreak) }
      case .emphasis: result.append(.emphasis(inlines(node.children, line: &line, of: node.kind)))
      case .strong: result.append(.strong(inlines(node.children, line: &line, of: node.kind)))
      case .strikethrough:
        result.append(.strikethrough(inlines(node.children, line: &line, of: node.kind)))
      case .link(let destination, let title):
        let destination = FormulaMarks.unmark(destination)
        let content = inlines(node.children, line: &line)
        if content.isEmpty, !isPhrase { wordlessLinks.insert(destination) }
        links.append(Located(destination, at: finder.range(of: destination, near: line)))
        result.append(
          .link(destination: destination, title: FormulaMarks.unmark(title), content: content))
      case .image(let source, let title):
        let source = FormulaMarks.unmark(source)
        images.append(Located(source, at: finder.range(of: source, near: line)))
        // Of a formula there, the words that stand for the picture have the source.
        let shown = formulas.count
        let alternative = inlines(node.children, line: &line)
        formulas.removeSubrange(shown...)
        result.append(
          .image(source: source, title: FormulaMarks.unmark(title), alternative: alternative))
      case .footnoteReference(let number):
        footnoteOccurrences[number, default: 0] += 1
        result.append(
          .footnoteReference(number: number, occurrence: footnoteOccurrences[number, default: 1]))
      case .htmlInline where isPhrase && !RawHTML(text).isComment: result.append(.text(text))
      case .htmlInline:
        warnOfHTML(text, line: line)
        line += text.utf8.count { $0 == UInt8(ascii: "\n") }
      default: result.append(contentsOf: inlines(node.children, line: &line))
      }
    }
    return Reference.gathered(result)
  }

  /// The label `{#name}` that a text begins with, and how long it is with what is around it.
  private static func label(in text: Substring) -> (label: String?, length: Int)? {
    guard text.utf8.contains(UInt8(ascii: "{")),
      let match = text.prefixMatch(of: /\s*\{#([A-Za-z0-9][A-Za-z0-9_:-]*)\}\s*/)
    else { return nil }
    return (String(match.output.1), match.output.0.count)
  }

  /// A displayed formula with the numbers of its rows.
  ///
  /// - Parameters:
  ///   - label: what stands behind it as `{#label}`.
  ///   - line: where a label is to be told that another formula has.
  private mutating func numbered(_ tex: String, label: String?, line: Int) -> String {
    var repeated: [String] = []
    let result = numbers.number(tex + (label.map { "\\label{\($0)}" } ?? "")) { repeated.append($0) }
    for label in repeated {
      mistakes.append(Diagnostic(at: range(ofLine: line), .repeatedFormulaLabel(label)))
    }
    return result
  }

  /// Notes where the TeX of a formula begins.
  ///
  /// - Parameter written: its TeX as the file has it.
  private mutating func locate(_ formula: Formula, written: String, opening: String, near line: Int) {
    warnOfValues(in: written, line: line)
    let first = String(written.prefix { $0 != "\n" })
    // GitHub's other spelling has a tick behind the dollar sign, and in a table a bar has a backslash before it.
    let openings = opening == "$" ? [opening, "$`"] : [opening]
    let spellings = openings.flatMap { opening in
      [first, first.replacing("|", with: "\\|")].map { (opening, opening + $0) }
    }
    // A code span may have a line break that its text does not show.
    for reach in [1, 5] {
      for (opening, spelling) in spellings {
        guard let found = finder.place(of: spelling, near: line, reach: reach) else { continue }
        let column = found.start.column + opening.count
        let place = SourceRange(
          line: found.start.line, column: column, length: spelling.count - opening.count)
        formulas.append(Located(formula, at: place))
        return
      }
    }
    formulas.append(Located(formula, at: finder.range(of: opening, near: line)))
  }

  /// A code span: a value such as `{train.cost:.4f}`, or the code that it is. `\{…}` is never a value.
  private mutating func code(_ text: String, line: Int) -> Inline {
    if text.hasPrefix("\\{"), text.hasSuffix("}") { return .code(String(text.dropFirst())) }
    guard text.hasPrefix("{"),
      let match = text.wholeMatch(of: valuePattern)
    else {
      return .code(text)
    }
    let (_, label, name, formatText) = match.output
    let place = finder.range(of: text, near: line)
    guard let format = NumberFormat(formatText ?? "") else {
      mistakes.append(
        Diagnostic(at: place, .notNumberFormat(String(formatText ?? ""))))
      return .code(text)
    }
    let reference = ValueReference(label: String(label), name: String(name), format: format)
    values.append(Located(reference, at: place))
    return .value(reference)
  }
}

extension String {
  /// The text without blanks at its ends.
  fileprivate var trimmingBlanks: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
