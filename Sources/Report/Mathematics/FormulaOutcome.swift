import Notebook

/// What came of one formula, as a page can take it.
enum FormulaOutcome: Hashable, Sendable {
  case markup(KaTeXMarkup)
  /// It is shown as its source; why, and the UTF-16 units of its TeX that are to blame.
  case problem(FormulaProblem, Range<Int>?)

  /// Markup that is not KaTeX's own is none.
  init(_ typesetting: Typesetting) {
    switch typesetting {
    case .markup(let html):
      self =
        KaTeXMarkup(html).map { .markup($0) } ?? .problem(.notTeX("KaTeX makes something else of it"), nil)
    case .mistake(let message, let characters): self = .problem(.notTeX(message), characters)
    case .tooLarge: self = .problem(.tooMuchWork, nil)
    }
  }
}
