import ArgumentParser
import Notebook

/// `cahier render`: the report again, from what is stored.
struct RenderCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Write a notebook's report from what is stored; nothing is computed.",
    discussion: """
      Cells without stored results are shown as not run; those whose results are of an earlier state of the \
      notebook are marked stale, with the reason.

      Examples:
        cahier render digits.md
        cahier render digits.md -o share/digits.html
        cahier render digits.md --slides --pdf
      """)

  @Argument(help: "The notebook.", completion: .file(extensions: ["md", "ipynb"]))
  var notebook: String

  @OptionGroup var options: RunOptions

  @OptionGroup var companions: CompanionOptions

  func run() async throws {
    let run = try await NotebookRun(notebook, options: options, checksFiles: false)
    try await run(run.request(.nothing), companions: companions)
  }
}
