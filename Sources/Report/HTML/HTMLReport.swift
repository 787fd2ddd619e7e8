public import Foundation
public import Notebook

/// The report of one run as one HTML file: no script (but where there is a digit to draw), nothing from elsewhere, everything inlined.
///
/// The same result gives the same bytes; only the provenance at the end holds what differs from run to run.
public struct HTMLReport {
  /// The page, and what the user should know of how it was set.
  public struct Rendering: Hashable, Sendable {
    /// The whole page.
    public var html: String
    /// Sentences, such as for a formula that could not be set.
    public var warnings: [String]
  }

  private let result: RunResult
  private let command: ReportCommand
  private let kaTeX: @Sendable () -> KaTeX?
  private let formulas: FormulaSetter?
  private let images: (String) -> LocalImage?

  /// - Parameters:
  ///   - result: what the page shows.
  ///   - folder: the notebook's folder, which its pictures lie in.
  ///   - formulas: the notebook's formulas; nil to set them now, in this process.
  public init(_ result: RunResult, in folder: URL, formulas: FormulaSetter? = nil) {
    self.init(result, images: { try? LocalImage(source: $0, folder: folder) }, formulas: formulas)
  }

  /// - Parameters:
  ///   - images: the picture that the notebook calls by this source; nil for one that the page does not
  ///     carry, which is then shown as its words.
  ///   - kaTeX: where formulas are set when they are not yet; nil shows them as their source.
  ///   - formulas: the notebook's formulas, with what is wrong with them said elsewhere; nil to set them now.
  package init(
    _ result: RunResult, command: ReportCommand? = nil,
    images: @escaping (String) -> LocalImage? = { _ in nil },
    kaTeX: @escaping @Sendable () -> KaTeX? = { KaTeX.installed }, formulas: FormulaSetter? = nil
  ) {
    self.result = result
    self.command = command ?? ReportCommand(for: result.plan)
    self.images = images
    self.kaTeX = kaTeX
    self.formulas = formulas
  }

  /// Sets the page.
  public func render() -> Rendering { render(holding: nil) }

  /// Sets the page with what it holds.
  package func render(holding archive: ReportArchive?) -> Rendering {
    page(holding: archive, paper: nil).rendering
  }

  /// Sets the page.
  ///
  /// - Parameter paper: where a page that is to be printed, and not looked at, tells where its links lead.
  /// - Returns: also where links lead that have a number.
  func page(holding archive: ReportArchive?, paper: LinkNotes?) -> (rendering: Rendering, links: [String]) {
    let isForPaper = paper != nil
    let document = result.plan.document
    let formulas =
      formulas ?? FormulaSetter(result.plan.formulas, in: document.source, kaTeX: kaTeX())
    let context = PageContext(result: result, command: command, formulas: formulas, images: images)
    context.isForPaper = isForPaper
    if case .marked? = paper { context.marksLinks = true }
    context.isStill = isForPaper
    let (heading, blocks) = Self.title(of: document)
    let outline = Outline(of: blocks, context: context)
    let title = heading ?? document.frontMatter.title?.content ?? [.text(result.plan.title)]
    let prose = ProseWriter(context: context, outline: outline) { index in cell(index, context) }

    let head = TitleBlock(
      context, title: title, anchor: heading == nil ? nil : outline.nameOfTitle(),
      frontMatter: document.frontMatter)
    // In the order of the file, in which macros are defined.
    let header = head.markup()
    let main = prose.blocks(blocks)
    // Where the text ends in a heading, that is the list's.
    let isHeaded = Self.endsInHeading(blocks)
    let works = WorkWriter(context)
    if !isHeaded { works.enter(into: outline) }
    let notes = prose.footnotes(in: blocks)
    let text = main + works.markup(isHeaded: isHeaded) + notes
    let body =
      header + StatusBanner(context).markup() + text
      + (paper == .atEnd ? Self.list(of: context.linkNotes, words: context.words) : .none)
      + ProvenanceWriter(context).markup()
    let contents = outline.contents()
    // Last, when every formula of the page is known.
    let styles = context.formulas.styles()
    let page = PageFrame(
      language: document.frontMatter.language, title: context.plainText(title),
      description: (document.frontMatter.description ?? document.frontMatter.subtitle).map {
        context.plainText($0.content)
      }, styles: styles,
      theme: ThemeStyles(of: result.plan).css
        + (paper.map { Self.margins(title: context.plainText(title), links: context.linkNotes, $0) } ?? ""),
      contents: contents, body: body, words: context.words, archive: archive,
      hasTrial: !isForPaper && TryScript.isNeeded(by: result))
    let html = page.html()
    let mistakes = self.formulas == nil ? formulas.diagnostics.map(Self.sentence) : []
    let rendering = Rendering(
      html: archive?.put(into: html) ?? html, warnings: mistakes + context.formulas.warnings)
    return (rendering, context.linkNotes)
  }

  static func sentence(_ diagnostic: Diagnostic) -> String {
    let place = diagnostic.range.map { "\($0.start.line):\($0.start.column): " } ?? ""
    return place + diagnostic.message + (diagnostic.advice.map { "; \($0)" } ?? "")
  }

  static func endsInHeading(_ blocks: [Block]) -> Bool {
    let last = blocks.last { if case .footnote = $0 { false } else { true } }
    if case .heading? = last { return true }
    return false
  }

  private func cell(_ index: Int, _ context: PageContext) -> Markup {
    guard result.plan.cells.indices.contains(index), result.cells.indices.contains(index) else {
      return .none
    }
    return CellWriter(context, cell: result.plan.cells[index], result: result.cells[index]).markup()
  }

  /// Where the front matter has no title, a first heading that is the only one of its level is the title.
  static func title(of document: Document) -> (title: [Inline]?, blocks: [Block]) {
    guard document.frontMatter.title == nil, case .heading(level: 1, let content)? = document.blocks.first
    else {
      return (nil, document.blocks)
    }
    let rest = Array(document.blocks.dropFirst())
    let isOnly = !rest.contains { if case .heading(level: 1, _) = $0 { true } else { false } }
    return isOnly ? (content, rest) : (nil, document.blocks)
  }
}
