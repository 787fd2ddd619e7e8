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
    // The last first, so that columns stay what they are.
    let references = document.valueReferences.filter { piece.lines.contains($0.range.start.line) }
      .sorted { $0.range.start > $1.range.start }
    for reference in references {
      let index = reference.range.start.line - piece.lines.lowerBound
      guard lines.indices.contains(index), let value = value(reference.content) else { continue }
      let line = Array(lines[index])
      let start = reference.range.start.column - 1
      let end = start + reference.range.length
      guard start > 0, end < line.count, line[start - 1] == "`", line[end] == "`", line[start] == "{",
        start < 2 || line[start - 2] != "`", end + 1 >= line.count || line[end + 1] != "`"
      else { continue }
      let title = String(line[start..<end])
      let span = "<span title=\"\(title)\">\(InlineMarkdown.escaped(value))</span>"
      lines[index] = String(line[..<(start - 1)]) + span + String(line[(end + 1)...])
    }
    return lines.joined(separator: "\n")
  }

  /// The same prose with its references, and the marks of its footnotes.
  static func taken(from prose: String) -> String {
    ProseNotes.taken(from: prose).replacing(
      /<span title="(\{[a-z0-9][a-z0-9-]*\.[A-Za-z0-9_-]+(?::[^{}"]*)?\})">[^<\n]*<\/span>/
    ) { "`\($0.output.1)`" }
  }
}
