import Notebook

/// The headings of a document with their names and levels on the page, whose own title is level 1.
final class Outline {
  struct Entry {
    var anchor: String
    var level: Int
    var content: [Inline]
  }

  private let shift: Int
  private let context: PageContext
  private(set) var entries: [Entry] = []
  /// What the headings to come are called.
  private var names: ArraySlice<String>

  init(of blocks: [Block], context: PageContext) {
    self.context = context
    names = context.result.plan.anchors[...]
    shift = Self.levels(in: blocks).contains(1) ? 1 : 0
  }

  /// Gives the heading that is the page's title its name: it is the first, and not among the entries.
  func nameOfTitle() -> String? { names.popFirst() }

  /// Gives the next heading its name.
  func next(level: Int, _ content: [Inline]) -> Entry {
    let entry = Entry(
      anchor: names.popFirst() ?? "report.section", level: min(6, max(2, level + shift)), content: content)
    entries.append(entry)
    return entry
  }

  /// Adds a section that is the page's own and not the notebook's, such as the list of works.
  ///
  /// - Parameter anchor: a name with a full stop, which no heading of the notebook's has.
  func add(_ words: String, anchor: String) {
    entries.append(Entry(anchor: anchor, level: 2, content: [.text(words)]))
  }

  /// The table of contents: sections and their sections. Nothing for a page with fewer than two.
  func contents() -> Markup? {
    let listed = entries.filter { $0.level <= 3 }
    guard listed.count > 1 else { return nil }
    var items = Markup.none
    var index = 0
    while index < listed.count {
      let entry = listed[index]
      index += 1
      let start = index
      while entry.level == 2, index < listed.count, listed[index].level == 3 { index += 1 }
      items += .tag("li") {
        link(entry)
        if start < index { Markup.tag("ol", listed[start..<index].map { .tag("li", link($0)) }.joined()) }
      }
    }
    return .tag("ol", items)
  }

  private func link(_ entry: Entry) -> Markup {
    .tag("a", ["href": "#\(entry.anchor)"], InlineWriter(context, isPlain: true).inlines(entry.content))
  }

  private static func levels(in blocks: [Block]) -> [Int] {
    blocks.flatMap { block -> [Int] in
      switch block {
      case .heading(let level, _): [level]
      case .blockQuote(let content), .fold(_, _, let content): levels(in: content)
      case .alert(let alert): levels(in: alert.content)
      default: []
      }
    }
  }
}
