import Figures
import Foundation
package import Notebook
import Wording

/// The page that links several reports: of each a picture, the title and what it is about.
package struct IndexPage {
  /// A report and the run that it is of.
  package struct Entry: Sendable {
    /// Where the report lies, from the page.
    package var report: String
    package var result: RunResult

    package init(report: String, result: RunResult) {
      self.report = report
      self.result = result
    }
  }

  private let entries: [Entry]
  private let words: ReportWords
  private let language: String

  /// A page in the language of all these reports, or in English where they have several; it looks as they do where they
  /// agree.
  package init(_ entries: [Entry]) {
    self.entries = entries
    let tags = Set(entries.map(\.result.plan.document.frontMatter.language))
    language = tags.count == 1 ? tags.first ?? "en" : "en"
    words = ReportWords(language: language)
  }

  package func html() -> String {
    let body =
      Markup.tag("header") {
        Markup.tag("h1", .text(title))
        Markup.tag("p", ["class": "subtitle"], .text(words.say(FrameWords.whatCame)))
      } + Markup.tag("ul", ["class": "index"], entries.map(item).joined())
    return PageFrame(
      language: language, title: title, theme: ThemeStyles(sharedBy: entries.map(\.result.plan)).css,
      body: body, words: words
    ).html()
  }

  private var title: String { words.say(FrameWords.notebooks) }

  private func item(_ entry: Entry) -> Markup {
    let frontMatter = entry.result.plan.document.frontMatter
    let words = ReportWords(Voice(of: entry.result.plan))
    return .tag("li", ["lang": PageFrame.tag(frontMatter.language)]) {
      Markup.tag(
        "a", ["class": "thumbnail", "href": FileAddress.string(entry.report)],
        picture(of: entry.result, words: words))
      Markup.tag("div") {
        Markup.tag("h2", .tag("a", ["href": FileAddress.string(entry.report)], .text(title(of: entry))))
        if let subtitle = frontMatter.subtitle {
          Markup.tag("p", ["class": "subtitle"], .text(subtitle.content.plainText(in: entry.result)))
        }
        if let description = frontMatter.description {
          Markup.tag("p", .text(description.content.plainText(in: entry.result)))
        }
        if entry.result.status != .succeeded {
          Markup.tag(
            "p", ["class": "not-run"],
            .text(entry.result.status == .failed ? words.failed : words.interrupted))
        }
      }
    }
  }

  private func title(of entry: Entry) -> String {
    let plan = entry.result.plan
    return plan.document.frontMatter.title?.content.plainText(in: entry.result) ?? plan.title
  }

  /// The picture of the cell that the notebook names for it, or else the last one that the report shows.
  private func picture(of result: RunResult, words: ReportWords) -> Markup {
    let named = result.plan.document.frontMatter.picture?.content
    let shown = zip(result.cells, result.plan.cells).filter { $1.common.output }.map(\.0)
    let ranked = shown.filter { $0.label == named } + shown.reversed()
    let pictures = ranked.lazy.flatMap { cell in
      let alternative = result.plan.cell(labelled: cell.label)?.common.alternative
      return cell.outputs.reversed().lazy.compactMap { picture($0, alternative: alternative, words: words) }
    }
    return pictures.first ?? .none
  }

  /// - Parameter alternative: the notebook's own words for what it shows.
  private func picture(_ output: Output, alternative: String?, words: ReportWords) -> Markup? {
    switch output {
    case .figure(let figure):
      guard let bytes = try? PNG.encode(figure.raster) else { return nil }
      return .empty(
        "img",
        [
          "src": DataURI.string("image/png", bytes),
          "alt": alternative ?? words.voice.say(figure.alternative),
        ])
    case .chart(let chart):
      let writer = ChartWriter(chart, words: words)
      // The drawing has its own words inside, which are the step's and not the notebook's.
      return .tag(
        "span",
        ["class": "chart", "role": "img", "aria-label": alternative ?? words.voice.say(chart.alternative)],
        .tag("span", ["aria-hidden": "true"], writer.drawing(width: 350)))
    case .text, .note, .table, .gallery, .instrument: return nil
    }
  }
}
