import Notebook

/// Sets what a notebook says about itself at the head of its report.
struct TitleBlock {
  let title: Markup
  let frontMatter: FrontMatter

  func markup() -> Markup {
    .tag("header", ["class": "title"]) {
      Markup.tag("h1", title)
      if let subtitle = frontMatter.subtitle { Markup.tag("p", ["class": "subtitle"], .text(subtitle)) }
      if byline != .none { Markup.tag("p", ["class": "byline"], byline) }
      if let description = frontMatter.description {
        Markup.tag("p", ["class": "abstract"], .text(description))
      }
    }
  }

  private var byline: Markup {
    let authors = frontMatter.authors.map { Markup.tag("span", ["class": "author"], .text($0)) }
    let date = frontMatter.date.map { Markup.tag("span", ["class": "date"], .text($0)) }
    return (authors + [date].compactMap(\.self)).joined(separator: .raw(" "))
  }
}
