import Notebook
import Wording

/// Says above everything else that a run did not end well, with the way to the cells that are to blame.
struct StatusBanner {
  private let context: PageContext

  init(_ context: PageContext) { self.context = context }

  /// Nothing for a run that is well.
  func markup() -> Markup {
    switch context.result.status {
    case .succeeded: .none
    case .failed: banner(context.words.failed, kind: "failed")
    case .interrupted: banner(context.words.interrupted, kind: "interrupted")
    }
  }

  private func message(_ phrase: Phrase) -> Markup {
    let words = Markup.message(context.words.voice.say(phrase))
    return context.words.foreignLanguage(of: phrase).map { .tag("span", ["lang": $0], words) } ?? words
  }

  private func banner(_ sentence: String, kind: String) -> Markup {
    let failed = context.result.cells.filter { $0.failure?.isAllowed == false }
    return .tag("div", ["class": "banner", "data-kind": kind, "role": "note"]) {
      Markup.tag("p", .tag("strong", .text(sentence)))
      if !failed.isEmpty {
        Markup.tag("ul") {
          for cell in failed {
            for failure in cell.failure?.all ?? [] {
              Markup.tag("li") {
                Markup.tag("a", ["href": "#\(cell.label)"], .text(cell.label))
                ": "
                message(failure.message)
              }
            }
          }
        }
      }
    }
  }
}
