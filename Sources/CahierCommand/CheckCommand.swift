import ArgumentParser
import Notebook
import Report

/// `cahier check`: every mistake, without running anything.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find every mistake in notebooks without running anything.",
    discussion: """
      Mistakes go to standard error with file, line and column. The exit status is 0 when there is none, else 2.

      Examples:
        cahier check Notebooks/*.md
        cahier check digits.md -p hidden=0
        cahier check digits.md --json
        cahier check digits.md -o public/        would anything be lost by writing the report there?
      """)

  @Argument(help: "The notebooks to check.", completion: .file(extensions: ["md", "ipynb"]))
  var notebooks: [String]

  @OptionGroup var parameters: ParameterOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where the report will go: a file, or a folder. (default: Output/NAME.html)", valueName: "path"))
  var output: String?

  @Flag(help: "Take it that files may be replaced that Cahier did not write.")
  var force = false

  @Flag(help: "Print the mistakes as JSON on standard output.")
  var json = false

  @Flag(name: .shortAndLong, help: "Say nothing of notebooks without mistakes.")
  var quiet = false

  func run() throws {
    var isSound = true
    var documents: [JSONValue] = []
    for path in notebooks {
      let diagnostics = try check(path)
      if diagnostics.hasErrors { isSound = false }
      if json { documents.append(DiagnosticJSON.value(notebook: path, diagnostics)) }
    }
    if json { try Terminal.output(JSONValue.object([.init("notebooks", .array(documents))]).document()) }
    if !isSound { throw ExitCode.notebookHasMistakes }
  }

  /// - Throws: ``OutputError``.
  private func check(_ path: String) throws -> [Diagnostic] {
    do {
      let notebook = try NotebookFile(path: path)
      if !json, !quiet { for warning in notebook.warnings { Terminal.error("warning: \(warning)\n") } }
      var opened = try notebook.plan(parameters)
      let formulas = FormulaSetter(opened, in: notebook.source, worker: TypesetCommand.worker)
      opened.add(formulas.diagnostics)
      let protection = ProtectedFiles(
        notebook, plan: opened.plan, parameters: parameters, isForced: force)
      opened.add(protection.mistakes(writing: ReportFile(path: output, name: notebook.name)))
      if !json { try show(opened, of: notebook) }
      return opened.diagnostics
    } catch let error as UnreadableFile {
      if !json { Terminal.error(error.text) }
      return error.diagnostics
    }
  }

  private func show(_ opened: Opened, of notebook: NotebookFile) throws {
    if !opened.diagnostics.isEmpty {
      let text = DiagnosticText(source: notebook.source, style: Terminal.errorStyle)
      Terminal.error(text.text(opened.diagnostics) + notebook.placesNote)
    }
    let errors = opened.diagnostics.count { $0.severity == .error }
    if let plan = opened.plan {
      let warnings = opened.diagnostics.count
      let found = warnings == 0 ? "no mistakes" : warnings == 1 ? "1 warning" : "\(warnings) warnings"
      if !quiet { try Terminal.output("\(notebook.path): \(plan.cells.count) cells, \(found)\n") }
    } else {
      Terminal.error("\n\(notebook.path): \(errors) \(errors == 1 ? "mistake" : "mistakes")\n")
    }
  }
}
