import ArgumentParser
import Foundation
import Notebook
import Report
import Synchronization

/// What the runs of one notebook have in common: its text, read once, the store, what is at hand of values and results,
/// and the formulas that are set.
final class Groundwork: Sendable {
  let file: NotebookFile
  let store: Store
  let options: RunOptions
  /// The notebook, read but not checked: parameters are to come.
  let parsed: NotebookParser.Parsed
  /// The parameters of the file that the command line names.
  let parameters: [GivenParameter]
  private let memory = Memory()
  private let formulas: FormulaCache
  /// The last few that were made: the combinations of a sweep have the same formulas, unless a caption has a parameter.
  private let setters = Mutex<[[Located<Formula>]: FormulaSetter]>([:])

  /// - Parameter place: a report, or a page, that the store lies beside.
  /// - Throws: `ExitCode.notebookHasMistakes` for a file that can't be read; what it is, is said.
  init(_ path: String, options: RunOptions, place: (NotebookFile) -> ReportFile) throws {
    do {
      file = try NotebookFile(path: path)
      parameters = try options.parameters.fromFile()
    } catch let error as UnreadableFile {
      Terminal.error(error.text)
      throw ExitCode.notebookHasMistakes
    }
    if !options.quiet { for warning in file.warnings { Terminal.error("warning: \(warning)\n") } }
    self.options = options
    parsed = NotebookParser.parse(file.source)
    store = options.store.store(beside: place(file), isQuiet: options.quiet)
    formulas = FormulaCache(in: store).atHand()
  }

  /// An engine with threads of its own, which shares all else with the others.
  ///
  /// - Parameter keepsHistory: whether what it runs is the notebook's last run.
  func engine(threads: Int, keepsHistory: Bool = true) -> Engine {
    var settings = Settings(threads: threads)
    settings.keepsHistory = keepsHistory
    if let interval = Environment.checkpointInterval { settings.checkpointInterval = interval }
    return Engine(catalogue: CahierCommand.catalogue, store: store, settings: settings, memory: memory)
  }

  /// Sets the formulas of the notebook as it was opened.
  func setter(for opened: Opened) -> FormulaSetter {
    if let setter = setters.withLock({ $0[opened.formulas] }) { return setter }
    let setter = FormulaSetter(opened, in: file.source, cache: formulas, worker: TypesetCommand.worker)
    setters.withLock { setters in
      if setters.count >= Self.mostSetters { setters = [:] }
      setters[opened.formulas] = setter
    }
    return setter
  }

  private static let mostSetters = 8

  /// Shows mistakes and warnings on standard error.
  func show(_ diagnostics: [Diagnostic]) {
    let text = DiagnosticText(source: file.source, style: Terminal.errorStyle)
    Terminal.error(text.text(diagnostics) + "\n" + file.placesNote)
  }
}
