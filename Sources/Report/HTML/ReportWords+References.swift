import Notebook
import Wording

/// What references say.
extension ReportWords {
  func say(_ words: ReferenceWords, _ parts: Phrase...) -> String {
    voice.say(.words(words.rawValue, parts))
  }

  /// The words for a figure or a table.
  func name(of kind: PageTargets.Kind) -> String {
    switch kind {
    case .figure: figure
    case .table: table
    }
  }

  /// What a figure or a table is called in a sentence, such as *Figure 2*.
  func reference(to kind: PageTargets.Kind, _ number: Int) -> String {
    say(.reference, .name(name(of: kind)), .number(number))
  }
}

/// What citations and the list of works say.
extension ReportWords {
  var works: String { say(.works) }
  /// A work without a year.
  var undated: String { say(.undated) }
  var within: String { say(.within) }
  var doctoralThesis: String { say(.doctoralThesis) }
  var thesis: String { say(.thesis) }
  var technicalReport: String { say(.technicalReport) }

  func quoted(_ title: String) -> String { say(.quoted, .name(title)) }
  func pair(_ first: String, _ second: String) -> String { say(.pair, .name(first), .name(second)) }
  func andOthers(_ first: String) -> String { say(.andOthers, .name(first)) }
  func editors(_ count: Int) -> String { say(.editors, .number(count)) }
  func pages(_ range: String) -> String { say(.pages, .name(range)) }

  /// An edition, as a bibliography has it: a number, or its word.
  func edition(_ edition: String) -> String {
    guard let number = Int(edition) else { return say(.edition, .name(edition)) }
    let words: ReferenceWords =
      switch (number % 100, number % 10) {
      case (11, _), (12, _), (13, _): .laterEdition
      case (_, 1): .firstEdition
      case (_, 2): .secondEdition
      case (_, 3): .thirdEdition
      default: .laterEdition
      }
    return say(words, .name(edition))
  }

  /// What stands around citations, and between two of them.
  var citationMarks: (open: String, between: String, close: String) {
    (say(.openBracket), say(.between), say(.closeBracket))
  }

  /// Names and a year, in brackets.
  func citation(_ names: String, _ year: String) -> String { say(.citation, .name(names), .name(year)) }
  /// Names and a year, as words of a sentence.
  func citationInText(_ names: String, _ year: String) -> String {
    say(.citationInText, .name(names), .name(year))
  }
}
