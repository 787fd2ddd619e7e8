import ArgumentParser
import Foundation
import Notebook
import Report

/// `cahier verify`: what a report says, run again and compared.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Run again what a report holds, and compare every number.",
    discussion: """
      A report holds its own notebook, parameters and results. They are run again, with nothing taken from any store, and \
      every scalar and table is compared: to the bit on the same instruction set, within a tolerance on another. \
      Data files are looked for where the notebook was, then beside the report, then here. The exit status is 0 when the \
      report holds, and 1 when something differs.

      Examples:
        cahier verify Output/digits.html
        cahier verify handed-in.html --data Notebooks/
        cahier verify Output/digits.html --json
      """)

  @Argument(help: "The report.", completion: .file(extensions: ["html"]))
  var report: String

  @Option(
    help: ArgumentHelp("The folder from which the notebook's files are named.", valueName: "folder"),
    completion: .directory)
  var data: String?

  @Option(
    help: ArgumentHelp(
      "How much numbers may differ, in proportion, on another instruction set.", valueName: "share"))
  var tolerance = 0.01

  @OptionGroup var threads: ThreadOptions

  @Flag(help: "Print what was found as JSON on standard output.")
  var json = false

  @Flag(name: .shortAndLong, help: "Say nothing but errors and what was found.")
  var quiet = false

  func validate() throws {
    guard tolerance >= 0, tolerance < 1 else {
      throw ValidationError("'--tolerance \(tolerance)': a number from 0 to 1 was expected")
    }
  }

  func run() async throws {
    let held = try HeldReport(path: report)
    let source = SourceText(name: held.archive.notebookName, text: held.archive.notebook)
    let engine = Engine(
      catalogue: CahierCommand.catalogue,
      settings: Settings(threads: threads.count))
    let (opened, folder) = await open(source, of: held, on: engine)
    guard let plan = opened.plan else {
      let text = DiagnosticText(source: source, style: Terminal.errorStyle)
      Terminal.error(
        text.text(opened.diagnostics) + "\nnote: files are named from `\(folder.relativePath)`; "
          + "`--data` names another folder\n")
      throw ExitCode.notebookHasMistakes
    }
    // A cell that failed is compared like the others, and those that do not depend on it too.
    let result = await ShownRun(engine: engine, plan: plan, detail: quiet ? .failures : .full)(
      Request(keepsGoing: true))
    guard let result, result.status != .interrupted else { throw ExitCode.interrupted }
    let variant = CahierCommand.catalogue.variant
    let verification = Verification(
      held.archive, in: held.page, with: result, variant: variant, tolerance: tolerance
    ) { result in
      let formulas = FormulaSetter(opened, in: source, worker: TypesetCommand.worker)
      return HTMLReport(result, in: folder, formulas: formulas).render(holding: held.archive).html
    }
    try Terminal.output(
      json
        ? VerificationJSON.value(report: report, verification).document()
        : VerificationText(style: Terminal.outputStyle).text(verification))
    if !verification.holds { throw ExitCode.reportDiffers }
  }

  /// Opens the notebook in the first folder that has its files, else in the first that could.
  private func open(
    _ source: SourceText, of held: HeldReport, on engine: Engine
  ) async -> (Opened, folder: URL) {
    let parameters = held.archive.parameters.map { GivenParameter($0.name, $0.value) }
    let folders = data.map { [URL(filePath: $0, directoryHint: .isDirectory)] } ?? held.folders
    let first = await engine.open(source, at: folders[0], parameters: parameters)
    guard first.plan == nil else { return (first, folders[0]) }
    for folder in folders.dropFirst() {
      let opened = await engine.open(source, at: folder, parameters: parameters)
      if opened.plan != nil { return (opened, folder) }
    }
    return (first, folders[0])
  }
}

/// A report with what it holds.
struct HeldReport {
  let page: [UInt8]
  let archive: ReportArchive
  private let path: String

  /// - Throws: `ValidationError` that says what the file is instead.
  init(path: String) throws {
    self.path = path
    if let problem = FileAccess.problem(withFileAt: path) {
      throw ValidationError(problem.message + (problem.advice.map { "; \($0)" } ?? ""))
    }
    // Mail and git may have given its lines other ends.
    let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    page = Array(text.replacing("\r\n", with: "\n").utf8)
    do throws(ReportArchive.Problem) {
      archive = try ReportArchive(in: page)
    } catch .damaged {
      Terminal.error("error: `\(path)` does not hold: \(Self.words(for: .damaged))\n")
      throw ExitCode.reportDiffers
    } catch {
      throw ValidationError("'\(path)' \(Self.words(for: error))")
    }
  }

  private static func words(for problem: ReportArchive.Problem) -> String {
    switch problem {
    case .notReport: "is no report of Cahier's: a page that `cahier run` wrote was expected"
    case .empty:
      "holds no notebook: it is an index or a comparison, was cut short, or an earlier version wrote it"
    case .damaged: "what it holds was changed or cut short, and can't be read"
    case .unknownFormat: "was written by a later version of Cahier: take that one"
    }
  }

  /// Where the notebook's files may lie.
  var folders: [URL] {
    let beside = URL(filePath: path).deletingLastPathComponent().resolvingSymlinksInPath()
    let notebook = archive.notebookPath.map {
      URL(filePath: $0, relativeTo: beside).absoluteURL.deletingLastPathComponent().standardizedFileURL
    }
    return [notebook, beside, URL(filePath: FileManager.default.currentDirectoryPath)].compactMap(\.self)
  }
}
