package import Foundation
package import Notebook

/// A report in pieces, for a page that replaces those that change: each is one element, or a few that belong together,
/// as the report has it.
package struct PageFragments: Sendable {
  /// A piece of the page.
  package struct Fragment: Hashable, Sendable {
    /// What it is: the same piece has the same key before and after a change of its content.
    package var key: String
    package var html: String
  }

  /// The language tag of the page.
  package var language = "en"
  /// The title in words.
  package var title = ""
  /// The list of the table of contents; nil for a page without.
  package var contents: String?
  package var fragments: [Fragment] = []
  /// The rules and fonts that formulas need.
  package var styles = ""
  /// The notebook's own rules: those of its theme, its accent and its style sheet.
  package var theme = ""

  /// The piece of the cell with this label.
  package static func key(ofCell label: String) -> String { "cell.\(label)" }

  package init() {}
}

/// Writes a notebook in pieces, again and again: what was drawn for one state of it is there for the next.
///
/// A class, since it remembers; whoever has it uses it from one place at a time.
package final class FragmentWriter {
  private var kept = OutputMarkups()
  private var styles: (formulas: [Located<Formula>], text: String)?

  package init() {}

  /// The pieces of a page.
  ///
  /// - Parameters:
  ///   - result: what the page shows.
  ///   - folder: the notebook's folder, which its pictures lie in.
  ///   - formulas: the notebook's formulas.
  package func fragments(of result: RunResult, in folder: URL, formulas: FormulaSetter) -> PageFragments {
    let document = result.plan.document
    kept.begin()
    let context = PageContext(
      result: result, command: nil, formulas: formulas,
      images: { try? LocalImage(source: $0, folder: folder) }, kept: kept)
    let (heading, blocks) = HTMLReport.title(of: document)
    let outline = Outline(of: blocks, context: context)
    let title = heading ?? document.frontMatter.title?.content ?? [.text(result.plan.title)]
    let prose = ProseWriter(context: context, outline: outline) { index in
      guard result.plan.cells.indices.contains(index), result.cells.indices.contains(index) else {
        return .none
      }
      return CellWriter(context, cell: result.plan.cells[index], result: result.cells[index]).markup()
    }
    var page = PageFragments()
    page.language = PageFrame.tag(document.frontMatter.language)
    page.title = context.plainText(title)
    let head = TitleBlock(
      context, title: title, anchor: heading == nil ? nil : outline.nameOfTitle(),
      frontMatter: document.frontMatter)
    page.add("title", head.markup())
    page.add("status", StatusBanner(context).markup())
    var seen: [Int: Int] = [:]
    for block in blocks {
      let markup = prose.blocks([block])
      if case .cell(let index) = block, result.plan.cells.indices.contains(index) {
        page.add(PageFragments.key(ofCell: result.plan.cells[index].label), markup)
      } else {
        let name = block.hashValue
        let count = seen[name, default: 0]
        seen[name] = count + 1
        page.add("text.\(String(UInt(bitPattern: name), radix: 36)).\(count)", markup)
      }
    }
    let isHeaded = HTMLReport.endsInHeading(blocks)
    let works = WorkWriter(context)
    if !isHeaded { works.enter(into: outline) }
    page.add("works", works.markup(isHeaded: isHeaded))
    page.add("notes", prose.footnotes(in: blocks))
    page.contents = outline.contents()?.html
    page.theme = ThemeStyles(of: result.plan).css
    // Choosing rules and fonts takes longer than all the rest.
    if let styles, styles.formulas == result.plan.formulas {
      page.styles = styles.text
    } else {
      page.styles = context.formulas.styles()
      styles = (result.plan.formulas, page.styles)
    }
    kept.end()
    return page
  }
}

extension PageFragments {
  fileprivate mutating func add(_ key: String, _ markup: Markup) {
    if !markup.isBlank { fragments.append(Fragment(key: key, html: markup.html)) }
  }
}

/// What outputs looked like when they were set last: a drawing takes longer than all the words of a page.
final class OutputMarkups {
  private struct Name: Hashable {
    var output: Output
    var alternative: String?
    var language: String
  }

  private var markups: [Name: (markup: Markup, page: Int)] = [:]
  private var page = 0

  /// Begins a page.
  func begin() { page += 1 }

  /// The output as it was set before, or as it is set now.
  func markup(
    of output: Output, alternative: String?, language: String, otherwise set: () -> Markup
  ) -> Markup {
    let name = Name(output: output, alternative: alternative, language: language)
    let markup = markups[name]?.markup ?? set()
    markups[name] = (markup, page)
    return markup
  }

  /// Ends a page: what it did not show is forgotten, once there is as much of that as of what it did.
  func end() {
    let used = markups.values.count { $0.page == page }
    if markups.count > 2 * used + 64 { markups = markups.filter { $0.value.page == page } }
  }
}
