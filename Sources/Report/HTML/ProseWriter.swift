import Notebook

/// Sets the notebook's Markdown; cells stand where their blocks do.
struct ProseWriter {
  let context: PageContext
  let outline: Outline
  /// Sets the cell with this index.
  let cell: (Int) -> Markup

  /// The blocks as they follow each other; footnotes are left to ``footnotes(in:)``.
  func blocks(_ blocks: [Block]) -> Markup { blocks.map { block($0) }.joined() }

  private func block(_ block: Block) -> Markup {
    switch block {
    case .heading(let level, let content): heading(level: level, content)
    case .paragraph(let content): paragraph(content)
    case .blockQuote(let content): .tag("blockquote", blocks(content))
    case .alert(let alert): self.alert(alert)
    case .fold(let isOpen, let summary, let content): fold(isOpen: isOpen, summary, content)
    case .definitions(let entries): definitions(entries)
    case .list(let list): self.list(list)
    case .code(let language, let text): code(text, language: language)
    case .mathematics(let tex): display(tex)
    case .table(let table): self.table(table)
    case .thematicBreak: .empty("hr")
    case .footnote: .none
    case .cell(let index): cell(index)
    }
  }

  private func heading(level: Int, _ content: [Inline]) -> Markup {
    let entry = outline.next(level: level, content)
    let link = Markup.tag(
      "a", ["class": "permalink", "href": "#\(entry.anchor)", "aria-label": context.words.permalink],
      .text("#"))
    let words = InlineWriter(context).inlines(content) + link
    return switch entry.level {
    case ...2: .tag("h2", ["id": entry.anchor], words)
    case 3: .tag("h3", ["id": entry.anchor], words)
    case 4: .tag("h4", ["id": entry.anchor], words)
    case 5: .tag("h5", ["id": entry.anchor], words)
    default: .tag("h6", ["id": entry.anchor], words)
    }
  }

  private func paragraph(_ content: [Inline]) -> Markup {
    // A picture alone in its paragraph is a figure, with its title for a caption.
    if case .image(let source, let title, _)? = content.first, content.count == 1,
      context.pictures.file(source) != nil
    {
      return .tag("figure", ["class": "picture"]) {
        InlineWriter(context).inlines(content)
        if !title.isEmpty { Markup.tag("figcaption", .text(title)) }
      }
    }
    if case .mathematics(let tex, isDisplay: true)? = content.first, content.count == 1 {
      return display(tex)
    }
    let words = InlineWriter(context).inlines(content)
    // A formula that only defines macros shows nothing, and a paragraph of such formulas is none.
    return words.isBlank ? .none : .tag("p", words)
  }

  private func display(_ tex: String) -> Markup {
    let formula = context.set(Formula(tex, isDisplay: true))
    guard !formula.isBlank else { return .none }
    let anchors = context.anchors(of: tex)
    let isWide = Focus.onWidth(of: tex.count) != nil
    return .tag(
      "div",
      [
        "class": "formula", "id": anchors.first, "tabindex": isWide ? "0" : nil,
        "role": isWide ? "group" : nil, "aria-label": isWide ? context.words.formula : nil,
      ], Markup.anchors(anchors.dropFirst()) + formula)
  }

  private func list(_ list: Block.List) -> Markup {
    let isTasks = list.items.contains { $0.isChecked != nil }
    let items = list.items.map { item in
      Markup.tag("li", ["class": item.isChecked == nil ? nil : "task"]) {
        if let isChecked = item.isChecked { mark(isChecked) }
        itemContent(item.content, isTight: list.isTight)
      }
    }
    let kind = [list.isTight ? nil : "loose", isTasks ? "tasks" : nil].compactMap(\.self)
    let name = kind.isEmpty ? nil : kind.joined(separator: " ")
    guard let start = list.start else { return .tag("ul", ["class": name], items.joined()) }
    return .tag("ol", ["class": name, "start": start == 1 ? nil : String(start)], items.joined())
  }

  /// The paragraphs of a tight list are no paragraphs of the page.
  private func itemContent(_ content: [Block], isTight: Bool) -> Markup {
    guard isTight else { return blocks(content) }
    return content.map { block in
      guard case .paragraph(let inlines) = block else { return self.block(block) }
      return InlineWriter(context).inlines(inlines)
    }.joined(separator: .raw("\n"))
  }

  private func mark(_ isChecked: Bool) -> Markup {
    .tag(
      "span",
      [
        "class": isChecked ? "tick done" : "tick", "role": "img",
        "aria-label": isChecked ? context.words.done : context.words.open,
      ], .text(isChecked ? "✓" : ""))
  }

  private func code(_ text: String, language: String) -> Markup {
    let word = language.split(whereSeparator: \.isWhitespace).first.map(String.init)
    let isWide = Focus.onWidth(of: text) != nil
    return .tag(
      "pre",
      [
        "data-language": word, "tabindex": isWide ? "0" : nil, "role": isWide ? "group" : nil,
        "aria-label": isWide ? word ?? context.words.code : nil,
      ],
      .tag("code", CodeHighlighter.markup(text, language: word ?? "")))
  }

  private func table(_ table: Block.Table) -> Markup {
    let inlines = InlineWriter(context)
    func alignment(_ column: Int) -> String? {
      guard table.alignments.indices.contains(column) else { return nil }
      return switch table.alignments[column] {
      case .none: nil
      case .left: "left"
      case .center: "center"
      case .right: "right"
      }
    }
    func row(_ cells: [[Inline]], head: Bool) -> Markup {
      .tag("tr") {
        for (column, cell) in cells.enumerated() {
          if head {
            // A column without a name has no head that could be read out.
            let isNamed = !cell.isEmpty
            Markup.tag(
              isNamed ? "th" : "td", ["scope": isNamed ? "col" : nil, "class": alignment(column)],
              inlines.inlines(cell))
          } else {
            Markup.tag("td", ["class": alignment(column)], inlines.inlines(cell))
          }
        }
      }
    }
    return .tag("div", TableWriter.box(columns: table.header.count, title: context.words.table)) {
      Markup.tag("table") {
        Markup.tag("thead", row(table.header, head: true))
        Markup.tag("tbody", table.rows.map { row($0, head: false) }.joined())
      }
    }
  }
}
