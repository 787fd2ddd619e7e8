import Dispatch
import Foundation
import Report
import Synchronization

/// The two streams between a client and the server.
///
/// Reading blocks, and so may writing to a client that does not read: both have threads of their own.
final class Connection: Sendable {
  private let output: FileHandle
  private let writing = DispatchQueue(label: "cahier.language.output")
  private let isOpen = Atomic(true)
  private let lastRequest = Atomic(0)

  init(output: FileHandle) { self.output = output }

  /// The bytes that arrive.
  static func bytes(from input: FileHandle) -> AsyncStream<[UInt8]> {
    let (stream, continuation) = AsyncStream.makeStream(of: [UInt8].self)
    DispatchQueue(label: "cahier.language.input").async {
      let descriptor = input.fileDescriptor
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = read(descriptor, &buffer, buffer.count)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { break }
        continuation.yield(Array(buffer[..<count]))
      }
      continuation.finish()
    }
    return stream
  }

  // MARK: - Sending

  func answer(_ id: JSONValue, _ result: Result<JSONValue, ResponseError>) {
    switch result {
    case .success(let value): send(["jsonrpc": "2.0", "id": id, "result": value])
    case .failure(let error): send(["jsonrpc": "2.0", "id": id, "error": error.json])
    }
  }

  func notify(_ method: String, _ parameters: JSONValue) {
    send(["jsonrpc": "2.0", "method": .string(method), "params": parameters])
  }

  /// Asks the client for something, and gives the id with which it answers.
  @discardableResult
  func ask(_ method: String, _ parameters: JSONValue) -> Int {
    let id = lastRequest.add(1, ordering: .relaxed).newValue
    send(["jsonrpc": "2.0", "id": .integer(id), "method": .string(method), "params": parameters])
    return id
  }

  private func send(_ message: JSONValue) {
    let body = Data(message.document().utf8)
    let data = Data("Content-Length: \(body.count)\r\n\r\n".utf8) + body
    writing.async { [self] in
      guard isOpen.load(ordering: .relaxed) else { return }
      do {
        try output.write(contentsOf: data)
      } catch {
        // It went away: its input ends as well.
        isOpen.store(false, ordering: .relaxed)
      }
    }
  }

  /// Waits until everything was written, or the client has not read for a second.
  func flush() {
    let done = DispatchSemaphore(value: 0)
    writing.async { done.signal() }
    _ = done.wait(timeout: .now() + 1)
  }
}
