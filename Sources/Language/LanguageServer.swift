package import Foundation
package import Notebook
package import Report

/// The editors' server: LSP 3.17 between two streams.
///
/// It reads one message after the other. Notifications change its state at once and in order; a request is answered by a
/// task of its own from what was there when it came, so that it can be cancelled and keeps nobody waiting.
package actor LanguageServer {
  private let catalogue: StepCatalogue
  private let threads: Int
  private let worker: FormulaWorker
  private let store: @Sendable (URL?) -> Store?
  private let memory = Memory()
  private let connection: Connection
  private let input: FileHandle

  private var phase = Phase.new
  private var client = Client()
  private var notebooks: [String: OpenNotebook] = [:]
  private var requests: [JSONValue: Task<Void, Never>] = [:]
  /// The notebook of each run that the client sees the progress of.
  private var runs: [JSONValue: OpenNotebook] = [:]
  /// The exit status; nil while the client has not asked to exit.
  private var status: Int32?

  private enum Phase { case new, running, shutDown }

  /// - Parameters:
  ///   - catalogue: the steps that notebooks can name.
  ///   - threads: how many threads a step may compute on.
  ///   - worker: where formulas are set.
  ///   - store: where results are kept for notebooks of a folder, or of none.
  package init(
    input: FileHandle, output: FileHandle, catalogue: StepCatalogue, threads: Int, worker: FormulaWorker,
    store: @escaping @Sendable (URL?) -> Store?
  ) {
    self.input = input
    connection = Connection(output: output)
    self.catalogue = catalogue
    self.threads = threads
    self.worker = worker
    self.store = store
  }

  /// Serves until the client asks to exit, or goes away.
  ///
  /// - Returns: the exit status: 0 when the client asked for a shutdown first, else 1.
  package func serve() async -> Int32 {
    var reader = MessageReader()
    for await bytes in Connection.bytes(from: input) {
      for piece in reader.take(bytes) {
        switch piece {
        case .broken(let reason): connection.answer(.null, .failure(ResponseError(.parseError, reason)))
        case .message(let bytes): await receive(bytes)
        }
        if let status {
          await end()
          return status
        }
      }
    }
    await end()
    return phase == .shutDown ? 0 : 1
  }

  private func end() async {
    for task in requests.values { task.cancel() }
    for notebook in notebooks.values { await notebook.close() }
    connection.flush()
  }

  // MARK: - Messages

  private func receive(_ bytes: [UInt8]) async {
    do throws(ResponseError) {
      switch try Message(bytes) {
      case .notification(let method, let parameters): await take(method, parameters)
      case .request(let id, let method, let parameters): await begin(id, method, parameters)
      // What the server asks for needs no answer.
      case .response: break
      }
    } catch {
      connection.answer(.null, .failure(error))
    }
  }

  private func take(_ method: String, _ parameters: JSONValue) async {
    if method == "exit" {
      status = phase == .shutDown ? 0 : 1
      return
    }
    guard phase == .running else { return }
    let document = parameters["textDocument"]
    let uri = document?["uri"]?.string ?? ""
    switch method {
    case "textDocument/didOpen": await open(document, uri: uri)
    case "textDocument/didChange":
      let changes = parameters["contentChanges"]?.elements ?? []
      // A change that is none leaves the text as it was; there is nobody to answer.
      try? await notebooks[uri]?.change(changes, version: document?["version"]?.integer ?? 0)
    // A file that the notebook reads may be there now.
    case "textDocument/didSave": await notebooks[uri]?.check()
    case "textDocument/didClose": await notebooks.removeValue(forKey: uri)?.close()
    case "$/cancelRequest": requests[parameters["id"] ?? .null]?.cancel()
    case "window/workDoneProgress/cancel":
      let notebook = runs[parameters["token"] ?? .null]
      Task { await notebook?.stop() }
    default: break
    }
  }

  private func open(_ document: JSONValue?, uri: String) async {
    guard let text = document?["text"]?.string, !uri.isEmpty else { return }
    let url = URL(string: uri).flatMap { $0.isFileURL ? $0.standardizedFileURL : nil }
    let place = client.folder ?? URL(filePath: FileManager.default.currentDirectoryPath)
    let folder = url?.deletingLastPathComponent() ?? place
    let notebook = OpenNotebook(
      uri: uri,
      text: OpenText(
        text, version: document?["version"]?.integer ?? 0, name: url?.path ?? "untitled.md",
        encoding: client.encoding),
      folder: folder,
      OpenNotebook.Surroundings(
        client: client, catalogue: catalogue, settings: Settings(threads: threads),
        store: store(client.folder),
        memory: memory, worker: worker, connection: connection))
    notebooks[uri] = notebook
    await notebook.check()
  }

  // MARK: - Requests

  private func begin(_ id: JSONValue, _ method: String, _ parameters: JSONValue) async {
    if method == "initialize", phase == .new {
      connection.answer(id, .success(initialize(parameters)))
      return
    }
    switch phase {
    case .new:
      let error = ResponseError(.serverNotInitialized, "`initialize` was expected first")
      return connection.answer(id, .failure(error))
    case .shutDown:
      return connection.answer(id, .failure(ResponseError(.invalidRequest, "the server was shut down")))
    case .running: break
    }
    guard requests[id] == nil else {
      let error = ResponseError(.invalidRequest, "a request of this id is not answered yet")
      return connection.answer(id, .failure(error))
    }
    if method == "initialize" {
      return connection.answer(id, .failure(ResponseError(.invalidRequest, "the server is initialized")))
    }
    if method == "shutdown" {
      phase = .shutDown
      for task in requests.values { task.cancel() }
      return connection.answer(id, .success(.null))
    }
    // As it is now: changes that come later are not part of the question.
    let uri = parameters["textDocument"]?["uri"]?.string ?? ""
    let notebook = notebooks[uri]
    let snapshot = await notebook?.snapshot
    requests[id] = Task {
      let result: Result<JSONValue, ResponseError>
      do throws(ResponseError) {
        let answer = try await answer(method, parameters, notebook: notebook, snapshot: snapshot)
        if Task.isCancelled { throw ResponseError(.requestCancelled, "the request was cancelled") }
        result = .success(answer)
      } catch {
        result = .failure(error)
      }
      connection.answer(id, result)
      requests[id] = nil
    }
  }

  private func initialize(_ parameters: JSONValue) -> JSONValue {
    phase = .running
    client = Client(parameters)
    return Capabilities.json(client.encoding)
  }

  private func answer(
    _ method: String, _ parameters: JSONValue, notebook: OpenNotebook?, snapshot: Snapshot?
  ) async throws(ResponseError) -> JSONValue {
    if method == "workspace/executeCommand" { return try await run(parameters) }
    guard Capabilities.requests.contains(method) else {
      throw ResponseError(.methodNotFound, "`\(method)` is not answered here")
    }
    guard let notebook, let snapshot else {
      throw ResponseError(.invalidParameters, "the document is not open")
    }
    switch method {
    case "textDocument/completion": return try snapshot.completion(parameters)
    case "textDocument/hover": return try await notebook.checkedSnapshot().hover(parameters)
    case "textDocument/definition": return try snapshot.definition(parameters)
    case "textDocument/references": return try snapshot.references(parameters)
    case "textDocument/documentHighlight": return try snapshot.marks(parameters)
    case "textDocument/prepareRename": return try snapshot.prepareRename(parameters)
    case "textDocument/rename": return try snapshot.rename(parameters)
    case "textDocument/documentSymbol": return snapshot.symbols
    case "textDocument/foldingRange": return snapshot.foldingRanges
    case "textDocument/semanticTokens/full": return snapshot.tokens
    case "textDocument/codeAction": return try await notebook.checkedSnapshot().actions(parameters)
    default:
      let forecast = await notebook.forecast()
      return await notebook.snapshot.lenses(forecast)
    }
  }

  private func run(_ parameters: JSONValue) async throws(ResponseError) -> JSONValue {
    let command = try RunCommand(parameters)
    guard let notebook = notebooks[command.uri] else {
      throw ResponseError(.invalidParameters, "the document is not open")
    }
    let connection = connection
    let token = command.token ?? (client.showsProgress ? .string("cahier-\(UUID().uuidString)") : nil)
    if let token {
      if command.token == nil { connection.ask("window/workDoneProgress/create", ["token": token]) }
      runs[token] = notebook
    }
    defer { if let token { runs[token] = nil } }
    let answer = try await notebook.run(command) { value in
      if let token { connection.notify("$/progress", ["token": token, "value": value]) }
    }
    if client.refreshesLenses { connection.ask("workspace/codeLens/refresh", .null) }
    return answer
  }
}
