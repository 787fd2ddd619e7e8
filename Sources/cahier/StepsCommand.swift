import ArgumentParser
import Notebook
import Report
import Steps

/// `cahier steps`: the reference.
struct StepsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "steps",
    abstract: "Show the steps that a cell can name, or one of them with its options.",
    discussion: """
      Examples:
        cahier steps
        cahier steps minimize
      """)

  @Argument(help: "The step to show.", completion: .list(StepCatalogue.standard.names))
  var step: String?

  @Flag(help: "Print the reference as JSON on standard output.")
  var json = false

  func validate() throws {
    guard let step, StepCatalogue.standard[step] == nil else { return }
    let near = suggestions(for: step, among: StepCatalogue.standard.names)
    let hint =
      near.isEmpty ? "'cahier steps' lists them." : "Did you mean '\(near.joined(separator: "' or '"))'?"
    throw ValidationError("There is no step '\(step)'. \(hint)")
  }

  func run() throws {
    let catalogue = StepCatalogue.standard
    let chosen = step.flatMap { catalogue[$0] }
    let text = StepText(style: Terminal.outputStyle)
    if json {
      Terminal.output(StepJSON.value(chosen.map { [$0] } ?? catalogue.steps).document())
    } else {
      Terminal.output(chosen.map(text.reference) ?? text.list(catalogue))
    }
  }
}
