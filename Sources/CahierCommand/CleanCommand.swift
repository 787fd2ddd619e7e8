public import ArgumentParser
import Foundation
import Notebook
public import Wording

/// `cahier clean`: what is stored goes.
struct CleanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "clean",
    abstract: "Drop what is stored for a notebook.",
    discussion: """
      With --max-size, what was not used for longest goes, of all notebooks in the store, until the rest is no \
      larger than that.

      Examples:
        cahier clean digits.md
        cahier clean digits.md --max-size 100MB
      """)

  @Argument(help: "The notebook.", completion: .file(extensions: ["md", "ipynb"]))
  var notebook: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where the notebook's report goes. (default: Output/NAME.html)", valueName: "path"))
  var output: String?

  @OptionGroup var store: StoreOptions

  @Option(
    name: .customLong("max-size"),
    help: ArgumentHelp("Keep so much, such as 500kB, 100MB or 2GB.", valueName: "size"))
  var limit: ByteCount?

  func run() throws {
    let report = ReportFile(path: output, name: NotebookFile.name(of: notebook))
    let store = store.store(beside: report)
    guard store.exists else {
      throw ValidationError(
        "There is no store in '\(store.folder.relativePath)': nothing is stored. A store lies beside the report: "
          + "name its place with '--output' or '--cache-dir'.")
    }
    let freed =
      limit.map { store.evict(to: $0.bytes) }
      ?? store.clean(owner: Store.owner(of: NotebookFile.url(of: notebook)))
    // A notebook that is gone may have left results; one that never was has none.
    if freed == 0, limit == nil, let problem = FileAccess.problem(withFileAt: notebook) {
      let advice = problem.advice.map { "; \($0)" } ?? ""
      throw ValidationError("Nothing is stored for '\(notebook)': \(problem.message)\(advice)")
    }
    try Terminal.output(
      "\(ByteCount(freed)) dropped, \(ByteCount(store.size)) kept in \(store.folder.relativePath)\n"
    )
  }
}

extension ByteCount: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
