import Notebook

/// What the writers of one page share: the run that it shows, and what they have given out so far.
///
/// A class, since every writer adds to it; it lives as long as one rendering.
final class PageContext {
  let result: RunResult
  let words: ReportWords
  let command: ReportCommand
  let pictures: Pictures
  /// What outputs looked like on an earlier state of the page; nil for a page that is set once.
  let kept: OutputMarkups?
  var formulas: FormulaSetter
  /// How many captions have a number, by kind.
  private var captions: [String: Int] = [:]

  init(
    result: RunResult, command: ReportCommand, formulas: FormulaSetter,
    images: @escaping (String) -> LocalImage?, kept: OutputMarkups? = nil
  ) {
    self.result = result
    self.command = command
    self.kept = kept
    // A piece of a page must not show a picture that another carries, which may go.
    pictures = Pictures(of: result, areShared: kept == nil, find: images)
    words = ReportWords(language: result.plan.document.frontMatter.language)
    self.formulas = formulas
  }

  /// The next number of a kind of caption.
  func number(_ kind: String) -> Int {
    captions[kind, default: 0] += 1
    return captions[kind, default: 0]
  }

  /// Words alone, with the values that they name.
  func plainText(_ inlines: [Inline]) -> String { inlines.plainText(in: result) }

  func set(_ formula: Formula) -> Markup { formulas.set(formula) }
}

extension [Inline] {
  /// The words alone, with the values that they name as a run has them.
  func plainText(in result: RunResult) -> String { plainText { result.value(of: $0) ?? "—" } }
}
