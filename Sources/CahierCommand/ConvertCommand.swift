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

  func validate() throws {
    guard ["ipynb", "md", "markdown"].contains(URL(filePath: to).pathExtension.lowercased()) else {
      throw ValidationError("'\(to)': a name that ends in .ipynb or .md was expected")
    }
  }

  func run() async throws {
    let there = FileIdentity(ofFileAt: to)
    if let there {
      guard there.isRegular else { throw ValidationError("'\(to)' is no file: name the file to write") }
      if there == FileIdentity(ofFileAt: from) {
        throw ValidationError("'\(from)' and '\(to)' are the same file")
      }
      guard force else {
        throw ValidationError("'\(to)' is there already, and is left as it is. `--force` writes over it.")
      }
    }
    let file = try reading { try NotebookFile(path: from) }
    if !quiet { for warning in file.warnings { Terminal.error("warning: \(warning)\n") } }
    if there != nil { try checkLoss(by: file) }
    let bytes = try await converted(file)
    do {
      try Data(bytes).write(to: URL(filePath: to), options: .atomic)
    } catch {
      throw OutputError(path: to, reason: error.fileReason, advice: error.outputAdvice("name another place"))
    }
    try Terminal.output(to + "\n")
  }

  /// Ends the command where a file can't be read; what is wrong with it is said.
  private func reading<Content>(_ read: () throws -> Content) throws -> Content {
    do {
      return try read()
    } catch let error as UnreadableFile {
      Terminal.error(error.text)
      throw ExitCode.notebookHasMistakes
    }
  }

  /// Refuses to write over what is not to be lost whatever is forced: what the notebook reads, or a report.
  private func checkLoss(by file: NotebookFile) throws {
    let plan = try reading { try file.plan(parameters, checksFiles: false).plan }
    let protection = ProtectedFiles(file, plan: plan, parameters: parameters, isForced: true)
    if let obstacle = protection.readFile(at: to) { throw ValidationError(obstacle.message(to)) }
    let head = try FileHandle(forReadingFrom: URL(filePath: to)).read(upToCount: ReportArchive.headLength)
    if let head, ReportArchive.isReport(head) {
      throw ValidationError("'\(to)' is a report, and is left as it is")
    }
  }

  private func converted(_ file: NotebookFile) async throws -> [UInt8] {
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
    let overrides = try reading { try parameters.overrides() }
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
