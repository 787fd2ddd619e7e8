import ArgumentParser
import Foundation
import Notebook
import Report
import Wording

/// A notebook that is open on an engine, from its file to its report: what `run`, `rerun`, `render` and `sweep` have in
/// common.
struct NotebookRun {
  let file: NotebookFile
  let plan: Plan
  let report: ReportFile
  let store: Store
  /// What writing must not cost.
  let protection: ProtectedFiles
  private let formulas: FormulaSetter
  private let engine: Engine
  private let options: RunOptions

  /// Opens a notebook; mistakes go to standard error.
  ///
  /// - Parameters:
  ///   - report: where it goes; nil for where the options say.
  ///   - threads: how many threads it computes on; nil for what the options say.
  ///   - memory: shared by the combinations of a sweep.
  ///   - checksFiles: whether a missing file is a mistake; `render` needs none.
  ///   - writes: whether a report is to be written, and nothing may be lost by it.
  /// - Throws: `ExitCode.notebookHasMistakes`.
  init(
    _ path: String, options: RunOptions, report: ReportFile? = nil, threads: Int? = nil,
    memory: Memory = Memory(), checksFiles: Bool = true, writes: Bool = true
  ) async throws {
    self.options = options
    let parameters: [GivenParameter]
    do {
      file = try NotebookFile(path: path)
      parameters = try options.parameters.overrides()
    } catch let error as UnreadableFile {
      Terminal.error(error.text)
      throw ExitCode.notebookHasMistakes
    }
    let report = report ?? ReportFile(path: options.output, name: file.name)
    self.report = report
    store = options.store.store(beside: report, isQuiet: options.quiet)
    var settings = Settings(threads: threads ?? options.threads.count)
    if let interval = Environment.checkpointInterval { settings.checkpointInterval = interval }
    engine = Engine(
      catalogue: CahierCommand.catalogue, store: store, settings: settings, memory: memory)
    var opened = await engine.open(
      file.source, at: file.folder, parameters: parameters, checksFiles: checksFiles)
    protection = ProtectedFiles(
      file, plan: opened.plan, parameters: options.parameters, isForced: options.force)
    if writes { opened.add(protection.mistakes(writing: report)) }
    formulas = FormulaSetter(
      opened, in: file.source, cache: FormulaCache(in: store), worker: TypesetCommand.worker)
    opened.add(formulas.diagnostics)
    if !opened.diagnostics.isEmpty, !options.quiet || opened.plan == nil {
      let text = DiagnosticText(source: file.source, style: Terminal.errorStyle)
      Terminal.error(text.text(opened.diagnostics) + "\n")
    }
    guard let plan = opened.plan else { throw ExitCode.notebookHasMistakes }
    self.plan = plan
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
  func callAsFunction(_ request: Request) async throws {
    try report.prepare()
    if !options.quiet, let note = report.note { Terminal.error(note) }
    let result = try await result(request)
    try write(result)
    try Terminal.output(options.json ? ResultJSON.value(result).document() : report.path + "\n")
    if options.open { report.open() }
    switch result.status {
    case .succeeded: break
    case .failed: throw ExitCode.cellFailed
    case .interrupted: throw ExitCode.interrupted
    }
  }

  /// Runs the notebook and shows the run as it goes on.
  func result(_ request: Request) async throws -> RunResult {
    let run = ShownRun(
      engine: engine, plan: plan,
      detail: options.quiet ? .failures : options.hidesProgress ? .cells : .full,
      announcesPlan: !options.quiet)
    let result = await run(request)
    store.evict(to: Store.defaultLimit)
    // The plan was made, so there is a result.
    guard let result else { throw ExitCode.notebookHasMistakes }
    return result
  }

  /// Writes the report of a result, and then the files that its cells saved: those that the report has named are known
  /// as Cahier's own from then on.
  func write(_ result: RunResult) throws {
    // What was not there when the run began may be by now.
    if let mistake = protection.mistakes(writing: report).first {
      throw OutputError(path: report.path, reason: mistake.message, advice: mistake.advice ?? "")
    }
    let earlier = (report.archive?.saved ?? []).filter {
      ReportArchive.SavedFile(at: report.path(ofSaved: $0.name)) == $0
    }
    let archive = ReportArchive(
      result, variant: CahierCommand.catalogue.variant,
      notebookPath: file.isStandardInput ? nil : RelativePath(from: report.folder, to: file.url).path,
      earlier: earlier)
    let page = HTMLReport(result, in: file.folder, formulas: formulas).render(holding: archive)
    for warning in page.warnings where !options.quiet { Terminal.error("warning: \(warning)\n") }
    try report.write(page.html)
    for file in result.cells.flatMap(\.files) { try report.write(file) }
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
