import Notebook

/// What notes in boxes and folded parts say.
extension ReportWords {
  /// What stands over a note.
  func name(of kind: Alert.Kind) -> String {
    switch kind {
    case .note: say(.noteHead)
    case .tip: say(.tip)
    case .important: say(.important)
    case .warning: say(.warningHead)
    case .caution: say(.caution)
    }
  }

  var nextSlide: String { say(.nextSlide) }
  var previousSlide: String { say(.previousSlide) }

  /// The list of where links lead, on paper.
  var links: String { say(.links) }

  /// A folded part without words of its own.
  var more: String { say(.moreHead) }
  /// A formula, for those who do not see that it scrolls.
  var formula: String { say(.formula) }
  /// Code, for those who do not see that it scrolls.
  var code: String { say(.code) }
}
