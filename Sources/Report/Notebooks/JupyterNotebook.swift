import Foundation
package import Notebook
import Wording

/// A notebook as Jupyter's file (nbformat 4.5, `.ipynb`), with what came of its cells.
///
/// Read back by ``JupyterNotebook/Reading``, it is the same file of Markdown to the byte: what a cell of Jupyter does not
/// say of it is in the cell's metadata.
package struct JupyterNotebook {
  private let pieces: MarkdownPieces
  private let document: Document
  private let result: RunResult?

  /// - Parameters:
  ///   - bytes: the file of Markdown.
  ///   - parsed: the notebook that was read from it.
  ///   - result: what came of it; nil where nothing is known.
  package init(_ bytes: [UInt8], _ parsed: NotebookParser.Parsed, result: RunResult? = nil) {
    pieces = MarkdownPieces(bytes, parsed)
    document = parsed.document
    self.result = result
  }

  /// The file.
  package var json: JSONValue {
    var cells: [JSONValue] = []
    let labels = labels
    var names = CellNames()
    var cell = 0
    var count = 0
    let notes = ProseNotes(pieces.pieces)
    let context = result.map { PageContext(of: $0) }
    for (index, piece) in pieces.pieces.enumerated() {
      let kept = metadata(of: piece, isLast: index == pieces.pieces.count - 1)
      switch piece.kind {
      case .prose:
        let next = pieces.pieces[index...].contains { $0.kind == .cell } ? labels[safe: cell] : nil
        cells.append([
          "cell_type": "markdown", "id": .string(names.prose(before: next)), "metadata": .object(kept),
          "source": Self.source(shown(piece, notes, context)),
        ])
      case .head:
        count += 1
        let outputs = result.flatMap { HeadMedia($0.plan).bundle }.map { [display($0)] } ?? []
        cells.append(
          code(
            piece, id: names.head, metadata: kept + [.init("tags", ["parameters"])],
            count: result == nil ? nil : count, outputs: outputs))
      case .cell:
        count += 1
        let label = labels[safe: cell] ?? "cell"
        let shown = shown(cell: cell, count: count, context)
        cells.append(
          code(
            piece, id: names.cell(label), metadata: kept + shown.metadata,
            count: shown.isRun ? count : nil, outputs: shown.outputs))
        cell += 1
      }
    }
    return [
      "cells": .array(cells),
      "metadata": [
        "kernelspec": NotebookLanguage.kernel, "language_info": NotebookLanguage.json,
        "cahier": .object(notebookMetadata),
      ],
      "nbformat": 4, "nbformat_minor": 5,
    ]
  }

  /// The labels of the cells that have a piece, in order.
  private var labels: [String] {
    let lines = Set(pieces.pieces.filter { $0.kind == .cell }.map(\.lines.lowerBound))
    return zip(document.cells, document.cellLabels).filter { lines.contains($0.0.fence.start.line) }.map(\.1)
  }

  // MARK: - Metadata

  private var notebookMetadata: [JSONValue.Member] {
    var members: [JSONValue.Member] = [.init("format", 1)]
    if pieces.hasMark { members.append(.init("byte-order-mark", true)) }
    if let end = pieces.lineEnd { members.append(.init("line-end", .string(end))) }
    if !pieces.rest.isEmpty { members.append(.init("text", .string(pieces.rest))) }
    return members
  }

  /// The text of a piece, where it is not as it would be written anyway.
  private func metadata(of piece: MarkdownPieces.Piece, isLast: Bool) -> [JSONValue.Member] {
    let usual = MarkdownPieces.text(piece.kind, piece.content, isLast: isLast)
    return usual == piece.text && isTaken(piece) ? [] : [.init("cahier", ["text": .string(piece.text)])]
  }

  /// Whether a piece's content alone would be read as the same again.
  private func isTaken(_ piece: MarkdownPieces.Piece) -> Bool {
    if piece.kind == .prose { return ProseValues.taken(from: piece.content) == piece.content }
    let parts = TypedInput(piece.content).parts
    return parts.count == 1 && parts[0].written == piece.content
  }

  // MARK: - Cells

  private func code(
    _ piece: MarkdownPieces.Piece, id: String, metadata: [JSONValue.Member], count: Int?, outputs: [JSONValue]
  ) -> JSONValue {
    [
      "cell_type": "code", "execution_count": count.map { .integer($0) } ?? .null, "id": .string(id),
      "metadata": .object(metadata), "outputs": .array(outputs), "source": Self.source(piece.content),
    ]
  }

  /// Prose as a page shows it; where nothing is known of the cells, as it is written.
  private func shown(
    _ piece: MarkdownPieces.Piece, _ notes: ProseNotes, _ context: PageContext?
  ) -> String {
    guard let context else { return piece.content }
    let shown = ProseReferences(context).shown(
      notes.shown(ProseValues.shown(piece, of: document) { context.result.value(of: $0) }))
    // What could not be taken back is not changed; what is kept beside it is known by what is taken from it.
    let taken = ProseValues.taken(from: shown)
    let isKnown = taken == piece.content || taken == ProseValues.taken(from: piece.content)
    return isKnown ? shown : piece.content
  }

  /// A text as nbformat has it: a list of lines.
  private static func source(_ text: String) -> JSONValue {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { "\($0)\n" }
    if let last = lines.popLast(), last != "\n" { lines.append(String(last.dropLast())) }
    return .array(lines.map { .string($0) })
  }

  private func display(_ bundle: MediaBundle) -> JSONValue {
    .object([.init("output_type", "display_data")] + bundle.members)
  }

  /// What is known of a cell.
  private func shown(
    cell index: Int, count: Int, _ context: PageContext?
  ) -> (metadata: [JSONValue.Member], outputs: [JSONValue], isRun: Bool) {
    guard let context, context.result.plan.cells.indices.contains(index) else { return ([], [], false) }
    let (planned, came) = (context.result.plan.cells[index], context.result.cells[index])
    let media = CellMedia(planned, context)
    let metadata: [JSONValue.Member] =
      planned.common.echo ? [] : [.init("jupyter", ["source_hidden": true])]
    if case .notRun = came.state { return (metadata, [], false) }
    var outputs = media.bundles(came).map(display)
    if case .stale(let reason) = came.state {
      outputs.insert(
        [
          "output_type": "stream", "name": "stderr",
          "text": .string("These results are of an earlier state of the notebook: \(reason.english).\n"),
        ], at: 0)
    }
    if let failure = came.failure {
      let text = failure.all.map { failure in
        DiagnosticText(source: document.source, style: .plain).text(
          Diagnostic(
            failure.isAllowed ? .warning : .error, at: failure.range, failure.message.english,
            advice: failure.advice?.english)
        )
      }.joined(separator: "\n")
      outputs.append([
        "output_type": "error", "ename": "CellFailed", "evalue": .string(failure.message.english),
        "traceback": .array(
          text.split(separator: "\n", omittingEmptySubsequences: false).map { .string(String($0)) }),
      ])
    } else if planned.common.output, let scalars = media.scalars(came) {
      outputs.append(
        .object(
          [.init("output_type", "execute_result"), .init("execution_count", .integer(count))]
            + scalars.members))
    }
    return (metadata, outputs, true)
  }
}

/// The ids of the cells of a file: of letters, digits, hyphens and underscores, at most 64 of them (nbformat 4.5).
private struct CellNames {
  private var taken: Set<String>

  let head = "front-matter_"

  init() { taken = [head] }

  /// What a cell with this label is called: as its label is, unless that is none, or another's too.
  mutating func cell(_ label: String) -> String {
    let isName = label.wholeMatch(of: /[a-z0-9][a-z0-9-]{0,63}/) != nil
    return isName && taken.insert(label).inserted ? label : free("cell_")
  }

  /// What prose is called: by the cell that it stands before, so that it stays the same when it is edited.
  mutating func prose(before label: String?) -> String {
    guard let label else { return free("end_") }
    return free(
      "before-\(label.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }.prefix(48))_")
  }

  /// No label has an underscore.
  private mutating func free(_ stem: String) -> String {
    var name = stem
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(stem)\(number)"
      number += 1
    }
    return name
  }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
