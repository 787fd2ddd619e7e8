import Notebook

/// The report's own words, in the notebook's language where they are known in it, else in English.
struct ReportWords {
  private let isChinese: Bool

  /// The words for a language tag (BCP 47).
  init(language: String) { isChinese = language.lowercased().split(separator: "-").first == "zh" }

  func say(_ english: String, _ chinese: String) -> String { isChinese ? chinese : english }

  var skip: String { say("Skip to the text", "跳到正文") }
  var contents: String { say("Contents", "目录") }
  var permalink: String { say("Link to this section", "本节链接") }
  var notes: String { say("Footnotes", "脚注") }
  var back: String { say("Back to the text", "回到正文") }
  var done: String { say("done", "已完成") }
  var open: String { say("to do", "未完成") }

  var cell: String { say("Cell", "单元") }
  var options: String { say("Options", "选项") }
  var allDefaults: String { say("all defaults", "全部默认") }
  var isDefault: String { say("default", "默认") }
  var again: String { say("Run again", "重新运行") }
  var figure: String { say("Figure", "图") }
  var table: String { say("Table", "表") }
  var failed: String { say("This run failed.", "本次运行失败。") }
  var interrupted: String { say("This run was interrupted.", "本次运行被中断。") }
  var numbers: String { say("The numbers", "数据") }
  var missing: String { say("has no value: the cell did not get that far", "没有值：该单元未运行到此处") }

  var provenance: String { say("Provenance", "来源") }
  var provenanceHint: String {
    say("Everything here may differ from run to run; nothing above does.", "只有这一部分会随每次运行而变化。")
  }
  var version: String { say("Version", "版本") }
  var started: String { say("Started", "开始") }
  var duration: String { say("Duration", "用时") }
  var machine: String { say("Machine", "机器") }
  var threads: String { say("Threads", "线程") }
  var seed: String { say("Seed", "随机种子") }
  var parameter: String { say("Parameter", "参数") }
  var value: String { say("Value", "值") }
  var input: String { say("Input file", "输入文件") }
  var size: String { say("Size", "大小") }
  var step: String { say("Step", "步骤") }
  var state: String { say("State", "状态") }
  var time: String { say("Time", "时间") }
  var command: String { say("Make this report again", "重新生成本报告") }

  /// What stands for a field to draw in where there is none.
  var tryStill: String {
    say(
      "On the page, with scripts, a digit is drawn here and the network names it at once.",
      "在允许脚本的页面上，可在此书写数字，网络会立即识别。")
  }

  /// How a cell stands, in a word or two.
  func name(of state: CellState) -> String {
    switch state {
    case .ran: say("ran", "已运行")
    case .restored: say("restored", "已恢复")
    case .stale: say("stale", "已过时")
    case .failed: say("failed", "失败")
    case .notRun: say("not run", "未运行")
    }
  }

  /// The head of a caption, such as *Figure 2.*
  func numbered(_ kind: String, _ number: Int) -> String {
    isChinese ? "\(kind) \(number)　" : "\(kind) \(number). "
  }

  /// The head of a remark.
  func name(of kind: Note.Kind) -> String {
    switch kind {
    case .information: say("Note", "注")
    case .success: say("Passed", "通过")
    case .warning: say("Warning", "警告")
    }
  }
}
