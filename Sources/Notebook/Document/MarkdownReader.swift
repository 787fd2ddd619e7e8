/// Turns Markdown into the blocks of a document: formulas set apart, values in prose found, cells left in place.
struct MarkdownReader {
  /// A top-level fenced code block whose info string is in braces.
  struct Fence {
    var info: String
    var lines: ClosedRange<Int>
  }

  private(set) var blocks: [Block] = []
  private(set) var fences: [Fence] = []
  /// Values in prose, and picture files, each with its place.
  private(set) var values: [Located<ValueReference>] = []
  private(set) var images: [Located<String>] = []
  private(set) var mistakes: [Diagnostic] = []

  private let lines: [Substring]
  private let shield: MathematicsShield
  private var finder: PlaceFinder
  private var footnoteOccurrences: [Int: Int] = [:]
  private var footnoteCount = 0
  private var lastHTMLLine = 0

  /// Reads the lines of a file; those before `firstLine` (the front matter) count but are not read.
  init(_ source: SourceText, firstLine: Int = 1) {
    // Blank lines in the place of the front matter keep every line's number.
    lines = source.lines.enumerated().map { $0 < firstLine - 1 ? "" : $1 }
    finder = PlaceFinder(lines: lines)
    let needsShield = lines.contains { $0.contains("$") || $0.contains("\u{E000}") }
    let codeLines = needsShield ? Self.codeLines(CommonMark.parse(lines.joined(separator: "\n"))) : []
    shield = MathematicsShield(lines: lines, codeLines: codeLines)
    let root = CommonMark.parse(shield.text)
    for node in root.children { read(topLevel: node) }
  }

  /// Reads text of one line, such as a caption, as running text.
  static func inlines(_ text: String) -> [Inline] {
    let reader = MarkdownReader(SourceText(name: "", text: text.replacing("\n", with: " ")))
    if case .paragraph(let content)? = reader.blocks.first, reader.blocks.count == 1 { return content }
    return [.text(text)]
  }

  private static func codeLines(_ node: CommonMarkNode) -> Set<Int> {
    switch node.kind {
    case .codeBlock, .html: return Set(node.lines)
    default: return node.children.reduce(into: []) { $0.formUnion(codeLines($1)) }
    }
  }

  // MARK: - Blocks

  private mutating func read(topLevel node: CommonMarkNode) {
    if case .codeBlock(let info, isFenced: true) = node.kind {
      let first = shield.fileLine(node.lines.lowerBound)
      let last = shield.fileLine(node.lines.upperBound)
      let isClosed = isClosed(first: first, last: last)
      if !isClosed {
        let opening = lines[first - 1]
        mistakes.append(
          Diagnostic(
            at: SourceRange(line: first, column: 1, length: opening.count), "this fence is never closed",
            advice: "end the block with a line that holds the same fence alone"))
      }
      let info = shield.restore(info)
      if info.hasPrefix("{"), info.hasSuffix("}") {
        blocks.append(.cell(fences.count))
        fences.append(Fence(info: info, lines: first...max(first, last)))
        return
      }
      if info.hasPrefix("{"), isClosed {
        mistakes.append(
          Diagnostic(
            .warning, at: SourceRange(line: first, column: 1, length: lines[first - 1].count),
            "this fence begins like a cell's and is shown as it stands: `\(info)`",
            advice: "a cell's fence is `{step}` or `{step label}` and nothing else"))
      }
    }
    blocks.append(contentsOf: read(node))
  }

  /// Whether the last line of a fenced block is its closing fence.
  private func isClosed(first: Int, last: Int) -> Bool {
    guard last > first, lines.indices.contains(last - 1) else { return false }
    let opening = lines[first - 1].drop { $0 == " " }
    let closing = lines[last - 1].drop { $0 == " " }
    guard let mark = opening.first, mark == "`" || mark == "~" else { return false }
    let length = opening.prefix { $0 == mark }.count
    let run = closing.prefix { $0 == mark }
    return run.count >= length && closing.dropFirst(run.count).allSatisfy(\.isWhitespace)
  }

  private mutating func read(_ nodes: [CommonMarkNode]) -> [Block] {
    nodes.flatMap { read($0) }
  }

