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
    // What is folded is a line.
    case .fold(let isOpen, _, let content): isOpen ? weight(of: content) + 1.6 : 1.6
    case .definitions(let entries):
      entries.reduce(0) { sum, entry in
        sum + 1.2 + entry.meanings.reduce(0) { $0 + weight(ofLetters: $1.plainText.count) }
      }
    case .list(let list): list.items.reduce(0.6) { $0 + max(1.2, weight(of: $1.content) - 0.4) }
    case .code(_, let text): Double(text.split(separator: "\n", omittingEmptySubsequences: false).count) + 1.2
    case .table(let table): Double(table.rows.count + 1) * 1.25 + 1
    case .thematicBreak, .footnote: 0
    case .cell: 14
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
      for (index, output) in result.outputs.enumerated() {
        var markup = writer.markup(for: output)
        var weight = Self.weight(of: output)
        if figure.contains(index) {
          if index == last ?? figure.upperBound - 1 {
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

  private static func weight(of output: Output) -> Double {
    switch output {
    case .text(let text): SlidePiece.weight(ofLetters: text.english.count)
    case .note(let note): SlidePiece.weight(ofLetters: note.text.english.count) + 1
    case .table(let table):
      Double(table.rows.count) * 1.15 + (table.columns.isEmpty ? 0 : 1.2) + (table.title.isEmpty ? 0 : 1.2)
    case .figure, .chart, .instrument: 11
    // Twelve tiles a row.
    case .gallery(let gallery): (Double(gallery.tiles.count) / 12).rounded(.up) * 3.1 + 0.5
    }
  }
}
