import ArgumentParser
import Notebook
import Report

/// `cahier index`: several notebooks, and a page that links their reports.
struct IndexCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index",
    abstract: "Run what is stale in several notebooks, and write a page that links their reports.",
    discussion: """
      Each notebook has its report as with `run`; `index.html` beside them shows of each a picture, its title \
      and what it is about. The page's path goes to standard output.

      Examples:
        cahier index Notebooks/*.md
        cahier index Notebooks/*.md -o public/
      """)

  @Argument(help: "The notebooks, in the order of the page.", completion: .file(extensions: ["md", "ipynb"]))
  var notebooks: [String]

  @OptionGroup var options: RunOptions

  func validate() throws {
    if let output = options.output, output.lowercased().hasSuffix(".html") {
      throw ValidationError("'--output \(output)': an index lies beside its reports, a folder was expected")
    }
  }

  func run() async throws {
    let folder = options.output.map { $0.hasSuffix("/") ? $0 : $0 + "/" } ?? "Output/"
    var options = options
    options.output = folder
    var runs: [NotebookRun] = []
    for notebook in notebooks { runs.append(try await NotebookRun(notebook, options: options)) }
    let page = ReportFile(path: folder + "index.html", name: "index")
    try checkPlaces(of: runs, page: page)
    for run in runs { try run.protection.protect(from: page) }
    try page.prepare()

    var entries: [IndexPage.Entry] = []
    for run in runs {
      if !options.quiet { Terminal.error("\(run.plan.title)\n") }
      let result = try await run.result(run.request())
      try run.write(result)
      entries.append(IndexPage.Entry(report: run.file.name + ".html", result: result))
      if result.status == .interrupted { break }
    }
    try page.write(IndexPage(entries).html())
    try Terminal.output(
      options.json
        ? JSONValue.object([.init("notebooks", .array(entries.map { ResultJSON.value($0.result) }))])
          .document()
        : page.path + "\n")
    if options.open { page.open() }
    if entries.contains(where: { $0.result.status == .interrupted }) { throw ExitCode.interrupted }
    if entries.contains(where: { $0.result.status == .failed }) { throw ExitCode.cellFailed }
  }

  /// Everything that is written has a place of its own, also where file systems ignore case.
  private func checkPlaces(of runs: [NotebookRun], page: ReportFile) throws {
    var owners = [page.path.lowercased(): "the page"]
    for run in runs {
      if let owner = owners.updateValue("'\(run.file.path)'", forKey: run.report.path.lowercased()) {
        throw ValidationError(
          "'\(run.file.path)' has the name of \(owner == "the page" ? owner : "another notebook, \(owner)"): "
            + "their reports would be one file.")
      }
      for name in run.plan.cells.flatMap(\.step.dataflow.saves).map(\.name) {
        let place = run.report.path(ofSaved: name).lowercased()
        if let owner = owners.updateValue("'\(run.file.path)'", forKey: place) {
          throw ValidationError("'\(run.file.path)' saves '\(name)', which is \(owner)'s already.")
        }
      }
    }
  }
}
