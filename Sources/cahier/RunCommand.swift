import ArgumentParser
import Foundation
import Notebook
import Report

/// `cahier run`: a notebook becomes a report.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a notebook and write its report.",
    discussion: """
      The report's path goes to standard output, progress and mistakes to standard error. The exit status is 0 \
      when all is well, 1 when a cell failed (the report is written and shows it), 2 when the notebook has \
      mistakes (nothing ran), 130 when it was interrupted.

      Examples:
        cahier run Notebooks/digits.md
        cahier run digits.md -p lambda=0.1 -p hidden=40 -o reports/
        cahier run digits.md --until train
        cahier run digits.md --json | jq '.cells[].scalars'
      """)

  @Argument(help: "The notebook to run.", completion: .file(extensions: ["md"]))
  var notebook: String

  @OptionGroup var parameters: ParameterOptions

  @ArgumentParser.Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where the report goes: a file, or a folder. (default: Output/NAME.html)", valueName: "path"),
    completion: .file(extensions: ["html"]))
  var output: String?

  @ArgumentParser.Option(help: ArgumentHelp("Stop after this cell, by label or number.", valueName: "cell"))
  var until: String?

  @Flag(help: "When a cell fails, run the cells that do not depend on it.")
  var keepGoing = false

  @ArgumentParser.Option(
    help: ArgumentHelp("Threads to compute on; results do not depend on it. (default: all cores)", valueName: "n"))
  var threads: Int?

  @Flag(help: "Print the results as one JSON document on standard output.")
  var json = false

  @Flag(help: "Say nothing but errors.")
  var quiet = false

  @Flag(name: .customLong("no-progress"), help: "Show finished cells only.")
  var hidesProgress = false

  @Flag(help: "Open the report when it is written.")
  var open = false

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("'--threads \(threads)': a number from 1 to 1024 was expected")
    }
  }

  func run() async throws {
    let file: NotebookFile
    let outcome: Planner.Outcome
    do {
      file = try NotebookFile(path: notebook)
      outcome = try file.plan(parameters)
    } catch let error as UnreadableFile {
      Terminal.error(error.text)
      throw ExitCode.notebookHasMistakes
    }
    if !outcome.diagnostics.isEmpty, !quiet || outcome.plan == nil {
      Terminal.error(
        DiagnosticText(source: file.source, style: Terminal.errorStyle).text(outcome.diagnostics) + "\n")
    }
    guard let plan = outcome.plan else { throw ExitCode.notebookHasMistakes }
    let lastCell = try lastCell(of: plan)
    let report = ReportFile(path: output, name: file.name)
    try report.prepare()

    let result = await run(plan, in: file.folder, lastCell: lastCell)
    let rendering = HTMLReport(result) { try? LocalImage(source: $0, folder: file.folder) }.render()
    for warning in rendering.warnings where !quiet { Terminal.error("warning: \(warning)\n") }
    try report.write(rendering.html)
    Terminal.output(json ? ResultJSON.value(result).document() : report.path + "\n")
    if open { report.open() }
    switch result.status {
    case .succeeded: break
    case .failed: throw ExitCode.cellFailed
    case .interrupted: throw ExitCode.interrupted
    }
  }

  private func run(_ plan: Plan, in folder: URL, lastCell: Int?) async -> RunResult {
    let cancellation = Cancellation()
    let interrupt = Interrupt(cancelling: cancellation)
    defer { interrupt.stop() }
    let view = LiveView(plan: plan, detail: quiet ? .failures : hidesProgress ? .cells : .full)
    let session = Session(
      plan, in: folder,
      settings: Session.Settings(
        threads: threads ?? ProcessInfo.processInfo.activeProcessorCount, keepsGoing: keepGoing,
        lastCell: lastCell),
      cancellation: cancellation, listener: view.receive)
    return await session.run()
  }

  /// The index of the cell that `--until` names.
  private func lastCell(of plan: Plan) throws -> Int? {
    guard let until else { return nil }
    if let cell = plan.cell(labelled: until) { return cell.index }
    if let number = Int(until), plan.cells.indices.contains(number - 1) { return number - 1 }
    let near = suggestions(for: until, among: plan.cells.map(\.label))
    throw ValidationError(
      "'--until \(until)' names no cell of this notebook. "
        + (near.isEmpty ? "Its cells: \(plan.cells.map(\.label).joined(separator: ", "))." : "Did you mean '\(near[0])'?"))
  }
}
