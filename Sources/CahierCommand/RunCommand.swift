import ArgumentParser
import Notebook
import Report

/// `cahier run`: a notebook becomes a report.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run what is stale in a notebook and write its report.",
    discussion: """
      Cells whose results are stored are restored, the others run. The report's path goes to standard output, \
      progress and mistakes to standard error. The exit status is 0 when all is well, 1 when a cell failed (the \
      report is written and shows it), 2 when the notebook has mistakes (nothing ran), 130 when it was \
      interrupted (what is done is kept, and the next run goes on).

      Examples:
        cahier run Notebooks/digits.md
        cahier run digits.md -p lambda=0.1 -p hidden=40 -o reports/
        cahier run digits.md --until train
        cahier run digits.md --dry-run
        cahier run digits.md --pdf                also digits.pdf, for paper
        cahier run digits.md --slides             also digits.slides.html, for the wall
        cahier run digits.md --json | jq '.cells[].scalars'
      """)

  @Argument(help: "The notebook to run.", completion: .file(extensions: ["md", "ipynb"]))
  var notebook: String

  @OptionGroup var options: RunOptions

  @OptionGroup var companions: CompanionOptions

  @Option(help: ArgumentHelp("Stop after this cell, by label or number.", valueName: "cell"))
  var until: String?

  @Flag(help: "Take nothing from the store: run every cell.")
  var fresh = false

  @Flag(name: .customLong("dry-run"), help: "Only print what would run, and why.")
  var isDryRun = false

  @Flag(help: "Run again each time the notebook or a file that it reads is saved.")
  var watch = false

  func run() async throws {
    if watch {
      guard notebook != NotebookFile.standardInputPath else {
        throw ValidationError("'--watch' needs a file: standard input never changes")
      }
      return try await Watch(path: notebook, parameters: options.parameters, run: runOnce).start()
    }
    try await runOnce()
  }

  private func runOnce() async throws {
    let run = try await NotebookRun(notebook, options: options, writes: !isDryRun)
    var request = run.request()
    request.startsFresh = fresh
    request.lastCell = try until.map { try run.cell(named: $0, option: "'--until'") }
    if isDryRun {
      let forecast = await run.forecast(request)
      try Terminal.output(
        options.json
          ? ForecastJSON.value(notebook: notebook, forecast).document()
          : ForecastText(style: Terminal.outputStyle).text(forecast))
    } else {
      try await run(request, companions: companions)
    }
  }
}
