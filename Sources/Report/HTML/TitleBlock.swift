import Notebook
import Wording

/// Sets what a notebook says about itself at the head of its report.
struct TitleBlock {
  private let inlines: InlineWriter
  private let title: [Inline]
  /// What the title is called on the page, where it is a heading of the text.
  private let anchor: String?
  private let frontMatter: FrontMatter
  private let voice: Voice

  init(_ context: PageContext, title: [Inline], anchor: String?, frontMatter: FrontMatter) {
    inlines = InlineWriter(context)
    self.title = title
    self.anchor = anchor
    self.frontMatter = frontMatter
    voice = context.words.voice
  }

  func markup() -> Markup {
    .tag("header", ["class": "title"]) {
      Markup.tag("h1", ["id": anchor], inlines.inlines(title))
      if let subtitle = frontMatter.subtitle {
        Markup.tag("p", ["class": "subtitle"], inlines.inlines(subtitle.content))
      }
      if byline != .none { Markup.tag("p", ["class": "byline"], byline) }
      if let description = frontMatter.description {
        Markup.tag("p", ["class": "abstract"], inlines.inlines(description.content))
      }
    }
  }

  private var byline: Markup {
    let authors = frontMatter.authors.map { Markup.tag("span", ["class": "author"], .text($0)) }
    let date = frontMatter.date.map { Markup.tag("span", ["class": "date"], .text(voice.date($0))) }
    return (authors + [date].compactMap(\.self)).joined(separator: .raw(" "))
  }
}
