import Dispatch
public import Foundation

/// A notebook's working memory: opened with a text, asked to run, and asked again, by a command, a page, a kernel or an
/// editor.
///
/// An edit is ``open(_:at:parameters:checksFiles:)`` again: results are known by what they follow from, so that what
/// did not change is still there, and nobody has to say what did. That holds without a store, too.
///
/// Steps run on a thread of the engine's own, never on Swift's cooperative ones. What the engine is told and asked
/// meanwhile is answered at once.
public actor Engine {
  private let catalogue: StepCatalogue
  private let store: Store?
  private let memory: Memory
  private var settings: Settings
  private let worker = DispatchQueue(label: "cahier.engine")
  private var notebook: Notebook?
  private var cancellation: Cancellation?

  /// An opened notebook that has no mistakes, with what is known of its files and of its last run.
  private struct Notebook {
    var url: URL
    var plan: Plan?
    var files: FileAccess
    var history: KeyHistory
  }

  /// - Parameters:
  ///   - catalogue: the steps that notebooks can name.
  ///   - store: where results are kept beyond the engine's life; nil keeps none.
  ///   - settings: how it works, whatever it is asked.
  ///   - memory: where values and results are kept while it lives; engines that share one compute what they have in
  ///     common once.
  public init(
    catalogue: StepCatalogue, store: Store? = nil, settings: Settings, memory: Memory = Memory()
  ) {
    self.catalogue = catalogue
    self.store = store
    self.settings = settings
    self.memory = memory
  }

  /// Reads and checks a notebook, in place of the one that was open. A run that is under way goes on as it began.
  ///
  /// - Parameters:
  ///   - source: the notebook's text, called by its file's path.
  ///   - folder: the notebook's folder, from which its files are named.
  ///   - parameters: values over those of the front matter, the later over the earlier.
  ///   - checksFiles: whether a data file that is not there is a mistake.
  @discardableResult
  public func open(
    _ source: SourceText, at folder: URL, parameters: [GivenParameter] = [],
    checksFiles: Bool = true
  ) -> Opened {
    open(NotebookParser.parse(source), at: folder, parameters: parameters, checksFiles: checksFiles)
  }

  /// The same for a notebook that was read already: the combinations of a sweep differ in parameters only.
  @discardableResult
  package func open(
    _ parsed: NotebookParser.Parsed, at folder: URL, parameters: [GivenParameter] = [],
    checksFiles: Bool = true
  ) -> Opened {
    let opened = Planner.plan(
      parsed, in: folder, catalogue: catalogue, overrides: parameters, checksFiles: checksFiles)
    let url = folder.appending(path: URL(filePath: parsed.document.source.name).lastPathComponent)
    if notebook?.url != url {
      let owner = Store.owner(of: url)
      notebook = Notebook(
        url: url, files: FileAccess(folder: folder, known: store?.files(of: owner) ?? [:]),
        history: KeyHistory(of: owner, in: store, isKept: settings.keepsHistory))
    }
    notebook?.plan = opened.plan
    return opened
  }

  /// How every cell stands and what a request would run, from what is kept: nothing is computed. Nothing for a notebook
  /// with mistakes.
  public func forecast(_ request: Request = Request()) async -> [CellForecast] {
    await asking(request) { $0.forecast(of: $1, for: request) } ?? []
  }

  /// The named numbers that are kept of each cell, by label: those of its results, or else of the results that it had
  /// when it ran last. Nothing for a notebook with mistakes.
  public func numbers() async -> [String: [Scalar]] {
    await asking(Request(.nothing)) { $0.numbers(of: $1) } ?? [:]
  }

  /// Asks what is kept; nil for a notebook with mistakes.
  private func asking<Answer: Sendable>(
    _ request: Request, _ question: @escaping @Sendable (inout Ledger, Plan) -> Answer
  ) async -> Answer? {
    guard let order = order(request, emit: { _ in }) else { return nil }
    return await withCheckedContinuation { continuation in
      // Files are read for their digests: not on the cooperative threads.
      DispatchQueue.global().async {
        var ledger = order.ledger
        let answer = question(&ledger, order.plan)
        order.files.dropPending()
        continuation.resume(returning: answer)
      }
    }
  }

  /// Carries out a request and tells what happens; a run that is under way is stopped first. A notebook with mistakes
  /// runs nothing, and its stream ends at once.
  ///
  /// The stream is for one listener. When its task is cancelled, the run is stopped.
  public func run(_ request: Request = Request()) -> AsyncStream<RunEvent> {
    cancellation?.cancel()
    let (stream, continuation) = AsyncStream.makeStream(of: RunEvent.self)
    guard let order = order(request, emit: { continuation.yield($0) }) else {
      continuation.finish()
      return stream
    }
    cancellation = order.cancellation
    continuation.onTermination = { reason in
      if case .cancelled = reason { order.cancellation.cancel() }
    }
    worker.async {
      Run.execute(order)
      continuation.finish()
    }
    return stream
  }

  /// Stops the run that is under way, and returns when it has ended. What it did is kept; a long step goes on from the
  /// state that it saved last.
  public func cancel() async {
    cancellation?.cancel()
    await withCheckedContinuation { continuation in
      // The worker does one thing after the other.
      worker.async { continuation.resume() }
    }
  }

  private func order(_ request: Request, emit: @escaping @Sendable (RunEvent) -> Void) -> Run.Order? {
    guard let notebook, let plan = notebook.plan else { return nil }
    return Run.Order(
      plan: plan, request: request, settings: settings, variant: catalogue.variant, files: notebook.files,
      memory: memory, store: store, owner: Store.owner(of: notebook.url), history: notebook.history,
      cancellation: Cancellation(), emit: emit)
  }
}
