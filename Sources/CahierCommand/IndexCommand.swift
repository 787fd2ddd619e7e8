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

  @Argument(help: "The notebooks, in the order of the page.", completion: .file(extensions: ["md"]))
  var notebooks: [String]

  @OptionGroup var options: RunOptions

  func run() async throws {
    let folder = options.output.map { $0.hasSuffix("/") ? $0 : $0 + "/" } ?? "Output/"
    var options = options
    options.output = folder
    var runs: [NotebookRun] = []
    for notebook in notebooks { runs.append(try await NotebookRun(notebook, options: options)) }
    if let twin = runs.indices.first(where: { index in
      runs[..<index].contains { $0.report.path == runs[index].report.path }
    }) {
      throw ValidationError(
        "'\(notebooks[twin])' has the name of another notebook: their reports would be one file.")
    }
    let page = ReportFile(path: folder + "index.html", name: "index")
    if let run = runs.first(where: { $0.report.path == page.path }) {
      throw ValidationError("'\(run.file.path)' has the name of the page itself: give it another.")
    }
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
}
