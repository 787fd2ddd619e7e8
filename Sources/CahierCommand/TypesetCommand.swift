import ArgumentParser
import Report

/// `cahier set-formulas`: the process of its own that formulas are set in. Only Cahier calls it.
struct TypesetCommand: ParsableCommand {
  private static let name = "set-formulas"

  static let configuration = CommandConfiguration(
    commandName: name, abstract: "Set the formulas on standard input; for Cahier's own use.",
    shouldDisplay: false)

  @Argument(help: "The folder that KaTeX is in.")
  var folder: String

  /// Calls it.
  static let worker = FormulaWorker(arguments: [name])

  func run() { FormulaWorker.serve(folder: folder) }
}
