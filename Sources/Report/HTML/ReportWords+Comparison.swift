import Notebook
import Wording

/// The words of a sweep's page.
extension ReportWords {
  func combinations(_ count: Int) -> String {
    let number = NumberFormat.grouped.string(Double(count))
    return say("\(number) combination\(count == 1 ? "" : "s") of parameters", "\(number) 组参数")
  }

  func without(_ count: Int) -> String {
    say(count == 1 ? "one has no value" : "\(count) have no value", "其中 \(count) 组没有值")
  }

  var best: String { say("The best", "最佳") }

  /// Why a combination is the best.
  func best(of count: Int, by objective: Objective) -> String {
    let way =
      switch objective.better {
      case .higher: say("more is better", "越大越好")
      case .lower: say("less is better", "越小越好")
      }
    let number = NumberFormat.grouped.string(Double(count))
    let reason =
      switch objective.choice {
      case .notebook: say("as the notebook's `objective` says", "由笔记本的 `objective` 指定")
      case .unseen: say("measured on held-out samples", "在留出样本上测得")
      case .seen:
        say("no number of the notebook is measured on held-out samples", "笔记本中没有在留出样本上测得的数值")
      }
    return say(
      "The best of \(number) by `\(objective.reference)`: \(way); \(reason).",
      "按 `\(objective.reference)` 在 \(number) 组中最佳：\(way)；\(reason)。")
  }

  func ties(_ count: Int) -> String {
    say(
      count == 1
        ? "Another comes to the same; the first is shown."
        : "\(count) others come to the same; the first is shown.",
      "另有 \(count) 组结果相同；此处为第一组。")
  }

  var flattery: String {
    say(
      "The best of many looks a little better than it is: samples that chose it can't also judge it.",
      "从众多组中选出的最佳值会略显乐观：用来选择的样本不能同时用来评判。")
  }

  var noObjective: String {
    say(
      "No number with a better way differs between them. Name one in the front matter: `objective: test.accuracy`.",
      "各组之间没有可比优劣的数值。可在文件头中指定：`objective: test.accuracy`。")
  }

  var report: String { say("report", "报告") }
  var rank: String { say("Rank", "名次") }
  var reportHead: String { say("Report", "报告") }
  var failedRun: String { say("failed", "失败") }
  var interruptedRun: String { say("interrupted", "中断") }
  var pageAgain: String { say("Make this page again", "重新生成本页") }
  var allCombinations: String { say("All combinations", "全部组合") }

  func sorted(by objective: Objective) -> String {
    say(
      "Sorted by `\(objective.reference)`, the best first. The best number of each column is bold.",
      "按 `\(objective.reference)` 排序，最佳在前；每列的最佳值以粗体显示。")
  }

  func more(_ count: Int) -> String {
    let number = NumberFormat.grouped.string(Double(count))
    return say("\(number) more", "其余 \(number) 组")
  }

  func left(_ count: Int) -> String {
    let number = NumberFormat.grouped.string(Double(count))
    return say(
      "\(number) more are left out here; `cahier sweep --json` has all of them.",
      "另有 \(number) 组未列出；`cahier sweep --json` 包含全部结果。")
  }

  func against(_ objective: Objective) -> String {
    say("\(objective.reference) by parameter", "\(objective.reference) 与参数")
  }

  func heatMapCaption(_ objective: Objective) -> String {
    say(
      "`\(objective.reference)` for both parameters: the fuller the colour the better; the best is framed.",
      "两个参数下的 `\(objective.reference)`：颜色越深越好，最佳值加框。")
  }

  func scatterCaption(_ objective: Objective, lined: Bool) -> String {
    let line = lined ? say(" The line goes through the best of each value.", "连线经过每个取值的最佳结果。") : ""
    return say(
      "`\(objective.reference)` against each parameter, a dot a combination; the best has a ring.",
      "`\(objective.reference)` 与各参数，每点为一组；最佳值加圈。") + line
  }

  func parallelCaption(_ marked: Int) -> String {
    say(
      marked == 1
        ? "A line is a combination, the thick one the best. Lines through one value lie side by side, the best rightmost."
        : "A line is a combination: the \(marked) best stand out, the thickest is the best. Lines through one value lie side by side, the best rightmost.",
      "每条线为一组参数，前 \(marked) 名突出显示，最粗者最佳。同一取值的线并排，越靠右越好。")
  }

  func curves(_ label: String, shown: Int, of count: Int) -> String {
    shown < count ? say("\(label): the best \(shown)", "\(label)：最佳 \(shown) 组") : label
  }
}
