import ArgumentParser
import Foundation
import Notebook
import Report
import Synchronization
import Wording

/// A notebook that is open on an engine, from its file to its report: what `run`, `rerun`, `render` and `sweep` have in
/// common.
struct NotebookRun {
  let plan: Plan
  let report: ReportFile
  /// What writing must not cost.
  let protection: ProtectedFiles
  private let groundwork: Groundwork
  /// Nil where no page is to be written.
  private let formulas: FormulaSetter?
  private let engine: Engine

  var file: NotebookFile { groundwork.file }
  var store: Store { groundwork.store }
  private var options: RunOptions { groundwork.options }

  /// Opens a notebook; mistakes go to standard error.
  ///
  /// - Parameters:
  ///   - checksFiles: whether a missing file is a mistake; `render` needs none.
  ///   - writes: whether a report is to be written, and nothing may be lost by it.
  /// - Throws: `ExitCode.notebookHasMistakes`.
  init(
    _ path: String, options: RunOptions, checksFiles: Bool = true, writes: Bool = true
  ) async throws {
    let groundwork = try Groundwork(path, options: options) {
      ReportFile(path: options.output, name: $0.name)
    }
    let report = ReportFile(path: options.output, name: groundwork.file.name)
    let (run, diagnostics) = await Self.open(
      groundwork, on: groundwork.engine(threads: options.threads.count),
      parameters: options.parameters.fromCommandLine(), report: report, checksFiles: checksFiles,
      writes: writes)
    if !diagnostics.isEmpty, !options.quiet || run == nil { groundwork.show(diagnostics) }
    guard let run else { throw ExitCode.notebookHasMistakes }
    self = run
  }

  private init(
    plan: Plan, report: ReportFile, protection: ProtectedFiles, groundwork: Groundwork,
    formulas: FormulaSetter?, engine: Engine
  ) {
    self.plan = plan
    self.report = report
    self.protection = protection
    self.groundwork = groundwork
    self.formulas = formulas
    self.engine = engine
  }

  /// Opens a notebook on an engine, in place of what was open there.
  ///
  /// - Parameters:
  ///   - parameters: those of the command line, over those of the file that it names.
  ///   - writes: whether nothing may be lost by writing the report.
  /// - Returns: the run, nil for a notebook with mistakes, and what there is to say.
  static func open(
    _ groundwork: Groundwork, on engine: Engine, parameters: [GivenParameter], report: ReportFile,
    checksFiles: Bool = true, writes: Bool = true
  ) async -> (run: NotebookRun?, diagnostics: [Diagnostic]) {
    var opened = await engine.open(
      groundwork.parsed, at: groundwork.file.folder, parameters: groundwork.parameters + parameters,
      checksFiles: checksFiles)
    let options = groundwork.options
    let protection = ProtectedFiles(
      groundwork.file, plan: opened.plan, parameters: options.parameters, isForced: options.force)
    var formulas: FormulaSetter?
    if writes {
      opened.add(protection.mistakes(writing: report))
      let setter = groundwork.setter(for: opened)
      opened.add(setter.diagnostics)
      formulas = setter
    }
    let run = opened.plan.map { plan in
      NotebookRun(
        plan: plan, report: report, protection: protection, groundwork: groundwork, formulas: formulas,
        engine: engine)
    }
    return (run, opened.diagnostics)
  }

  /// A request, as the command line has it.
  func request(_ scope: Request.Scope = .stale) -> Request {
    Request(scope, keepsGoing: options.keepGoing)
  }

  /// How the cells stand, and what the request would run.
  func forecast(_ request: Request) async -> [CellForecast] { await engine.forecast(request) }

