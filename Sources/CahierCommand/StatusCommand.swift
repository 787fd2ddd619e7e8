import ArgumentParser
import Notebook
import Report

/// `cahier status`: which cells are fresh, and why the others are not.
struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show which cells of a notebook are fresh, which are stale, and why.",
    discussion: """
      Examples:
        cahier status digits.md
        cahier status digits.md -p lambda=0.1 --json
      """)

  @Argument(help: "The notebook.", completion: .file(extensions: ["md", "ipynb"]))
  var notebook: String

  @OptionGroup var options: RunOptions

  func run() async throws {
    let run = try await NotebookRun(notebook, options: options, checksFiles: false, writes: false)
    let forecast = await run.forecast(run.request())
    try Terminal.output(
      options.json
        ? ForecastJSON.value(notebook: notebook, forecast).document()
        : ForecastText(style: Terminal.outputStyle).text(forecast))
  }
}
