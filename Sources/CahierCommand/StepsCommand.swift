import ArgumentParser
import Notebook
import Report
import Wording

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

  @Argument(help: "The step to show.", completion: .list(CahierCommand.catalogue.names))
  var step: String?

  @Flag(help: "Print the reference as JSON on standard output.")
  var json = false

  func validate() throws {
    let catalogue = CahierCommand.catalogue
    guard let step, catalogue[step] == nil else { return }
    let near = nearestNames(to: step, among: catalogue.names)
    let hint =
      near.isEmpty ? "'cahier steps' lists them." : "Did you mean '\(near.joined(separator: "' or '"))'?"
    throw ValidationError("There is no step '\(step)'. \(hint)")
  }

  func run() throws {
    let catalogue = CahierCommand.catalogue
    let chosen = step.flatMap { catalogue[$0] }
    let text = StepText(style: Terminal.outputStyle)
    if json {
      try Terminal.output(StepJSON.value(chosen.map { [$0] } ?? catalogue.steps).document())
    } else {
      try Terminal.output(chosen.map(text.reference) ?? text.list(catalogue))
    }
  }
}
