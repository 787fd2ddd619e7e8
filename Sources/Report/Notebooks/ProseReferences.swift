import Notebook

/// References in the prose of a notebook of Jupyter, `[@grid]` and `[](#heading)`: what a page shows is what they say, with
/// the reference in the title, so that it can be taken back.
struct ProseReferences {
  private let context: PageContext

  init(_ context: PageContext) { self.context = context }

  /// Prose whose references are words; those in tags are none.
  func shown(_ prose: String) -> String {
    ProseLines.mapped(prose) { text, _ in
      text.replacing(
        /<\/?[A-Za-z][^<>\n]*>|\\?\[(?:[^\[\]\n]*@[^\[\]\n]*\](?![\(\[:])|\]\(#[^()\s]*\))/
      ) { match in
        let written = String(match.output)
        guard written.hasPrefix("["), let words = words(for: written), !words.contains("\n") else {
          return written
        }
        return "<span title=\"\(Self.attribute(written))\">\(InlineMarkdown.escaped(words))</span>"
      }
    }
  }

  /// The same prose with its references.
  static func taken(from prose: String) -> String {
    prose.replacing(/<span title="(\[[^"\n]*)">[^<\n]*<\/span>/) { match in
      let written = String(match.output.1).replacing("&quot;", with: "\"").replacing("&lt;", with: "<")
        .replacing("&amp;", with: "&")
      return written.contains("@") || written.hasPrefix("[](#") ? written : String(match.output.0)
    }
  }

  private func words(for written: String) -> String? {
    let parsed = NotebookParser.parse(SourceText(name: "", text: "x " + written))
    guard case .paragraph(let inlines)? = parsed.document.blocks.first, parsed.document.blocks.count == 1,
      case .text("x ")? = inlines.first, inlines.count == 2
    else { return nil }
    switch inlines[1] {
    case .reference(let reference): return PlainReference(reference, context).text
    case .link(let destination, _, _):
      return InlineWriter(context, isPlain: true).link(toPlace: destination).map(PlainReference.words)
    default: return nil
    }
  }

  private static func attribute(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("\"", with: "&quot;").replacing("<", with: "&lt;")
  }
}
