import ArgumentParser
import Foundation
import Notebook
import Report
import Steps

/// One run of a notebook, from its file to its report: what `run`, `rerun`, `render` and `sweep` have in common.
struct NotebookRun {
  let file: NotebookFile
  let plan: Plan
  let report: ReportFile
  let store: Store
  private let options: RunOptions

  /// Reads and checks a notebook; mistakes go to standard error.
  ///
  /// - Parameter checksFiles: whether a missing file is a mistake; `render` needs none.
  /// - Throws: `ExitCode.notebookHasMistakes`, or `ReportError` when the report can't be written.
  init(_ path: String, options: RunOptions, checksFiles: Bool = true) throws {
    self.options = options
    let outcome: Planner.Outcome
    do {
      file = try NotebookFile(path: path)
      outcome = try file.plan(options.parameters, checksFiles: checksFiles)
    } catch let error as UnreadableFile {
      Terminal.error(error.text)
      throw ExitCode.notebookHasMistakes
    }
    if !outcome.diagnostics.isEmpty, !options.quiet || outcome.plan == nil {
      let text = DiagnosticText(source: file.source, style: Terminal.errorStyle)
      Terminal.error(text.text(outcome.diagnostics) + "\n")
    }
    guard let plan = outcome.plan else { throw ExitCode.notebookHasMistakes }
    self.plan = plan
    report = ReportFile(path: options.output, name: file.name)
    store = options.store.store(beside: report, isQuiet: options.quiet)
  }

  /// The settings of a session, as the command line has them.
  func settings(_ request: Request = .runStale) -> Session.Settings {
    var settings = Session.Settings(threads: options.threadCount)
    settings.keepsGoing = options.keepGoing
    settings.variant = StepCatalogue.numericVariant
    settings.request = request
    // For tests, which have no time to wait for two seconds to pass many times over.
    if let text = ProcessInfo.processInfo.environment["CAHIER_CHECKPOINT_INTERVAL"],
      let seconds = Double(text)
    {
      settings.checkpointInterval = .seconds(seconds)
    }
    return settings
  }

  /// How the cells stand, and what the settings would run.
  func forecast(_ settings: Session.Settings) async -> [CellForecast] {
    await session(settings, listener: { _ in }).forecast()
  }

  /// Runs the notebook, writes the report and prints its path, or the results.
  ///
  /// - Throws: the exit code when not all is well.
  func callAsFunction(_ settings: Session.Settings) async throws {
    try report.prepare()
    let result = await result(settings)
    try write(result)
    Terminal.output(options.json ? ResultJSON.value(result).document() : report.path + "\n")
    if options.open { report.open() }
    switch result.status {
    case .succeeded: break
    case .failed: throw ExitCode.cellFailed
    case .interrupted: throw ExitCode.interrupted
    }
  }

  /// Runs the notebook and shows the run as it goes on.
  func result(_ settings: Session.Settings, pool: ValuePool = ValuePool()) async -> RunResult {
    let cancellation = Cancellation()
    let interrupt = Interrupt(cancelling: cancellation)
    defer { interrupt.stop() }
    let view = LiveView(
      plan: plan, detail: options.quiet ? .failures : options.hidesProgress ? .cells : .full)
    let session = session(settings, pool: pool, cancellation: cancellation, listener: view.receive)
    if !options.quiet, let sentence = PlanText.sentence(await session.forecast()) {
      Terminal.error(sentence + "\n")
    }
    let result = await session.run()
    store.evict(to: Store.defaultLimit)
    return result
  }

  /// Writes the report of a result.
  func write(_ result: RunResult) throws {
    let folder = file.folder
    let store = store
    let page = HTMLReport(
      result, images: { try? LocalImage(source: $0, folder: folder) },
      formulas: FormulaCache(
        find: store.formula, keep: { name, markup in store.save(formula: markup, as: name) })
    ).render()
    for warning in page.warnings where !options.quiet { Terminal.error("warning: \(warning)\n") }
    try report.write(page.html)
    for file in result.cells.flatMap(\.files) { try report.write(file) }
  }

  private func session(
    _ settings: Session.Settings, pool: ValuePool = ValuePool(), cancellation: Cancellation = Cancellation(),
    listener: @escaping @Sendable (RunEvent) -> Void
  ) -> Session {
    Session(
      plan, of: file.url, settings: settings, store: store, pool: pool, cancellation: cancellation,
      listener: listener)
  }

  /// The index of the cell that the user names, by label or number.
  ///
  /// - Throws: `ValidationError` with the nearest label.
  func cell(named name: String, option: String) throws -> Int {
    if let cell = plan.cell(labelled: name) { return cell.index }
    if let number = Int(name), plan.cells.indices.contains(number - 1) { return number - 1 }
    let labels = plan.cells.map(\.label)
    let near = suggestions(for: name, among: labels)
    throw ValidationError(
      "\(option) '\(name)' is no cell of this notebook. "
        + (near.isEmpty ? "Its cells: \(labels.joined(separator: ", "))." : "Did you mean '\(near[0])'?"))
  }
}
