import Dispatch
import Foundation
import Notebook
import Report
import Wording

/// A notebook that is open in an editor: its text, what is wrong with it, and the engine that runs it.
///
/// Every change of the text is checked at once, and what was found is told to the client; a change that comes meanwhile
/// is checked next. Formulas, which take longer, follow when nobody has typed for a moment.
actor OpenNotebook {
  /// What notebooks have in common.
  struct Surroundings: Sendable {
    var client: Client
    var catalogue: StepCatalogue
    var settings: Settings
    var store: Store?
    var memory: Memory
    var worker: FormulaWorker
    var connection: Connection
  }

  private let uri: String
  private let folder: URL
  private let engine: Engine
  private let surroundings: Surroundings
  private var text: OpenText
  /// Counts the states of the text, whatever numbers the client gives them.
  private var edits = 0
  private var checkedEdits = -1
  private var checking: Task<Void, Never>?
  private var setting: Task<Void, Never>?
  private var plan: Plan?
  private var isPlanned = false
  private var results: [String: [Scalar]] = [:]
  private var mistakes: [Diagnostic] = []
  /// What is wrong with formulas, each with the line that it stands on.
  private var formulaMistakes: [(diagnostic: Diagnostic, line: Substring)] = []
  /// Formulas that were set: in memory, so that a notebook which is only looked at leaves no files.
  private let formulas = FormulaCache.none.atHand()
  /// What the last run found.
  private var failures: [Diagnostic] = []

  init(uri: String, text: OpenText, folder: URL, _ surroundings: Surroundings) {
    self.uri = uri
    self.text = text
    self.folder = folder
    self.surroundings = surroundings
    engine = Engine(
      catalogue: surroundings.catalogue, store: surroundings.store, settings: surroundings.settings,
      memory: surroundings.memory)
  }

  // MARK: - The text

  /// Takes over changes of the text.
  func change(_ changes: [JSONValue], version: Int) throws(ResponseError) {
    try text.apply(changes, version: version)
    edits += 1
    failures = []
    check()
  }

  /// The notebook as it is now.
  var snapshot: Snapshot {
    Snapshot(
      uri: uri, text: text, client: surroundings.client, catalogue: surroundings.catalogue, folder: folder,
      plan: plan, results: results,
      diagnostics: mistakes)
  }

  /// The notebook once its text has been checked.
  func checkedSnapshot() async -> Snapshot {
    await checking?.value
    return snapshot
  }

  /// Stops everything, and takes back what the client was told.
  func close() async {
    setting?.cancel()
    await engine.cancel()
    surroundings.connection.notify(
      "textDocument/publishDiagnostics", ["uri": .string(uri), "diagnostics": []])
  }

  // MARK: - Mistakes

  /// Checks the text, unless that is being done.
  func check() {
    setting?.cancel()
    checkedEdits = -1
    guard checking == nil else { return }
    checking = Task { await checkUntilCurrent() }
  }

  private func checkUntilCurrent() async {
    defer { checking = nil }
    var opened: Opened?
    while checkedEdits != edits {
      checkedEdits = edits
      let found = await open(text)
      guard checkedEdits == edits else { continue }
      opened = found
      isPlanned = found.plan != nil
      plan = found.plan ?? plan
      formulaMistakes.removeAll { mistake in
        mistake.diagnostic.range.map { text.source.line($0.start.line) } != mistake.line
      }
      show(found.diagnostics + formulaMistakes.map(\.diagnostic))
      results = await engine.numbers().merging(results) { new, _ in new }
    }
    guard let opened, !opened.formulas.isEmpty else { return }
    setFormulas(of: opened)
  }

  private func open(_ text: OpenText) async -> Opened {
    let source = text.source
    guard text.isTooLarge else { return await engine.open(source, at: folder) }
    var opened = await engine.open(SourceText(name: source.name, text: ""), at: folder)
    opened.add([SourceTextError.tooLarge(bytes: source.text.utf8.count).diagnostic])
    return opened
  }

  private func show(_ found: [Diagnostic]) {
    // A text without a cell is no notebook: what is wrong with it is not ours to say.
    mistakes = text.isTooLarge || snapshot.assistant.hasCells ? found : []
    surroundings.connection.notify(
      "textDocument/publishDiagnostics", snapshot.published(failures: failures))
  }

  /// How long nobody types before formulas are set.
  private static let pause = Duration.milliseconds(300)

  private func setFormulas(of opened: Opened) {
    let (source, edits) = (text.source, edits)
    setting = Task {
      do { try await Task.sleep(for: Self.pause) } catch { return }
      let (cache, worker) = (formulas, surroundings.worker)
      let found = await withCheckedContinuation { continuation in
        // It waits for another process.
        DispatchQueue.global().async {
          continuation.resume(
            returning: FormulaSetter(opened, in: source, cache: cache, worker: worker).diagnostics)
        }
      }
      guard !Task.isCancelled, edits == self.edits else { return }
      formulaMistakes = found.map { mistake in
        (mistake, mistake.range.map { source.line($0.start.line) } ?? "")
      }
      var all = opened
      all.add(found)
      show(all.diagnostics)
    }
  }

  // MARK: - Running

  /// How the cells stand; nothing while the text has mistakes.
  func forecast() async -> [CellForecast] {
    await checking?.value
    return isPlanned ? await engine.forecast() : []
  }

  /// Runs what a command asks for, and tells how far it is. A run that is under way is stopped first, and so is this one
  /// when its task is cancelled.
  ///
  /// - Parameter progress: takes the values of `$/progress`.
  func run(
    _ command: RunCommand, progress: @Sendable (JSONValue) -> Void
  ) async throws(ResponseError) -> JSONValue {
    await checking?.value
    guard isPlanned, let plan else {
      throw ResponseError(.requestFailed, "the notebook has mistakes: nothing runs")
    }
    let request = try command.request(for: plan)
    let before = edits
    progress(RunProgress.begin(plan))
    var told = RunProgress(plan)
    let events = await engine.run(request)
    let result = await events.result { event in
      if let value = told.report(event) { progress(value) }
    }
    guard let result else {
      progress(["kind": "end", "message": "stopped: what is done is kept"])
      throw ResponseError(.requestCancelled, "the run was stopped")
    }
    surroundings.store?.evict(to: Store.defaultLimit)
    progress(RunProgress.end(result))
    results = await engine.numbers().merging(results) { new, _ in new }
    if before == edits {
      failures = result.cells.compactMap(\.failure).flatMap(\.all).map(Diagnostic.init)
      surroundings.connection.notify(
        "textDocument/publishDiagnostics", snapshot.published(failures: failures))
    }
    return RunProgress.answer(result)
  }

  /// Stops the run that is under way.
  func stop() async { await engine.cancel() }
}

extension Diagnostic {
  /// Why a cell failed, as a mistake at its place.
  fileprivate init(_ failure: CellFailure) {
    self.init(
      failure.isAllowed ? .warning : .error, at: failure.range, failure.message.english,
      advice: failure.advice?.english)
  }
}
