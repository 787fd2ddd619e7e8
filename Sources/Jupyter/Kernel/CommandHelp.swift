import Notebook
import Report

/// What there is to tell the kernel besides cells.
enum CommandHelp {
  /// Each command with a sentence.
  static let commands: [(name: String, argument: String, help: String)] = [
    ("params", "name=value …", "gives parameters other values; alone, it lists them"),
    ("status", "", "which cells are fresh, which are stale, and why"),
    ("check", "", "every mistake and warning of the notebook so far"),
    ("report", "[FILE]", "writes the report of what was run, and says where"),
    ("clear", "", "takes away what the cell has shown so far"),
    ("help", "[STEP]", "this list, or what a step does"),
  ]

  static func text(_ catalogue: StepCatalogue) -> String {
    """
    A cell begins with {step} or {step label}; its options follow, a line each:

      {minimize train}
      iterations: 200

    A number of a cell: {train.cost:.4f}. What something means: minimize? Front matter, between two lines ---, is a cell too.


    """ + steps(catalogue) + "\n\n" + "Commands:\n"
      + commands.map { command in
        "  " + TerminalText.padded("%\(command.name) \(command.argument)", to: 22) + command.help
      }.joined(separator: "\n")
  }

  static func steps(_ catalogue: StepCatalogue) -> String {
    let width = catalogue.names.map(\.count).max() ?? 0
    return "Steps:\n"
      + catalogue.steps.map { "  " + TerminalText.padded($0.name, to: width + 2) + $0.summary.sentence }
      .joined(separator: "\n")
  }
}