  /// Runs the notebook, writes the report and prints its path, or the results.
  ///
  /// - Throws: the exit code when not all is well.
  ///
  /// - Parameter wanted: what else is to be made of it.
  func callAsFunction(_ request: Request, companions wanted: CompanionOptions? = nil) async throws {
    let companions = try wanted.flatMap { $0.areWanted ? try Companions($0, of: report) : nil }
    try companions?.check(protection)
    try report.prepare()
    if !options.quiet, let note = report.note { Terminal.error(note) }
    let result = try await result(request)
    try write(result)
    let others = try await companions?.write(result, in: file.folder, formulas: formulas, owner: owner) ?? []
    let paths = ([report.path] + others).map { $0 + "\n" }.joined()
    try Terminal.output(options.json ? ResultJSON.value(result).document() : paths)
    if options.open { report.open() }
    switch result.status {
    case .succeeded: break
    case .failed: throw ExitCode.cellFailed
    case .interrupted: throw ExitCode.interrupted
    }
  }

  /// The way from the report's folder to the notebook; nil for standard input.
  private var owner: String? {
    file.isStandardInput ? nil : RelativePath(from: report.folder, to: file.url).path
  }

  /// Runs the notebook and shows the run as it goes on.
  func result(_ request: Request) async throws -> RunResult {
    let shown = ShownRun(
      engine: engine, plan: plan, detail: options.quiet ? .failures : options.hidesProgress ? .cells : .full,
      announcesPlan: !options.quiet)
    let result = await shown(request)
    store.settle()
    // The plan was made, so there is a result.
    guard let result else { throw ExitCode.notebookHasMistakes }
    return result
  }

  /// Runs the notebook; Ctrl-C stops it.
  ///
  /// - Parameter listener: hears of every event.
  func result(_ request: Request, listener: @Sendable (RunEvent) -> Void) async throws -> RunResult {
    let result = await Interrupt.shared.result(of: request, on: engine, listener: listener)
    // The plan was made, so there is a result.
    guard let result else { throw ExitCode.notebookHasMistakes }
    return result
  }

  /// What shows the run while it goes on.
  func display(
    _ detail: ProgressDisplay.Detail, write: @escaping @Sendable (String) -> Void
  ) -> sending Mutex<ProgressDisplay> {
    ShownRun(engine: engine, plan: plan, detail: detail).display(write: write)
  }

  /// Writes the report of a result, and then the files that its cells saved: those that the report has named are known
  /// as Cahier's own from then on. A report that shows the same already stays as it is.
  func write(_ result: RunResult) throws {
    let stamp = PageStamp(result, in: file.folder)
    if result.isRestored, stamp.isOf(report, in: store) {
      for file in result.cells.flatMap(\.files) { try report.write(file) }
      return
    }
    // What was not there when the run began may be by now.
    if let mistake = protection.mistakes(writing: report).first {
      throw OutputError(path: report.path, reason: mistake.message, advice: mistake.advice ?? "")
    }
    let archive = ReportArchive(
      result, variant: CahierCommand.catalogue.variant, notebookPath: owner, earlier: report.savedFiles)
    let page = HTMLReport(result, in: file.folder, formulas: formulas).render(holding: archive)
    for warning in page.warnings where !options.quiet { Terminal.error("warning: \(warning)\n") }
    try report.write(page.html)
    stamp.keep(for: report, holding: page.html, in: store)
    for file in result.cells.flatMap(\.files) { try report.write(file) }
  }

  /// Whether the report that is there is one of this notebook with these parameters, and ended so.
  func isReported(_ status: RunResult.Status) -> Bool {
    guard let archive = report.archive else { return false }
    return archive.status == status && archive.notebook == plan.document.source.text
      && archive.holds(plan.parameters)
  }

  /// The index of the cell that the user names, by label or number.
  ///
  /// - Throws: `ValidationError` with the nearest label.
  func cell(named name: String, option: String) throws -> Int {
    if let cell = plan.cell(labelled: name) { return cell.index }
    if let number = Int(name), plan.cells.indices.contains(number - 1) { return number - 1 }
    let labels = plan.cells.map(\.label)
    let near = nearestNames(to: name, among: labels)
    throw ValidationError(
      "\(option) '\(name)' is not a cell of this notebook. "
        + (near.isEmpty ? "Its cells: \(labels.joined(separator: ", "))." : "Did you mean '\(near[0])'?"))
  }
}
