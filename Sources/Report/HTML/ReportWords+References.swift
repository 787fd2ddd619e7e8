import Notebook
import Wording

/// What references say.
extension ReportWords {
  func say(_ words: TextWords, _ parts: Phrase...) -> String { voice.say(.words(words.rawValue, parts)) }

  /// Whether words follow each other without blanks, and marks are as wide as characters.
  private var isEastAsian: Bool { voice.language == .chinese || voice.language == .japanese }

  /// The words for a figure or a table.
  func name(of kind: PageTargets.Kind) -> String {
    switch kind {
    case .figure: figure
    case .table: table
    }
  }

  /// What a figure or a table is called in a sentence, such as *Figure 2*.
  func reference(to kind: PageTargets.Kind, _ number: Int) -> String {
    // No line ends between the two.
    name(of: kind) + (isEastAsian ? "\u{2060}" : "\u{A0}") + "\(number)"
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
  func pair(_ first: String, _ second: String) -> String {
    voice.say(.joined([.name(first), .name(second)], .and))
  }
  func andOthers(_ first: String) -> String { say(.andOthers, .name(first)) }
  func editors(_ count: Int) -> String { say(.editors, .number(count)) }
  func pages(_ range: String) -> String { say(.pages, .name(range)) }

  /// An edition, as a bibliography has it: a number, or its word.
  func edition(_ edition: String) -> String {
    guard let number = Int(edition) else { return say(.wordEdition, .name(edition)) }
    return say(.edition, .name(voice.language.ordinal(number)))
  }

  /// What stands around citations, and between two of them.
  var citationMarks: (open: String, between: String, close: String) {
    if isEastAsian { return ("（", "；", "）") }
    return ("(", voice.language == .french ? "\u{202F}; " : "; ", ")")
  }

  /// Names and a year, in brackets.
  func citation(_ names: String, _ year: String) -> String {
    names + (isEastAsian ? "，" : ", ") + year
  }

  /// Names and a year, as words of a sentence.
  func citationInText(_ names: String, _ year: String) -> String {
    isEastAsian ? "\(names)（\(year)）" : "\(names) (\(year))"
  }
}
