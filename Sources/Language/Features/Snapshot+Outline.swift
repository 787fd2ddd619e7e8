import Notebook
import Report

/// What the notebook consists of.
extension Snapshot {
  /// `textDocument/documentSymbol`: headings with the cells, and the headings, of their sections in them.
  var symbols: JSONValue {
    var rest = assistant.outline.filter(\.isNamed)[...]
    return .array(symbols(&rest, within: nil))
  }

  /// Takes the entries that lie within an entry off the front.
  private func symbols(_ rest: inout ArraySlice<OutlineEntry>, within parent: OutlineEntry?) -> [JSONValue] {
    var symbols: [JSONValue] = []
    while let entry = rest.first, parent?.lines.contains(entry.lines.lowerBound) ?? true {
      rest.removeFirst()
      // Headings may follow one another without end, but have six levels.
      let isSection = if case .heading = entry.kind { true } else { false }
      symbols.append([
        "name": .string(entry.title), "detail": .string(entry.detail),
        // A string stands for a heading, as editors know it from Markdown; a cell is a function.
        "kind": isSection ? 15 : 12, "range": text.json(lines: entry.lines),
        "selectionRange": text.json(entry.titleRange),
        "children": .array(isSection ? self.symbols(&rest, within: entry) : []),
      ])
    }
    return symbols
  }

  /// `textDocument/foldingRange`.
  var foldingRanges: JSONValue {
    .array(
      assistant.outline.filter { $0.lines.count > 1 }.map { entry in
        [
          "startLine": .integer(entry.lines.lowerBound - 1), "endLine": .integer(entry.lines.upperBound - 1),
        ]
      })
  }
}

extension OutlineEntry {
  /// Whether it is found in a list of what there is.
  fileprivate var isNamed: Bool {
    switch kind {
    case .heading, .cell: true
    case .frontMatter, .code: false
    }
  }
}
