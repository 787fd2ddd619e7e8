import Notebook
import Wording

/// Something that stands on one slide, with how much room it takes.
struct SlidePiece {
  var markup: Markup
  /// In lines of text.
  var weight: Double

  /// How many letters a line of a slide has.
  static let lineLength = 80.0

  /// A paragraph of so many letters takes its lines and a space.
  static func weight(ofLetters count: Int) -> Double { (Double(count) / lineLength).rounded(.up) + 0.6 }

  /// How much room a block takes.
  static func weight(of block: Block) -> Double {
    switch block {
    case .paragraph(let content): weight(ofLetters: content.plainText.count)
    case .heading: 2
    case .mathematics(let tex): 2.5 + Double(tex.ranges(of: "\\\\").count) * 1.2
    case .blockQuote(let content): weight(of: content) + 0.5
    case .alert(let alert): weight(of: alert.content) + 2
    // Paper has no folds: what is in one has its room, on a slide of its own if need be.
    case .fold(_, _, let content): min(weight(of: content) + 1.6, SlideDeck.room)
    case .definitions(let entries): entries.reduce(0) { $0 + weight(of: $1) }
    case .list(let list): list.items.reduce(0.6) { $0 + weight(of: $1) }
    case .code(_, let text): Double(text.split(separator: "\n", omittingEmptySubsequences: false).count) + 1.2
    case .table(let table): table.rows.reduce(2.25) { $0 + weight(of: $1) }
    case .thematicBreak, .footnote: 0
    case .cell: 14
    }
  }

  /// An item of a list.
  static func weight(of item: Block.Item) -> Double { max(1.2, weight(of: item.content) - 0.4) }

  /// A term and what it means.
  static func weight(of entry: Block.Definition) -> Double {
    entry.meanings.reduce(1.2) { $0 + weight(ofLetters: $1.plainText.count) }
  }

  /// A row of a table.
  static func weight(of row: [[Inline]]) -> Double { weight(ofRow: row.map(\.plainText.count)) }

  /// A row of a table of results.
  static func weight(of row: [Table.Cell]) -> Double {
    weight(ofRow: row.map { $0.text(in: .english).count })
  }

  /// The columns have the line among them, and its letters are smaller than those of text.
  private static func weight(ofRow letters: [Int]) -> Double {
    let line = lineLength * 1.25
    return 1.25 * max(1, (Double(letters.reduce(0, +)) / line).rounded(.up))
  }

  /// How much room something takes that a step shows.
  static func weight(of output: Output) -> Double {
    switch output {
    case .text(let text): weight(ofLetters: text.english.count)
    case .note(let note): weight(ofLetters: note.text.english.count) + 1
    case .table(let table):
      table.rows.reduce(0) { $0 + weight(of: $1) } + (table.columns.isEmpty ? 0 : 1.2)
        + (table.title.isEmpty ? 0 : 1.2)
    case .figure, .chart, .instrument: 11
    // Twelve tiles a row.
    case .gallery(let gallery):
      (gallery.lines ?? [gallery.tiles.count]).reduce(0.5) { $0 + (Double($1) / 12).rounded(.up) * 3.1 }
    }
  }

  private static func weight(of blocks: [Block]) -> Double { blocks.reduce(0) { $0 + weight(of: $1) } }
}

extension CellWriter {
  /// What of the cell stands on slides, in order: what it shows, and no options.
  func slidePieces() -> [SlidePiece] {
    var pieces: [SlidePiece] = []
    if cell.common.output {
      let writer = OutputWriter(context, alternative: cell.common.alternative)
      let figure = captioned
      // The caption stands with what it is about, also where a sentence follows that.
      let last = result.outputs.indices.last {
        figure.contains($0) && (result.outputs[$0].isVisual || result.outputs[$0].kind == .table)
      }
      let parts = result.outputs.enumerated().flatMap { index, output in
        SlideParts.parts(of: output).map { (index, $0) }
      }
      for (place, (index, output)) in parts.enumerated() {
        var markup = writer.markup(for: output)
        var weight = SlidePiece.weight(of: output)
        if figure.contains(index) {
          let isEnd = place == parts.count - 1 || parts[place + 1].0 != index
          if isEnd, index == last ?? figure.upperBound - 1 {
            markup += caption
            weight += SlidePiece.weight(ofLetters: cell.common.caption.plainText.count) + 0.4
          }
          markup = .tag("figure", markup)
        }
        pieces.append(SlidePiece(markup: markup, weight: weight))
      }
    }
    if let failure = result.failure {
      pieces.append(SlidePiece(markup: self.failure(failure), weight: 4))
    } else if let reason = result.state.reason {
      pieces.append(
        SlidePiece(
          markup: .tag(
            "p", ["class": "not-run"], .sentence(words.voice.say(reason) + words.voice.language.fullStop)),
          weight: 1.6))
    }
    // The cell's own name leads to the first of its slides.
    if let first = pieces.first {
      pieces[0].markup = .tag(
        "div",
        ["class": "cell", "id": cell.label, "role": "group", "aria-label": "\(words.cell) \(cell.label)"],
        first.markup)
    } else {
      pieces = [SlidePiece(markup: .anchors([cell.label]), weight: 0)]
    }
    return pieces
  }
}
