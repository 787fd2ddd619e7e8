import ArgumentParser
import Foundation
import Notebook
import Report

/// `cahier convert`: a notebook of Markdown as Jupyter's, and back.
struct ConvertCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Turn a notebook into Jupyter's file, .ipynb, and back.",
    discussion: """
      Jupyter's file has what is stored of each cell as its outputs, so that a page that only shows notebooks shows \
      them; nothing is computed. Back from there the notebook is the same to the byte, but for what was edited. Python's \
      and other notebooks become prose with blocks of code. What the second name ends in says what is written.

      Examples:
        cahier convert digits.md digits.ipynb
        cahier convert digits.ipynb digits.md --force
        cahier convert digits.md digits.ipynb --no-outputs
        cahier convert analysis.ipynb notes.md           a notebook of Python's: its code is shown
      """)

  @Argument(
    help: "The notebook: a file of Markdown, or .ipynb.", completion: .file(extensions: ["md", "ipynb"]))
  var from: String

  @Argument(help: "The file to write: .ipynb, or .md.", completion: .file(extensions: ["md", "ipynb"]))
  var to: String

  @OptionGroup var parameters: ParameterOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where the notebook's report goes, beside which results are stored. (default: Output/NAME.html)",
      valueName: "path"))
  var output: String?

  @OptionGroup var store: StoreOptions

  @Flag(
    name: .customLong("outputs"), inversion: .prefixedNo,
    help: "Whether stored results are written as outputs.")
  var writesOutputs = true

  @Flag(help: "Write over the file that is there.")
  var force = false

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  func run() async throws {
    let url = URL(filePath: to)
    if let there = FileIdentity(ofFileAt: to) {
      guard there.isRegular else { throw ValidationError("'\(to)' is no file: name the file to write") }
      if there == FileIdentity(ofFileAt: from) {
        throw ValidationError("'\(from)' and '\(to)' are the same file")
      }
      guard force else {
        throw ValidationError("'\(to)' is there already, and is left as it is. `--force` writes over it.")
      }
    }
    let bytes = try await converted()
    do {
      try Data(bytes).write(to: url, options: .atomic)
    } catch {
      throw OutputError(path: to, reason: error.fileReason, advice: error.outputAdvice("name another place"))
    }
    try Terminal.output(to + "\n")
  }

  private func converted() async throws -> [UInt8] {
    let file: NotebookFile
    do {
      file = try NotebookFile(path: from)
    } catch {
      Terminal.error(error.text)
      throw ExitCode.notebookHasMistakes
    }
    if !quiet { for warning in file.warnings { Terminal.error("warning: \(warning)\n") } }
    guard URL(filePath: to).pathExtension.lowercased() == "ipynb" else { return file.bytes }
    let parsed = NotebookParser.parse(file.source)
    let result = writesOutputs ? try await stored(file, parsed) : nil
    return Array(JupyterNotebook(file.bytes, parsed, result: result).json.document().utf8)
  }

  /// What is stored of the notebook; nil for one with mistakes, which is converted all the same.
  private func stored(_ file: NotebookFile, _ parsed: NotebookParser.Parsed) async throws -> RunResult? {
    let engine = Engine(
      catalogue: CahierCommand.catalogue,
      store: store.store(beside: ReportFile(path: output, name: file.name), isQuiet: quiet),
      settings: Settings(threads: 1))
    let overrides: [GivenParameter]
    do throws(any Error) {
      overrides = try parameters.overrides()
    } catch let error as UnreadableFile {
      Terminal.error(error.text)
      throw ExitCode.notebookHasMistakes
    }
    let opened = await engine.open(parsed, at: file.folder, parameters: overrides, checksFiles: false)
    guard opened.plan != nil else {
      if !quiet {
        Terminal.error(
          DiagnosticText(source: file.source, style: Terminal.errorStyle).text(
            opened.diagnostics.filter { $0.severity == .error })
            + "\nnote: a notebook with mistakes has no outputs\n")
      }
      return nil
    }
    return await engine.run(Request(.nothing)).result()
  }
}
