public import Foundation
public import Notebook

/// The slides of one run as one HTML file: no script, nothing from elsewhere. A heading begins a slide, and a line of
/// hyphens; what a cell shows stands on slides of its own, without its options.
///
/// Slides follow each other downwards and snap into place, so that the keys that scroll turn them.
public struct SlidesPage {
  private let result: RunResult
  private let images: (String) -> LocalImage?
  private let kaTeX: @Sendable () -> KaTeX?
  private let formulas: FormulaSetter?

  /// - Parameters:
  ///   - result: what the slides show.
  ///   - folder: the notebook's folder, which its pictures lie in.
  ///   - formulas: the notebook's formulas; nil to set them now, in this process.
  public init(_ result: RunResult, in folder: URL, formulas: FormulaSetter? = nil) {
    self.init(result, images: { try? LocalImage(source: $0, folder: folder) }, formulas: formulas)
  }

  /// - Parameters:
  ///   - images: the picture that the notebook calls by this source.
  ///   - kaTeX: where formulas are set when they are not yet.
  package init(
    _ result: RunResult, images: @escaping (String) -> LocalImage? = { _ in nil },
    kaTeX: @escaping @Sendable () -> KaTeX? = { KaTeX.installed }, formulas: FormulaSetter? = nil
  ) {
    (self.result, self.images, self.kaTeX, self.formulas) = (result, images, kaTeX, formulas)
  }

  /// Sets the page.
  ///
  /// - Parameter owner: the way from the page's folder to the notebook.
  public func html(owner: String? = nil) -> String {
    let document = result.plan.document
    let formulas =
      formulas ?? FormulaSetter(result.plan.formulas, in: document.source, kaTeX: kaTeX())
    let context = PageContext(
      result: result, command: ReportCommand(for: result.plan), formulas: formulas, images: images)
    context.isStill = true
    let (heading, blocks) = HTMLReport.title(of: document)
    let outline = Outline(of: blocks, context: context)
    let title = heading ?? document.frontMatter.title?.content ?? [.text(result.plan.title)]
    let head = TitleBlock(
      context, title: title, anchor: heading == nil ? nil : outline.nameOfTitle(),
      frontMatter: document.frontMatter
    ).markup()
    var deck = SlideDeck(
      words: context.words, title: head + StatusBanner(context).markup(), name: context.plainText(title))
    let prose = ProseWriter(context: context, outline: outline) { index in
      cell(index, context)?.slidePieces().map(\.markup).joined() ?? .none
    }
    fill(&deck, blocks, prose, context)
    let page = PageFrame(
      language: document.frontMatter.language, title: context.plainText(title),
      styles: context.formulas.styles(), theme: Self.css + ThemeStyles(of: result.plan).css,
      body: deck.markup(), words: context.words, owner: owner.flatMap(ReportArchive.written))
    return page.html()
  }

  private func fill(
    _ deck: inout SlideDeck, _ blocks: [Block], _ prose: ProseWriter, _ context: PageContext
  ) {
    for block in blocks {
      switch block {
      case .heading(_, let content):
        let words = InlineWriter(context, isPlain: true).inlines(content)
        deck.begin(
          prose.blocks([block]), name: context.plainText(content),
          continued: .tag("p", ["class": "section"], words))
      case .thematicBreak: deck.turn()
      case .footnote: continue
      case .cell(let index):
        for piece in cell(index, context)?.slidePieces() ?? [] { deck.add(piece) }
      default:
        for part in SlideParts.parts(of: block) {
          deck.add(SlidePiece(markup: prose.blocks([part]), weight: SlidePiece.weight(of: part)))
        }
      }
    }
    let notes = prose.footnotes(in: blocks)
    let works = WorkWriter(context).markup(isHeaded: true)
    let count = context.citations.entries.count
    if !works.isBlank {
      let name = context.words.works
      if !HTMLReport.endsInHeading(blocks) {
        deck.begin(
          .tag("h2", .text(name)), name: name, continued: .tag("p", ["class": "section"], .text(name)))
      }
      deck.add(SlidePiece(markup: works, weight: Double(count) * 1.9))
    }
    guard !notes.isBlank else { return }
    let name = context.words.notes
    deck.begin(.tag("h2", .text(name)), name: name, continued: .tag("p", ["class": "section"], .text(name)))
    deck.add(SlidePiece(markup: notes, weight: Self.weight(ofNotes: blocks)))
  }

  private static func weight(ofNotes blocks: [Block]) -> Double {
    blocks.reduce(0) { sum, block in
      guard case .footnote(_, _, let content) = block else { return sum }
      return sum + content.reduce(0) { $0 + SlidePiece.weight(of: $1) }
    }
  }

  private func cell(_ index: Int, _ context: PageContext) -> CellWriter? {
    guard result.plan.cells.indices.contains(index), result.cells.indices.contains(index) else { return nil }
    return CellWriter(context, cell: result.plan.cells[index], result: result.cells[index])
  }

  private static let css = String(decoding: PackageResources.slides_css, as: UTF8.self)
}
