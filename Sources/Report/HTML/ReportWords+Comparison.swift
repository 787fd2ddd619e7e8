import Notebook
import Wording

/// The words of a sweep's page.
extension ReportWords {
  func description(of runs: Int) -> String { say(.description, .number(runs)) }

  func combinations(_ count: Int, without: Int) -> String {
    let all = SweepWords.combinations(.grouped(count))
    guard without > 0 else { return voice.say(all) }
    return voice.say(.joined([all, SweepWords.without(.number(without))], .semicolons))
  }

  var best: String { say(.best) }

  /// Why a combination is the best.
  func best(of count: Int, by objective: Objective) -> String {
    let way: SweepWords =
      switch objective.better {
      case .higher: .higher
      case .lower: .lower
      }
    let reason: SweepWords =
      switch objective.choice {
      case .notebook: .byNotebook
      case .unseen: .unseen
      case .seen: .seen
      }
    return say(.bestOf, .grouped(count), .name(objective.reference), way(), reason())
  }

  func ties(_ count: Int) -> String { say(.ties, .number(count)) }
  var flattery: String { say(.flattery) }
  var noObjective: String { say(.noObjective) }
  func noValue(of objective: String) -> String { say(.noValue, .name(objective)) }
  var report: String { say(.report) }
  var rank: String { say(.rank) }
  var reportHead: String { say(.reportHead) }
  var failedRun: String { say(SweepWords.failedRun) }
  var interruptedRun: String { say(SweepWords.interruptedRun) }
  var pageAgain: String { say(.pageAgain) }
  var allCombinations: String { say(.allCombinations) }

  func sorted(by objective: Objective) -> String { say(.sorted, .name(objective.reference)) }
  func more(_ count: Int) -> String { say(.more, .grouped(count)) }
  func left(_ count: Int) -> String { say(.left, .grouped(count)) }
  func against(_ objective: Objective) -> String { say(.against, .name(objective.reference)) }
  func heatMapCaption(_ objective: Objective) -> String { say(.heatMap, .name(objective.reference)) }

  func scatterCaption(_ objective: Objective, lined: Bool) -> String {
    voice.say(
      .sentences(SweepWords.scatter(.name(objective.reference)), lined ? SweepWords.line() : .nothing))
  }

  func parallelCaption(_ marked: Int) -> String { say(.parallel, .number(marked)) }

  func curves(_ label: String, shown: Int, of count: Int) -> String {
    shown < count ? say(.curves, .name(label), .number(shown)) : label
  }

  /// A value of a parameter: numbers as the language writes them.
  func value(_ value: Value) -> String {
    value.isNumber ? voice.numbers.text(value.description) : value.description
  }
}
