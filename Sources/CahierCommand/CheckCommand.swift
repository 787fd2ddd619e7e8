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
      """)

  @Argument(help: "The notebooks to check.", completion: .file(extensions: ["md"]))
  var notebooks: [String]

  @OptionGroup var parameters: ParameterOptions

  @Flag(help: "Print the mistakes as JSON on standard output.")
  var json = false

  @Flag(help: "Say nothing of notebooks without mistakes.")
  var quiet = false

  func run() throws {
    var isSound = true
    var documents: [JSONValue] = []
    for path in notebooks {
      let diagnostics = check(path)
      if diagnostics.hasErrors { isSound = false }
      if json { documents.append(DiagnosticJSON.value(notebook: path, diagnostics)) }
    }
    if json { Terminal.output(JSONValue.object([.init("notebooks", .array(documents))]).document()) }
    if !isSound { throw ExitCode.notebookHasMistakes }
  }

  private func check(_ path: String) -> [Diagnostic] {
    do {
      let notebook = try NotebookFile(path: path)
      var opened = try notebook.plan(parameters)
      let formulas = FormulaSetter(opened, in: notebook.source, worker: TypesetCommand.worker)
      opened.add(formulas.diagnostics)
      if !json { show(opened, of: notebook) }
      return opened.diagnostics
    } catch let error as UnreadableFile {
      if !json { Terminal.error(error.text) }
      return [error.diagnostic]
    } catch {
      if !json { Terminal.error("error: \(error)\n") }
      return [Diagnostic(at: nil, "\(error)")]
    }
  }

  private func show(_ opened: Opened, of notebook: NotebookFile) {
    if !opened.diagnostics.isEmpty {
      let text = DiagnosticText(source: notebook.source, style: Terminal.errorStyle)
      Terminal.error(text.text(opened.diagnostics))
    }
    let errors = opened.diagnostics.count { $0.severity == .error }
    if let plan = opened.plan {
      let warnings = opened.diagnostics.count
      let found = warnings == 0 ? "no mistakes" : warnings == 1 ? "1 warning" : "\(warnings) warnings"
      if !quiet { Terminal.output("\(notebook.path): \(plan.cells.count) cells, \(found)\n") }
    } else {
      Terminal.error("\n\(notebook.path): \(errors) \(errors == 1 ? "mistake" : "mistakes")\n")
    }
  }
}
