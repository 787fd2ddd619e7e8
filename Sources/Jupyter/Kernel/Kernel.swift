package import Foundation
package import Notebook
package import Report

/// What a kernel leaves in the user's folders: whoever runs it knows where that is.
package protocol KernelFiles: Sendable {
  /// Writes the report of what was run, and gives its path; `path` is nil for the usual place.
  ///
  /// - Throws: an error whose description says why it was not written.
  func write(_ result: RunResult, _ opened: Opened, to path: String?) throws -> String

  /// Writes a file that a cell saved, and gives its path.
  ///
  /// - Throws: an error whose description says why it was not written.
  func write(_ file: SavedFile, of plan: Plan) throws -> String
}

/// The kernel: what Jupyter's frontends ask, answered by an engine.
///
/// Requests on the shell are dealt with one after the other, those on the control channel meanwhile.
package actor Kernel {
  /// What the kernel works with.
  package struct Surroundings: Sendable {
    var catalogue: StepCatalogue
    var threads: Int
    var folder: URL
    var name: String
    var store: Store?
    var worker: FormulaWorker
    var files: any KernelFiles
    var complain: @Sendable (String) -> Void

    /// - Parameters:
    ///   - catalogue: the steps that cells can name.
    ///   - threads: how many threads a step may compute on.
    ///   - folder: where files are named from.
    ///   - name: what the notebook is called.
    ///   - store: where results are kept beyond the kernel's life.
    ///   - worker: where formulas are set.
    ///   - files: what is written for the user.
    ///   - complain: takes sentences for standard error.
    package init(
      catalogue: StepCatalogue, threads: Int, folder: URL, name: String, store: Store?, worker: FormulaWorker,
      files: any KernelFiles, complain: @escaping @Sendable (String) -> Void
    ) {
      self.catalogue = catalogue
      self.threads = threads
      self.folder = folder
      self.name = name
      self.store = store
      self.worker = worker
      self.files = files
      self.complain = complain
    }
  }

  let surroundings: Surroundings
  let engine: Engine
  let channels: Channels
  var session = Session()
  var history = History()
  /// How many inputs were counted.
  var count = 0
  /// Whether the work that is under way was asked to stop.
  var isInterrupted = false
  /// Requests up to this number are not carried out any more: something before them failed.
  private var abortedNumber = 0

  package init(_ surroundings: Surroundings) {
    self.surroundings = surroundings
    var settings = Settings(threads: surroundings.threads)
    // A display that is drawn anew is a message each time.
    settings.progressInterval = .milliseconds(200)
    engine = Engine(
      catalogue: surroundings.catalogue, store: surroundings.store, settings: settings)
    channels = Channels(complain: surroundings.complain)
  }

  /// Serves the frontends until one asks for a shutdown.
  ///
  /// - Parameter path: the connection file.
  /// - Throws: ``KernelProblem`` when the sockets can't be had.
  package func serve(connectionFile path: String) async throws(KernelProblem) {
    let file = try ConnectionFile(path: path)
    try await channels.open(file)
    publish("status", ["execution_state": "starting"], about: nil)
    let control = Task {
      for await request in channels.control { await answer(request) }
    }
    for await request in channels.shell {
      await answer(request)
      channels.done()
    }
    await control.value
    await engine.cancel()
  }

  /// Stops the work that is under way; what comes behind it is not begun.
  package func interrupt() async {
    isInterrupted = true
    abortedNumber = channels.count
    await engine.cancel()
  }

  // MARK: - Messages

  func publish(
    _ type: String, _ content: JSONValue, about request: Channels.Request?, metadata: JSONValue = [:]
  ) {
    channels.publish(channels.sender.message(type, content, about: request?.message, metadata: metadata))
  }

  private func reply(_ request: Channels.Request, _ content: JSONValue) {
    let type = request.message.type
    let stem = type.hasSuffix("_request") ? String(type.dropLast("_request".count)) : type
    channels.answer(
      request, channels.sender.message("\(stem)_reply", content, about: request.message))
  }

  private func answer(_ request: Channels.Request) async {
    publish("status", ["execution_state": "busy"], about: request)
    let content = request.message.content
    switch request.message.type {
    case "kernel_info_request": reply(request, KernelDescription.json)
    case "execute_request": reply(request, await execute(request))
    case "complete_request": reply(request, await complete(content))
    case "inspect_request": reply(request, await inspect(content))
    case "is_complete_request":
      let state = Completeness(content["code"]?.string ?? "")
      reply(
        request,
        state == .incomplete
          ? ["status": .string(state.rawValue), "indent": ""] : ["status": .string(state.rawValue)])
    case "history_request": reply(request, ["status": "ok", "history": history.answer(content)])
    case "comm_info_request": reply(request, ["status": "ok", "comms": [:]])
    case "comm_open":
      // Nothing here talks in this way: who opens it is told.
      publish("comm_close", ["comm_id": content["comm_id"] ?? "", "data": [:]], about: request)
    case "interrupt_request":
      reply(request, ["status": "ok"])
      await interrupt()
    case "shutdown_request":
      isInterrupted = true
      abortedNumber = .max
      let restarts = JSONValue.boolean(content["restart"]?.boolean ?? false)
      reply(request, ["status": "ok", "restart": restarts])
      publish("shutdown_reply", ["status": "ok", "restart": restarts], about: request)
      publish("status", ["execution_state": "idle"], about: request)
      await engine.cancel()
      channels.close()
      return
    default: break
    }
    publish("status", ["execution_state": "idle"], about: request)
  }

  private func execute(_ request: Channels.Request) async -> JSONValue {
    let content = request.message.content
    // They are gone whatever becomes of the rest.
    session.remove(ids: request.deletedCells)
    guard request.number > abortedNumber else {
      return ["status": "aborted", "execution_count": .integer(count)]
    }
    if request.kind == .shell { isInterrupted = false }
    guard let code = content["code"]?.string else {
      let error =
        content == .null
        ? ExecutionError("TooLarge", "more was sent than a notebook may have")
        : ExecutionError("NoCode", "the request has no `code`")
      publish("error", .object(error.members), about: request)
      return .object([.init("status", "error"), .init("execution_count", .integer(count))] + error.members)
    }
    var execution = Execution(request: request, code: code)
    if execution.isCounted {
      count += 1
      history.add(code, line: count)
    }
    execution.count = count
    if !execution.isSilent {
      publish("execute_input", ["code": .string(code), "execution_count": .integer(count)], about: request)
    }
    do throws(ExecutionError) {
      if code.utf8.count > SourceText.byteLimit {
        throw ExecutionError("TooLarge", "more was sent than a notebook may have")
      }
      try await run(&execution)
      if execution.isCounted, !execution.result.isEmpty { history.note(output: execution.result) }
      return [
        "status": "ok", "execution_count": .integer(count), "payload": .array(execution.payload),
        "user_expressions": await answers(to: content["user_expressions"]),
      ]
    } catch {
      if !execution.isSilent { publish("error", .object(error.members), about: request) }
      if content["stop_on_error"]?.boolean ?? true { abortedNumber = max(abortedNumber, channels.count) }
      return .object(
        [.init("status", "error"), .init("execution_count", .integer(count))] + error.members
          + [.init("payload", []), .init("user_expressions", [:])])
    }
  }
}
