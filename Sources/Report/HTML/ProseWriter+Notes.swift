import Notebook

extension ProseWriter {
  /// A note in a box, with what kind it is for its head.
  func alert(_ alert: Alert) -> Markup {
    .tag("div", ["class": "note", "data-kind": alert.kind.rawValue, "role": "note"]) {
      Markup.tag("p", ["class": "kind"], .text(context.words.name(of: alert.kind)))
      blocks(alert.content)
    }
  }

  /// A part that opens at a click.
  func fold(isOpen: Bool, _ summary: [Inline], _ content: [Block]) -> Markup {
    .tag("details", ["class": "fold", "open": isOpen ? "" : nil]) {
      Markup.tag("summary") {
        if summary.isEmpty { Markup.text(context.words.more) } else { InlineWriter(context).inlines(summary) }
      }
      blocks(content)
    }
  }

  /// Terms, and what they mean.
  func definitions(_ entries: [Block.Definition]) -> Markup {
    .tag("dl") {
      for entry in entries {
        Markup.tag("dt", InlineWriter(context).inlines(entry.term))
        for meaning in entry.meanings { Markup.tag("dd", InlineWriter(context).inlines(meaning)) }
      }
    }
  }
}
