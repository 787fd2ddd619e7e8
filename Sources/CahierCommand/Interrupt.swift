import Dispatch
import Foundation
import Notebook

/// Ctrl-C, for the whole process: the one owner of its signals, however many notebooks run.
///
/// The first asks every run to stop, so that what is done is reported; the second, or one while nothing runs, ends the
/// process at once.
actor Interrupt {
  static let shared = Interrupt()

  private var engines: [ObjectIdentifier: Engine] = [:]
  private var sources: [any DispatchSourceSignal] = []
  /// Whether it was pressed: then nothing new is begun.
  private(set) var isPressed = false

  /// Does some work with an engine, which Ctrl-C stops.
  func stopping<Result: Sendable>(
    _ engine: Engine, while work: @Sendable () async throws -> Result
  ) async rethrows -> Result {
    watch()
    engines[ObjectIdentifier(engine)] = engine
    defer { engines[ObjectIdentifier(engine)] = nil }
    return try await work()
  }

  private func watch() {
    guard sources.isEmpty else { return }
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      // Called on a queue, not on the actor.
      source.setEventHandler { @Sendable in Task { await self.press() } }
      source.resume()
      return source
    }
  }

  private func press() async {
    if isPressed || engines.isEmpty { exit(130) }
    isPressed = true
    for engine in engines.values { Task { await engine.cancel() } }
  }
}