  private mutating func read(_ node: CommonMarkNode) -> [Block] {
    switch node.kind {
    case .paragraph:
      let content = inlines(node.children, line: node.lines.lowerBound)
      if case .mathematics(let tex, isDisplay: true)? = content.first, content.count == 1 {
        return [.mathematics(tex: tex)]
      }
      return [.paragraph(content)]
    case .heading(let level):
      return [.heading(level: level, content: inlines(node.children, line: node.lines.lowerBound))]
    case .blockQuote: return [.blockQuote(read(node.children))]
    case .thematicBreak: return [.thematicBreak]
    case .list(let start, let isTight):
      let items = node.children.map { item in
        var isChecked: Bool?
        if case .item(let checked) = item.kind { isChecked = checked }
        return Block.Item(isChecked: isChecked, content: read(item.children))
      }
      return [.list(Block.List(start: start, isTight: isTight, items: items))]
    case .codeBlock(let info, _):
      let text = shield.restore(node.literal)
      let language = shield.restore(info).prefix { !$0.isWhitespace }
      return language == "math" ? [.mathematics(tex: text)] : [.code(language: String(language), text: text)]
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
      let content = inlines([node], line: node.lines.lowerBound)
      return content.isEmpty ? [] : [.paragraph(content)]
    }
  }

  private mutating func table(_ node: CommonMarkNode, alignments: [Block.Alignment]) -> Block.Table {
    var table = Block.Table(alignments: alignments, header: [], rows: [])
    for row in node.children {
      let cells = row.children.map { inlines($0.children, line: row.lines.lowerBound) }
      if case .tableRow(isHeader: true) = row.kind { table.header = cells } else { table.rows.append(cells) }
    }
    return table
  }

  // MARK: - Running text

  private mutating func inlines(_ nodes: [CommonMarkNode], line: Int) -> [Inline] {
    var result: [Inline] = []
    for node in nodes {
      // cmark gives no lines to breaks; the last line that was known serves.
      let line = max(line, node.lines.lowerBound)
      switch node.kind {
      case .text:
        for piece in shield.split(node.literal) {
          switch piece {
          case .text(let text): result.append(.text(text))
          case .formula(let formula):
            result.append(.mathematics(tex: formula.tex, isDisplay: formula.isDisplay))
          }
        }
      case .code: result.append(code(shield.restore(node.literal), line: shield.fileLine(line)))
      case .softBreak: result.append(.softBreak)
      case .lineBreak: result.append(.lineBreak)
      case .emphasis: result.append(.emphasis(inlines(node.children, line: line)))
      case .strong: result.append(.strong(inlines(node.children, line: line)))
      case .strikethrough: result.append(.strikethrough(inlines(node.children, line: line)))
      case .link(let destination, let title):
        result.append(
          .link(
            destination: shield.restore(destination), title: shield.restore(title),
            content: linkText(node, destination: destination, line: line)))
      case .image(let source, let title):
        let source = shield.restore(source)
        let alternative = inlines(node.children, line: line)
        images.append(Located(source, at: finder.range(of: source, near: shield.fileLine(line))))
        result.append(.image(source: source, title: shield.restore(title), alternative: alternative))
      case .footnoteReference(let number):
        footnoteOccurrences[number, default: 0] += 1
        result.append(
          .footnoteReference(number: number, occurrence: footnoteOccurrences[number, default: 1]))
      case .htmlInline: warnOfHTML(line: line)
      default: result.append(contentsOf: inlines(node.children, line: line))
      }
    }
    return result
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
        Diagnostic(
          at: place, "`\(formatText ?? "")` is no number format",
          advice: "write `.4f`, `.2e`, `.3g`, `.1%`, `d` or `,d`"))
      return .code(text)
    }
    let reference = ValueReference(label: String(label), name: String(name), format: format)
    values.append(Located(reference, at: place))
    return .value(reference)
  }

  /// Warns once a line.
  private mutating func warnOfHTML(line: Int) {
    let fileLine = shield.fileLine(line)
    guard fileLine != lastHTMLLine else { return }
    lastHTMLLine = fileLine
    mistakes.append(
      Diagnostic(
        .warning, at: SourceRange(line: fileLine, column: 1, length: lines[max(0, fileLine - 1)].count),
        "raw HTML is left out of the report", advice: "write it as Markdown, or in backticks to show it"))
  }

  /// An address that is its own text is no place for formulas.
  private mutating func linkText(_ node: CommonMarkNode, destination: String, line: Int) -> [Inline] {
    if node.children.count == 1, node.children[0].literal == destination {
      return [.text(shield.restore(destination))]
    }
    return inlines(node.children, line: line)
  }
}
