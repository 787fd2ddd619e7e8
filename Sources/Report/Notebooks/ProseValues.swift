import Notebook

/// Numbers in the prose of a notebook of Jupyter: what a page shows of them, with the reference that they come from in
/// their title, so that they can be taken back.
enum ProseValues {
  /// Prose whose code spans `{label.name}` show what they come to.
  ///
  /// - Parameters:
  ///   - piece: the prose.
  ///   - document: the notebook that it is of.
  ///   - value: what a number comes to; nil where that is not known.
  static func shown(
    _ piece: MarkdownPieces.Piece, of document: Document, value: (ValueReference) -> String?
  ) -> String {
    var lines = piece.content.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let references = Dictionary(
      grouping: document.valueReferences.filter { piece.lines.contains($0.range.start.line) }
    ) { $0.range.start.line - piece.lines.lowerBound }
    for (index, references) in references where lines.indices.contains(index) {
      lines[index] = shown(lines[index], references, value: value)
    }
    return lines.joined(separator: "\n")
  }

  /// A line, read once however many references it has.
  private static func shown(
    _ line: String, _ references: [Located<ValueReference>], value: (ValueReference) -> String?
  ) -> String {
    let line = Array(line)
    var shown = ""
    // What stands in front of it is in `shown`.
    var position = 0
    for reference in references.sorted(by: { $0.range.start < $1.range.start }) {
      let start = reference.range.start.column - 1
      let end = start + reference.range.length
      guard start > position, end < line.count, line[start - 1] == "`", line[end] == "`", line[start] == "{",
        start < 2 || line[start - 2] != "`", end + 1 >= line.count || line[end + 1] != "`",
        let value = value(reference.content)
      else { continue }
      let title = String(line[start..<end])
      shown += String(line[position..<(start - 1)])
      shown += "<span title=\"\(title)\">\(InlineMarkdown.escaped(value))</span>"
      position = end + 1
    }
    return shown + String(line[position...])
  }

  /// The same prose with its references, and the marks of its footnotes.
  static func taken(from prose: String) -> String {
    ProseReferences.taken(from: ProseNotes.taken(from: prose)).replacing(
      /<span title="(\{[a-z0-9][a-z0-9-]*\.[A-Za-z0-9_-]+(?::[^{}"]*)?\})">[^<\n]*<\/span>/
    ) { "`\($0.output.1)`" }
  }
}
