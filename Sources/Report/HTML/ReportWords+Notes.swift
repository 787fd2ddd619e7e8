import Notebook

/// What notes in boxes and folded parts say.
extension ReportWords {
  /// What stands over a note.
  func name(of kind: Alert.Kind) -> String {
    switch kind {
    case .note: say("Note", "注意")
    case .tip: say("Tip", "提示")
    case .important: say("Important", "重要")
    case .warning: say("Warning", "警告")
    case .caution: say("Caution", "小心")
    }
  }

  var nextSlide: String { say("Next slide", "下一页") }
  var previousSlide: String { say("Previous slide", "上一页") }

  /// The list of where links lead, on paper.
  var links: String { say("Links", "链接") }

  /// A folded part without words of its own.
  var more: String { say("More", "更多") }
  /// A formula, for those who do not see that it scrolls.
  var formula: String { say("Formula", "公式") }
  /// Code, for those who do not see that it scrolls.
  var code: String { say("Code", "代码") }
}
