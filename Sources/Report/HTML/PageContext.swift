import Notebook
import Wording

/// What the writers of one page share: the run that it shows, and what they have given out so far.
///
/// A class, since every writer adds to it; it lives as long as one rendering.
final class PageContext {
  let result: RunResult
  let words: ReportWords
  /// How to make the page again; nil for a page that does so itself, and whose pieces are to stay where a parameter changes.
  let command: ReportCommand?
  let pictures: Pictures
  /// What outputs looked like on an earlier state of the page; nil for a page that is set once.
  let kept: OutputMarkups?
  var formulas: FormulaSetter
  /// The names of formulas that the page has.
  private var formulaAnchors: Set<String> = []
  /// Where references lead.
  let targets: PageTargets
  /// Whether the page is to be printed and not looked at.
  var isForPaper = false
  /// Whether it has no script, so that pictures stand for what is tried.
  var isStill = false
  /// Whether the numbers behind links are links themselves, to be found in the printed document.
  var marksLinks = false
  /// Where links lead that have a number on a printed page.
  private(set) var linkNotes: [String] = []
  /// The works that are cited.
  let citations: Citations
  /// Where each work is cited, by the numbers of all citations in the order of the page.
  private var occurrences: [String: [Int]] = [:]
  private var citationCount = 0

  init(
    result: RunResult, command: ReportCommand?, formulas: FormulaSetter,
    images: @escaping (String) -> LocalImage?, kept: OutputMarkups? = nil
  ) {
    self.result = result
    self.command = command
    self.kept = kept
    // A piece of a page must not show a picture that another carries, which may go.
    pictures = Pictures(of: result, areShared: kept == nil, find: images)
    words = ReportWords(Voice(of: result.plan))
    self.formulas = formulas
    targets = PageTargets(of: result)
    citations = Citations(of: result.plan, words: words)
  }

  /// Words alone, with the values that they name.
  func plainText(_ inlines: [Inline]) -> String {
    inlines.plainText(value: { result.value(of: $0) ?? "—" }, name: name(of:))
  }

  /// What stands for the name of a place in words alone.
  private func name(of name: String) -> String {
    if let entry = citations[name] { return words.citation(entry.names, entry.year) }
    switch targets[name] {
    case .numbered(_, let kind, let number, _)?: return words.reference(to: kind, number)
    case .formula(_, let tag)?: return "(\(tag))"
    case .heading(_, let content)?: return content.plainText
    case .cell?, nil: return name
    }
  }

  /// The number of an address on a printed page.
  func noteLink(_ address: String) -> Int {
    if let index = linkNotes.firstIndex(of: address) { return index + 1 }
    linkNotes.append(address)
    return linkNotes.count
  }

  /// Notes that a work is cited: the number of the citation.
  func cite(_ key: String) -> Int {
    citationCount += 1
    occurrences[key, default: []].append(citationCount)
    return citationCount
  }

  /// The numbers of the citations of a work so far.
  func occurrences(of key: String) -> [Int] { occurrences[key] ?? [] }

  func set(_ formula: Formula) -> Markup { formulas.set(formula) }

  /// What the rows of a formula are called on the page: each name once.
  func anchors(of tex: String) -> [String] {
    guard tex.utf8.contains(UInt8(ascii: "\\")) else { return [] }
    return FormulaRows(tex).tags.map(\.label).filter {
      FormulaLabel.isAnchor($0) && result.plan.cell(labelled: $0) == nil && formulaAnchors.insert($0).inserted
    }
  }
}

extension [Inline] {
  /// The words alone, with the values that they name as a run has them.
  func plainText(in result: RunResult) -> String {
    let numbers = NumberStyle(tag: result.plan.document.frontMatter.language)
    return plainText { result.value(of: $0, in: numbers) ?? "—" }
  }
}
