/// A heading or a cell of a notebook, with all that belongs to it.
package struct OutlineEntry: Hashable, Sendable {
  /// What it is.
  package enum Kind: Hashable, Sendable {
    case frontMatter
    case heading(level: Int)
    /// The cell with this index.
    case cell(Int)
    /// Code that is shown as it stands.
    case code
  }

  /// What it is.
  package var kind: Kind
  /// The words of a heading, or the label of a cell.
  package var title: String
  /// The sentence of a cell's step; empty for anything else.
  package var detail: String
  /// The numbers of its lines: of a heading, to the end of its section.
  package var lines: ClosedRange<Int>
  /// Where its title stands: a stretch of one line.
  package var titleRange: Range<SourcePosition>
}

extension OutlineEntry {
  /// What a notebook consists of, in the order of the file: sections hold what follows within their lines.
  static func all(_ background: Background) -> [OutlineEntry] {
    let sketch = background.sketch
    let source = sketch.source
    var entries: [OutlineEntry] = []
    var number = 1
    while number <= source.lines.count {
      let line = source.line(number)
      let whole =
        SourcePosition(line: number, column: 1)..<SourcePosition(line: number, column: line.count + 1)
      let part = sketch.part(ofLine: number)
      var last = number
      switch part {
      case .prose:
        if let heading = heading(line, next: number < source.lines.count ? source.line(number + 1) : "") {
          entries.append(
            OutlineEntry(
              kind: .heading(level: heading.level), title: heading.title, detail: "", lines: number...number,
              titleRange: whole))
        }
      case .opening(let cell):
        while sketch.part(ofLine: last + 1) == .body(cell) { last += 1 }
        if sketch.part(ofLine: last + 1) == .opaque { last += 1 }
        entries.append(
          OutlineEntry(
            kind: .cell(cell), title: sketch.labels[cell],
            detail: background.step(of: cell)?.summary.sentence ?? "", lines: number...last, titleRange: whole
          ))
      case .frontMatter, .opaque, .body:
        while last < source.lines.count, sketch.part(ofLine: last + 1) == part { last += 1 }
        entries.append(
          OutlineEntry(
            kind: part == .frontMatter ? .frontMatter : .code,
            title: part == .frontMatter ? "front matter" : "code", detail: "", lines: number...last,
            titleRange: whole))
      }
      number = last + 1
    }
    return sections(entries, end: source.lines.count)
  }

  /// The entries with every heading's lines to where the next of its level, or a higher one, begins.
  private static func sections(_ entries: [OutlineEntry], end: Int) -> [OutlineEntry] {
    var result = entries
    var open: [(index: Int, level: Int)] = []
    func close(above level: Int, at line: Int) {
      while let last = open.last, last.level >= level {
        result[last.index].lines =
          result[last.index].lines
          .lowerBound...max(
            result[last.index].lines.lowerBound, line)
        open.removeLast()
      }
    }
    for (index, entry) in entries.enumerated() {
      guard case .heading(let level) = entry.kind else { continue }
      close(above: level, at: entry.lines.lowerBound - 1)
      open.append((index, level))
    }
    close(above: 0, at: end)
    return result
  }

  /// A heading in one of Markdown's two spellings.
  private static func heading(_ line: Substring, next: Substring) -> (level: Int, title: String)? {
    // To make the patterns takes longer than to see that most lines need none.
    let mark = line.first { $0 != " " }
    let below = next.first { $0 != " " }
    guard mark == "#" || mark != nil && (below == "=" || below == "-") else { return nil }
    if let match = line.prefixMatch(of: /[ ]{0,3}(#{1,6})(?:[ \t]+(.*))?$/) {
      let title = (match.output.2 ?? "").replacing(/[ \t]+#+[ \t]*$|[ \t]+$/, with: "")
      return title.isEmpty ? nil : (match.output.1.count, String(title))
    }
    guard !line.isBlank, line.first != " ",
      let underline = next.wholeMatch(of: /[ ]{0,3}(=+|-+)\s*/)?.output.1,
      line.prefixMatch(of: /[-*+>|#]|\d+[.)]/) == nil
    else { return nil }
    return (underline.first == "=" ? 1 : 2, String(line))
  }
}
