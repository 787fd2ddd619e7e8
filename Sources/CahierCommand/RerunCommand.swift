import ArgumentParser
import Notebook

/// `cahier rerun`: one cell again.
struct RerunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rerun",
    abstract: "Run one cell of a notebook again, and show the others as they are stored.",
    discussion: """
      The cell runs in any case, after those of its ancestors that are stale. It reads the values that it was \
      given, so that training again starts where it started before. What depends on the cell is marked stale in \
      the report where its input changed, or runs too with --downstream.

      Examples:
        cahier rerun digits.md grid
        cahier rerun digits.md 6 --downstream
      """)

  @Argument(help: "The notebook.", completion: .file(extensions: ["md", "ipynb"]))
  var notebook: String

  @Argument(help: "The cell to run, by label or number.")
  var cell: String

  @OptionGroup var options: RunOptions

  @Flag(help: "Run what depends on the cell too, where its input changed.")
  var downstream = false

  func run() async throws {
    let run = try await NotebookRun(notebook, options: options)
    let index = try run.cell(named: cell, option: "The cell")
    try await run(run.request(.cell(index, downstream: downstream)))
  }
}
