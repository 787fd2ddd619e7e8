public import Foundation
import Notebook

/// The report as it is printed: its title and the page's number in the margins, where links lead, and no links to files,
/// which the paper does not have.
extension HTMLReport {
  /// Where a page for paper tells where its links lead.
  enum LinkNotes: Hashable {
    /// In a list behind the text.
    case atEnd
    /// Nowhere: the marks are links themselves, by which ``PDFLinks`` finds them in the printed document.
    ///
    /// - Parameter room: for how many lines there is room at the foot of a page.
    case marked(room: Int)
    /// At the foot of each page.
    case atFoot([[Int]], room: Int)
  }

  /// The page with a list of where its links lead at its end, for a printer that can't be asked where pages end.
  public func pageForPaper() -> String { page(holding: nil, paper: .atEnd).rendering.html }

  /// The report as a document, in which links have their addresses at the foot of the page that they stand on.
  ///
  /// Only whoever prints knows where pages end, and CSS has no footnotes. So it is printed until it is known which marks
  /// stand on which page, and then once more, with the addresses in the margins below, which move nothing: the same
  /// pages end in the same places. Where that can't be known, or too many stand on one page, they are listed at the end.
  ///
  /// - Parameter print: makes a document (PDF) of a page.
  public func printed(by print: (String) async throws -> Data) async throws -> Data {
    var room = FootNotes.leastRoom
    var (marked, links) = page(holding: nil, paper: .marked(room: room))
    // More room makes other pages, which may want more again.
    for _ in 0..<3 where !links.isEmpty {
      guard let pages = PDFLinks([UInt8](try await print(marked.html))).pages,
        Set(pages.joined()) == Set(1...links.count)
      else { break }
      let lines = FootNotes(links, on: pages).mostLines
      if lines <= room {
        return try await print(page(holding: nil, paper: .atFoot(pages, room: room)).rendering.html)
      }
      guard lines <= FootNotes.mostRoom else { break }
      room = lines
      (marked, links) = page(holding: nil, paper: .marked(room: room))
    }
    return try await print(pageForPaper())
  }

  /// The rules of the margins.
  static func margins(title: String, links: [String], _ notes: LinkNotes) -> String {
    let font = "font: 8pt sans-serif; color: #444;"
    let foot =
      switch notes {
      case .atEnd: ""
      case .marked(let room): FootNotes(links, on: []).css(room: room)
      case .atFoot(let pages, let room): FootNotes(links, on: pages).css(room: room)
      }
    return """

      @page {
        @top-left { content: \(title.quotedForCSS); \(font) }
        @bottom-right { content: counter(page) " / " counter(pages); \(font) }
      }
      @page :first { @top-left { content: none; } }
      \(foot)
      """
  }

  /// Where links lead, by the numbers behind them.
  static func list(of links: [String], words: ReportWords) -> Markup {
    guard !links.isEmpty else { return .none }
    return .tag("section", ["class": "links"]) {
      Markup.tag("h2", .text(words.links))
      Markup.tag("ol", links.map { .tag("li", .text($0)) }.joined())
    }
  }
}
