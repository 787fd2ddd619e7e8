import Notebook

extension ProseWriter {
  /// The footnotes of the whole document, in the order of their numbers; nothing when there are none.
  func footnotes(in blocks: [Block]) -> Markup {
    let notes = Self.found(in: blocks).sorted { $0.number < $1.number }
    guard !notes.isEmpty else { return .none }
    return .tag("section", ["class": "footnotes", "role": "doc-endnotes", "aria-label": context.words.notes])
    {
      Markup.tag("ol") {
        for note in notes { item(note) }
      }
    }
  }

  private struct Footnote {
    var number: Int
    var references: Int
    var content: [Block]
  }

  private func item(_ note: Footnote) -> Markup {
    // The way back stands at the end of the last paragraph, not below it.
    let links = (1...max(1, note.references)).map { back(to: note, occurrence: $0) }.joined()
    return .tag("li", ["id": FootnoteAnchor.note(note.number), "value": String(note.number)]) {
      if case .paragraph(let last)? = note.content.last {
        blocks(note.content.dropLast())
        Markup.tag("p") {
          InlineWriter(context).inlines(last)
          Markup.raw("\u{A0}")
          links
        }
      } else {
        blocks(note.content)
        Markup.tag("p", links)
      }
    }
  }

  private func back(to note: Footnote, occurrence: Int) -> Markup {
    .tag(
      "a",
      [
        "class": "back", "role": "doc-backlink", "aria-label": context.words.back,
        "href": "#" + FootnoteAnchor.reference(note.number, occurrence: occurrence),
      ]
    ) {
      "↩\u{FE0E}"
      if occurrence > 1 { Markup.tag("sup", .text(String(occurrence))) }
    }
  }

  private static func found(in blocks: some Sequence<Block>) -> [Footnote] {
    blocks.flatMap { block -> [Footnote] in
      switch block {
      case .footnote(let number, let references, let content):
        [Footnote(number: number, references: references, content: content)] + found(in: content)
      case .blockQuote(let content), .fold(_, _, let content): found(in: content)
      case .alert(let alert): found(in: alert.content)
      case .list(let list): found(in: list.items.flatMap(\.content))
      default: []
      }
    }
  }
}

/// The names of the two ends of a footnote.
///
/// A heading's name has no full stop and a label neither, so nothing else on the page can be called so.
enum FootnoteAnchor {
  static func note(_ number: Int) -> String { "note.\(number)" }
  static func reference(_ number: Int, occurrence: Int) -> String { "note.\(number).\(occurrence)" }
}
