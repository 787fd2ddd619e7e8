import Dispatch
import Foundation
import Language
import Notebook
import Report
import Synchronization
import Wording

/// A client in this process, which may say anything.
final class TestClient: Sendable {
  private let input = Pipe()
  private let output = Pipe()
  private let heard = Mutex<[JSONValue]>([])
  private let serving: Task<Int32, Never>

  /// A client of a server that knows these steps.
  init(_ steps: [any Step.Type] = [Nap.self, Count.self], store: Store? = nil) {
    let server = LanguageServer(
      input: input.fileHandleForReading, output: output.fileHandleForWriting,
      catalogue: StepCatalogue(steps), threads: 1, worker: .thisProcess, store: { _ in store })
    serving = Task { await server.serve() }
    DispatchQueue(label: "client").async { [self] in
      var buffer: [UInt8] = []
      while true {
        let data = output.fileHandleForReading.availableData
        guard !data.isEmpty else { return }
        buffer += data
        while let message = Self.first(in: &buffer) { heard.withLock { $0.append(message) } }
      }
    }
  }

  /// Takes a message off the front, by the rules of the protocol and not by the server's own code.
  private static func first(in buffer: inout [UInt8]) -> JSONValue? {
    let text = String(decoding: buffer.prefix(64), as: UTF8.self)
    guard let match = text.prefixMatch(of: /Content-Length: (\d+)\r\n\r\n/), let length = Int(match.output.1)
    else { return nil }
    let start = match.output.0.utf8.count
    guard buffer.count >= start + length else { return nil }
    defer { buffer.removeFirst(start + length) }
    return try? JSONValue(reading: Data(buffer[start..<start + length]))
  }

  // MARK: - Saying

  func say(bytes: some Sequence<UInt8>) { input.fileHandleForWriting.write(Data(bytes)) }

  func say(_ message: JSONValue) {
    let body = message.document()
    say(bytes: "Content-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8)
  }

  func notify(_ method: String, _ parameters: JSONValue = [:]) {
    say(["jsonrpc": "2.0", "method": .string(method), "params": parameters])
  }

  func ask(_ id: Int, _ method: String, _ parameters: JSONValue = [:]) {
    say(["jsonrpc": "2.0", "id": .integer(id), "method": .string(method), "params": parameters])
  }

  func initialize(_ capabilities: JSONValue = [:]) async throws {
    ask(0, "initialize", ["capabilities": capabilities])
    _ = try await answer(0)
    notify("initialized")
  }

  func open(_ text: String, uri: String = "file:///nowhere/test.md") {
    notify(
      "textDocument/didOpen",
      ["textDocument": ["uri": .string(uri), "languageId": "markdown", "version": 1, "text": .string(text)]])
  }

  // MARK: - Hearing

  struct Silence: Error {}

  /// What was said that is like this, once it has been.
  func wait<Found>(
    for seconds: Double = 60, every interval: Duration = .milliseconds(5), _ found: ([JSONValue]) -> Found?
  ) async throws -> Found {
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
      if let result = found(heard.withLock { $0 }) { return result }
      try await Task.sleep(for: interval)
    }
    throw Silence()
  }

  /// The answer to a request.
  func answer(_ id: Int) async throws -> JSONValue {
    try await wait { $0.first { $0["id"] == .integer(id) && $0["method"] == nil } }
  }

  /// The code of the error that a request was answered with.
  func error(_ id: Int) async throws -> Int? { try await answer(id)["error"]?["code"]?.integer }

  /// All that was said so far.
  var all: [JSONValue] { heard.withLock { $0 } }

  /// Goes away, and gives the exit status.
  func leave() async -> Int32 {
    try? input.fileHandleForWriting.close()
    return await status
  }

  /// The exit status, once the server has ended.
  var status: Int32 {
    get async {
      let status = await serving.value
      try? output.fileHandleForWriting.close()
      return status
    }
  }
}

/// Waits until it is stopped.
struct Nap: Step {
  static let name = "nap"
  static let summary = StepSummary("Sleeps.", discussion: "", example: "")

  init(_ options: CellOptions) throws(OptionProblem) {}
  func run(in context: inout StepContext) throws {
    for minute in 0..<100_000 {
      context.report(StepProgress(completed: minute, total: 100_000, unit: "minute"))
      try context.checkCancellation()
      usleep(500)
    }
  }
}

/// Counts to a number, and fails behind ten.
struct Count: Step {
  static let name = "count"
  static let summary = StepSummary("Counts.", discussion: "", example: "")
  private static let to = StepOption("to", default: 3, help: "How far.")
  static let options: [any AnyOption] = [to]
  static let scalars = [ScalarSummary("sum", "Of all numbers.")]

  private let to: Int
  init(_ options: CellOptions) throws(OptionProblem) { to = options[Self.to] }
  func run(in context: inout StepContext) throws {
    if to > 10 { throw StepFailure("too far", advice: "count less", option: Self.to) }
    context.set("sum", Double(to * (to + 1) / 2))
  }
}
