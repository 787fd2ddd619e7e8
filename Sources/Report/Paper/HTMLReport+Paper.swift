import Notebook

extension HTMLReport {
  /// The report as it is printed: its title and the page's number in the margins, where links lead in a list at the end,
  /// and no links to files, which the paper does not have.
  public func pageForPaper() -> String { render(holding: nil, isForPaper: true).html }

  /// The rules of the margins.
  static func margins(title: String) -> String {
    let text = title.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("<", with: "\\3c ")
      .split(whereSeparator: \.isNewline).joined(separator: " ")
    let font = "font: 8pt sans-serif; color: #444;"
    return """

      @page {
        @top-left { content: "\(text)"; \(font) }
        @bottom-right { content: counter(page) " / " counter(pages); \(font) }
      }
      @page :first { @top-left { content: none; } }

      """
  }

  /// Where links lead, by the numbers behind them.
  static func links(of context: PageContext) -> Markup {
    guard !context.linkNotes.isEmpty else { return .none }
    return .tag("section", ["class": "links"]) {
      Markup.tag("h2", .text(context.words.links))
      Markup.tag("ol", context.linkNotes.map { .tag("li", .text($0)) }.joined())
    }
  }
}
