import Foundation
import Notebook

/// What came of all formulas of a notebook, without their markup: what is wrong with some, and that the others are set.
struct FormulaCensus {
  /// The outcomes that are no markup, by the formula's name.
  let problems: [String: FormulaOutcome]

  private struct Mistake: Codable {
    var message: String
    var range: Range<Int>?
  }

  /// - Parameter outcomes: by name; nil when one is not for good, such as one that took too long.
  init?(_ outcomes: some Sequence<(String, FormulaOutcome?)>) {
    var problems: [String: FormulaOutcome] = [:]
    for case (let name, let outcome?) in outcomes {
      switch outcome {
      case .markup, .problem(.tooLong, _), .problem(.tooDeep, _): continue
      case .problem(.notTeX, _): problems[name] = outcome
      case .problem: return nil
      }
    }
    self.problems = problems
  }

  /// Reads one that was kept.
  init?(_ text: String) {
    guard let mistakes = try? JSONDecoder().decode([String: Mistake].self, from: Data(text.utf8)) else {
      return nil
    }
    problems = mistakes.mapValues { .problem(.notTeX($0.message), $0.range) }
  }

  /// As it is kept.
  var text: String {
    let mistakes = problems.compactMapValues { outcome in
      if case .problem(.notTeX(let message), let range) = outcome {
        Mistake(message: message, range: range)
      } else {
        nil
      }
    }
    return (try? JSONEncoder().encode(mistakes)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
