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
  }

  private(set) var blocks: [Block] = []
  private(set) var fences: [Fence] = []
  /// Values in prose, and picture files, each with its place.
  private(set) var values: [Located<ValueReference>] = []
  private(set) var images: [Located<String>] = []
  /// Formulas, each with the place at which its TeX begins.
  private(set) var formulas: [Located<Formula>] = []
  private(set) var mistakes: [Diagnostic] = []

  private let lines: [Substring]
  private var finder: PlaceFinder
  private var footnoteOccurrences: [Int: Int] = [:]
  private var footnoteCount = 0
  private var lastHTMLLine = 0

  /// Reads the lines of a file; those before `firstLine` (the front matter) count but are not read.
  init(_ source: SourceText, firstLine: Int = 1) {
    // Blank lines in the place of the front matter keep every line's number.
    lines = source.lines.enumerated().map { $0 < firstLine - 1 ? "" : $1 }
    finder = PlaceFinder(lines: lines)
    for node in CommonMark.parse(FormulaMarks.mark(lines)).children { read(topLevel: node) }
  }

  /// Reads text of one line, such as a caption, as running text.
  static func inlines(_ text: String) -> [Inline] {
    let reader = MarkdownReader(SourceText(name: "", text: text.replacing("\n", with: " ")))
    if case .paragraph(let content)? = reader.blocks.first, reader.blocks.count == 1 { return content }
    return [.text(text)]
  }

  // MARK: - Blocks

  private mutating func read(topLevel node: CommonMarkNode) {
    if case .codeBlock(let info, let fence?) = node.kind {
      let range = range(ofLine: node.lines.lowerBound)
      if !fence.isClosed { mistakes.append(Diagnostic(at: range, .fenceNotClosed)) }
      if info.hasPrefix("{"), info.hasSuffix("}") {
        blocks.append(.cell(fences.count))
        fences.append(
          Fence(
            range: range, body: FormulaMarks.unmark(node.literal), indentation: fence.indentation))
        return
      }
      if info.hasPrefix("{"), fence.isClosed {
        mistakes.append(Diagnostic(.warning, at: range, .almostCell(info: info)))
      }
    }
    blocks.append(contentsOf: read(node))
  }

  private func range(ofLine line: Int) -> SourceRange {
    SourceRange(line: line, column: 1, length: lines[max(0, line - 1)].count)
  }

  /// What stands in another block.
  private mutating func read(_ nodes: [CommonMarkNode]) -> [Block] {
    nodes.flatMap { read($0, isNested: true) }
  }

  private mutating func read(_ node: CommonMarkNode, isNested: Bool = false) -> [Block] {
    switch node.kind {
    case .paragraph:
      let content = inlines(of: node)
      if case .mathematics(let tex, isDisplay: true)? = content.first, content.count == 1 {
        return [.mathematics(tex: tex)]
      }
      return [.paragraph(content)]
    case .heading(let level): return [.heading(level: level, content: inlines(of: node))]
    case .blockQuote: return [.blockQuote(read(node.children))]
    case .thematicBreak: return [.thematicBreak]
    case .list(let start, let isTight):
      let items = node.children.map { item in
        var isChecked: Bool?
        if case .item(let checked) = item.kind { isChecked = checked }
        return Block.Item(isChecked: isChecked, content: read(item.children))
      }
      return [.list(Block.List(start: start, isTight: isTight, items: items))]
    case .codeBlock(let info, let fence):
      if fence != nil, isNested, info.hasPrefix("{"), info.hasSuffix("}") {
        mistakes.append(
          Diagnostic(.warning, at: range(ofLine: node.lines.lowerBound), .nestedCell(info: info)))
      }
      let text = FormulaMarks.unmark(node.literal)
      let language = FormulaMarks.unmark(info).prefix { !$0.isWhitespace }
      guard language == "math" else { return [.code(language: String(language), text: text)] }
      locate(Formula(text, isDisplay: true), opening: "", near: node.lines.lowerBound + 1)
      return [.mathematics(tex: text)]
    case .table(let alignments): return [.table(table(node, alignments: alignments))]
    case .footnoteDefinition:
      footnoteCount += 1
      let number = footnoteCount
      let references = footnoteOccurrences[number, default: 0]
      return [.footnote(number: number, references: references, content: read(node.children))]
    case .html:
      warnOfHTML(line: node.lines.lowerBound)
      return []
    default:
      var line = node.lines.lowerBound
      let content = inlines([node], line: &line)
      return content.isEmpty ? [] : [.paragraph(content)]
    }
  }

  private mutating func table(_ node: CommonMarkNode, alignments: [Block.Alignment]) -> Block.Table {
    var table = Block.Table(alignments: alignments, header: [], rows: [])
    for row in node.children {
      let cells = row.children.map { cell in
        var line = row.lines.lowerBound
        return inlines(cell.children, line: &line)
      }
      if case .tableRow(isHeader: true) = row.kind { table.header = cells } else { table.rows.append(cells) }
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
  private mutating func inlines(_ nodes: [CommonMarkNode], line: inout Int) -> [Inline] {
    var result: [Inline] = []
    for node in nodes {
      let text = FormulaMarks.unmark(node.literal)
      switch node.kind {
      case .text: result.append(.text(text))
      case .formula(let isDisplay):
        locate(Formula(text, isDisplay: isDisplay), opening: isDisplay ? "$$" : "$", near: line)
        line += text.utf8.count { $0 == UInt8(ascii: "\n") }
        result.append(.mathematics(tex: text, isDisplay: isDisplay))
      case .code:
        let code = code(text, line: line)
        // What it holds may be written again behind it, as a formula.
        if case .code = code { finder.skip("`\(text)`", on: line) }
        result.append(code)
      case .softBreak, .lineBreak:
        line += 1
        if case .softBreak = node.kind { result.append(.softBreak) } else { result.append(.lineBreak) }
      case .emphasis: result.append(.emphasis(inlines(node.children, line: &line)))
      case .strong: result.append(.strong(inlines(node.children, line: &line)))
      case .strikethrough: result.append(.strikethrough(inlines(node.children, line: &line)))
      case .link(let destination, let title):
        result.append(
          .link(
            destination: FormulaMarks.unmark(destination), title: FormulaMarks.unmark(title),
            content: inlines(node.children, line: &line)))
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
      case .htmlInline: warnOfHTML(line: line)
      default: result.append(contentsOf: inlines(node.children, line: &line))
      }
    }
    return result
  }

  /// Notes where the TeX of a formula begins.
  private mutating func locate(_ formula: Formula, opening: String, near line: Int) {
    let first = String(formula.tex.prefix { $0 != "\n" })
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
      let match = text.wholeMatch(of: /\{([a-z0-9][a-z0-9-]*)\.([A-Za-z0-9_-]+)(?::([^{}]*))?\}/)
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

  /// Warns once a line.
  private mutating func warnOfHTML(line: Int) {
    guard line != lastHTMLLine else { return }
    lastHTMLLine = line
    mistakes.append(Diagnostic(.warning, at: range(ofLine: line), .rawHTML))
  }
}
