import Notebook

/// What references say.
extension ReportWords {
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
    say("\(name(of: kind))\u{A0}\(number)", "\(name(of: kind))\u{2060}\(number)")
  }
}

/// What citations and the list of works say.
extension ReportWords {
  var works: String { say("References", "参考文献") }
  /// A work without a year.
  var undated: String { say("n.d.", "无日期") }
  var within: String { say("In", "载于") }
  var doctoralThesis: String { say("PhD thesis", "博士论文") }
  var thesis: String { say("Thesis", "学位论文") }
  var technicalReport: String { say("Technical report", "技术报告") }

  func quoted(_ title: String) -> String { say("“\(title)”", "《\(title)》") }
  func pair(_ first: String, _ second: String) -> String {
    say("\(first) and \(second)", "\(first)和\(second)")
  }
  func andOthers(_ first: String) -> String { say("\(first) et al.", "\(first)等") }
  func editors(_ count: Int) -> String { say(count == 1 ? "(ed.)" : "(eds.)", "（编）") }
  func pages(_ range: String) -> String { say("pp. \(range)", "第 \(range) 页") }

  /// An edition, as a bibliography has it: a number, or its word.
  func edition(_ edition: String) -> String {
    guard let number = Int(edition) else { return say("\(edition) edition", "\(edition)版") }
    let ending =
      switch number % 100 {
      case 11, 12, 13: "th"
      default: [1: "st", 2: "nd", 3: "rd"][number % 10] ?? "th"
      }
    return say("\(number)\(ending) edition", "第 \(number) 版")
  }

  /// What stands around citations, and between two of them.
  var citationMarks: (open: String, between: String, close: String) {
    (say("(", "（"), say("; ", "；"), say(")", "）"))
  }

  /// Names and a year, in brackets.
  func citation(_ names: String, _ year: String) -> String { say("\(names), \(year)", "\(names)，\(year)") }
  /// Names and a year, as words of a sentence.
  func citationInText(_ names: String, _ year: String) -> String {
    say("\(names) (\(year))", "\(names)（\(year)）")
  }
}
