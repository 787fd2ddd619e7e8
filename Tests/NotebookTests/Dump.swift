import Notebook

/// What prose was read as, in one line: ⟨inline formula⟩, ⟪displayed formula⟫, ‹code›, «value», ⟦reference⟧, ⏎ for a
/// soft break.
func dump(_ inlines: [Inline]) -> String {
  inlines.map { inline in
    switch inline {
    case .text(let text): text
    case .softBreak: "⏎"
    case .lineBreak: "↵"
    case .code(let code): "‹\(code)›"
    case .emphasis(let content): "*\(dump(content))*"
    case .strong(let content): "**\(dump(content))**"
    case .strikethrough(let content): "~~\(dump(content))~~"
    case .link(let destination, _, let content): "[\(dump(content))](\(destination))"
    case .image(let source, _, let alternative): "![\(dump(alternative))](\(source))"
    case .mathematics(let tex, let isDisplay): isDisplay ? "⟪\(tex)⟫" : "⟨\(tex)⟩"
    case .footnoteReference(let number, let occurrence): "[^\(number).\(occurrence)]"
    case .value(let reference): "«\(reference.label).\(reference.name)»"
    case .reference(let reference):
      "⟦"
        + reference.items.map { item in
          "\(item.isApart ? ";" : "")\(dump(item.before))\(reference.isInText ? "" : "@")\(item.name)\(dump(item.after))"
        }.joined() + "⟧"
    }
  }.joined()
}

/// One line a block.
func dump(_ blocks: [Block]) -> [String] { blocks.map(dump) }

private func dump(_ block: Block) -> String {
  func joined(_ blocks: [Block]) -> String { dump(blocks).joined(separator: " / ") }
  switch block {
  case .heading(let level, let content): return "h\(level) \(dump(content))"
  case .paragraph(let content): return dump(content)
  case .blockQuote(let content): return "> \(joined(content))"
  case .alert(let alert): return "!\(alert.kind.rawValue) \(joined(alert.content))"
  case .fold(let isOpen, let summary, let content):
    return "fold\(isOpen ? " open" : "")(\(dump(summary))) \(joined(content))"
  case .definitions(let entries):
    return entries.map { "\(dump($0.term)) := \($0.meanings.map { dump($0) }.joined(separator: " | "))" }
      .joined(separator: "; ")
  case .list(let list):
    let bullet = list.start.map { "\($0)." } ?? "-"
    return list.items.map { item in
      let box = item.isChecked.map { $0 ? "[x] " : "[ ] " } ?? ""
      return "\(bullet) \(box)\(joined(item.content))"
    }.joined(separator: " ")
  case .code(let language, let text): return "code(\(language)) \(text)"
  case .mathematics(let tex): return "math \(tex)"
  case .table(let table):
    return ([table.header] + table.rows).map { $0.map(dump).joined(separator: " | ") }.joined(
      separator: " // ")
  case .thematicBreak: return "rule"
  case .footnote(let number, let references, let content):
    return "note \(number) (×\(references)) \(joined(content))"
  case .cell(let index): return "cell \(index)"
  }
}

/// The blocks of a notebook's prose.
func blocks(_ text: String) -> [String] {
  dump(NotebookParser.parse(SourceText(name: "test.md", text: text)).document.blocks)
}
