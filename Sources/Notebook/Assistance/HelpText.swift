import Wording

/// What there is to say about steps, options and numbers, in Markdown: from the same descriptions as `cahier steps`.
struct HelpText {
  /// A step: what it does, its options, its numbers, an example.
  static func step(_ step: any Step.Type) -> String {
    var sections = ["**\(step.name)**: \(step.summary.sentence)", step.summary.discussion]
    let open = step.openOption.map { item($0.placeholder, $0.facts, $0.help) }
    let options = [open].compactMap(\.self) + step.options.map { item($0.name, $0.facts, $0.help) }
    if !options.isEmpty { sections.append("Options:\n\n" + options.joined(separator: "\n")) }
    if !step.scalars.isEmpty {
      sections.append(
        "Numbers for prose:\n\n" + step.scalars.map { "- `\($0.name)`: \($0.help)" }.joined(separator: "\n"))
    }
    if !step.summary.example.isEmpty {
      // A longer fence than the example's own.
      sections.append("````markdown\n```{\(step.name)}\n\(step.summary.example)\n```\n````")
    }
    return sections.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  /// An option of a step, or of every cell.
  static func option(_ option: any AnyOption) -> String {
    "**\(option.name)**: \(option.facts)\n\n\(option.help)"
      + (option.choices.isEmpty ? "" : "\n\nChoices: \(quotedList(option.choices, word: "or"))")
  }

  /// Options under names that a step does not fix.
  static func openOption(_ option: any AnyOpenOption) -> String {
    "**\(option.placeholder)**: \(option.facts)\n\n\(option.help)"
  }

  /// A cell that something refers to, and what it came to.
  static func cell(_ label: String, line: Int, step: (any Step.Type)?, results: [Scalar]) -> String {
    let head = "**\(label)**, in line \(line)" + (step.map { ": \($0.summary.sentence)" } ?? "")
    let values = results.map { "- `\($0.name)` = \(text($0.value))" }.joined(separator: "\n")
    return values.isEmpty ? head : head + "\n\n" + values
  }

  /// A number of a cell, and what it came to.
  static func scalar(_ scalar: ScalarSummary, of label: String, value: Double?) -> String {
    "**\(label).\(scalar.name)** = \(value.map(text) ?? "not computed yet")\n\n\(scalar.help)"
  }

  /// A parameter.
  static func parameter(_ parameter: FrontMatter.Parameter) -> String {
    "**\(parameter.name)** = `\(parameter.value.description)`"
      + (parameter.domain.map { ", \($0.expectation)" } ?? "")
      + "\n\nA parameter of this notebook, from line "
      + "\(parameter.range.start.line); `-p \(parameter.name)=…` gives it another value for a run."
  }

  /// A number as prose shows it, and beside it all of its digits where those are more.
  static func text(_ value: Double) -> String {
    let short = NumberFormat.automatic.string(value)
    let long = NumberFormat.significant(17).string(value)
    return short == long || !value.isFinite ? "`\(short)`" : "`\(short)` (`\(value)`)"
  }

  private static func item(_ name: String, _ facts: String, _ help: String) -> String {
    "- `\(name)`: \(facts). \(help)"
  }
}

extension HelpText {
  /// Who wrote a work, and when, in a few words.
  static func brief(_ work: Work) -> String {
    let names = work.authors.filter { !$0.isOthers }.map(\.family)
    let who = names.count > 2 ? "\(names[0]) et al." : names.joined(separator: " and ")
    return [who, work.year ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// A work as its entry has it.
  static func work(_ work: Work) -> String { "**\(work.title.plainText)**\n\n\(brief(work))" }
}
