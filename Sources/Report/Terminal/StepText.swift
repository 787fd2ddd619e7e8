package import Notebook

/// The reference of the steps as text for a terminal, written from the steps' own descriptions.
package struct StepText {
  private let style: TerminalStyle

  package init(style: TerminalStyle) { self.style = style }

  /// Every step with its sentence.
  package func list(_ catalogue: StepCatalogue) -> String {
    let width = catalogue.names.map(\.count).max() ?? 0
    let lines = catalogue.steps.map { step in
      "  " + style.tinted(TerminalText.padded(step.name, to: width), .bold) + "  " + step.summary.sentence
    }
    return lines.joined(separator: "\n") + "\n\n"
      + "`cahier steps NAME` shows a step's options and an example.\n"
  }

  /// One step: what it does, its options, its values, an example.
  package func reference(_ step: any Step.Type) -> String {
    let open = step.openOption.map { option in
      (head: option.placeholder, facts: option.facts, help: option.help)
    }
    var sections = [
      style.tinted(step.name, .bold) + ": " + step.summary.sentence,
      wrapped(step.summary.discussion, indent: 2),
      section("Options", [open].compactMap(\.self) + step.options.map(description)),
      section("Options of every cell", CommonOptions.options.map(description)),
    ]
    if !step.scalars.isEmpty {
      sections.append(
        section(
          "Values for prose, as in `{\(step.name).\(step.scalars[0].name)}`",
          step.scalars.map { (head: $0.name, facts: "", help: $0.help) }))
    }
    let dataflow = [("Reads", step.reads), ("Writes", step.writes)].filter { !$0.1.isEmpty }
      .map { "\($0.0) \($0.1.map { "`\($0.name)`" }.joined(separator: " and "))." }
    if !dataflow.isEmpty {
      sections.append(style.tinted("Dataflow", .bold) + "\n\n  " + dataflow.joined(separator: " "))
    }
    let example =
      (["```{\(step.name)}"] + step.summary.example.split(separator: "\n").map(String.init) + ["```"])
      .map { "  " + $0 }.joined(separator: "\n")
    sections.append(style.tinted("Example", .bold) + "\n\n" + example)
    return sections.joined(separator: "\n\n") + "\n"
  }

  private func description(_ option: any AnyOption) -> (head: String, facts: String, help: String) {
    (option.name, option.facts, option.help)
  }

  private func section(_ title: String, _ entries: [(head: String, facts: String, help: String)]) -> String {
    let width = entries.map(\.head.count).max() ?? 0
    let lines = entries.map { entry in
      let head = "  " + style.tinted(TerminalText.padded(entry.head, to: width), .accent) + "  "
      let help = wrapped(entry.help, indent: width + 4)
      guard !entry.facts.isEmpty else { return head + help.drop { $0 == " " } }
      return head + wrapped(entry.facts, indent: width + 4).drop { $0 == " " } + "\n" + help
    }
    return style.tinted(title, .bold) + "\n\n" + lines.joined(separator: "\n")
  }

  private func wrapped(_ text: String, indent: Int) -> String {
    let room = max(30, min(style.width, 100) - indent)
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      if !line.isEmpty, line.count + 1 + word.count > room {
        lines.append(margin + line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    if !line.isEmpty { lines.append(margin + line) }
    return lines.joined(separator: "\n")
  }
}
