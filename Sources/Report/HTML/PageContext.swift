import Notebook
import Wording

/// What the writers of one page share: the run that it shows, and what they have given out so far.
///
/// A class, since every writer adds to it; it lives as long as one rendering.
final class PageContext {
  let result: RunResult
  let words: ReportWords
  let command: ReportCommand
  let pictures: Pictures
  var formulas: FormulaSetter
  /// How many captions have a number, by kind.
  private var captions: [String: Int] = [:]

  init(
    result: RunResult, command: ReportCommand, formulas: FormulaSetter,
    images: @escaping (String) -> LocalImage?
  ) {
    self.result = result
    self.command = command
    pictures = Pictures(of: result, find: images)
    words = ReportWords(Voice(of: result.plan))
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
  func plainText(in result: RunResult) -> String {
    let numbers = NumberStyle(tag: result.plan.document.frontMatter.language)
    return plainText { result.value(of: $0, in: numbers) ?? "—" }
  }
}
