import Dispatch
import Foundation
import Notebook

/// Ctrl-C, for the whole process: the one owner of its signals, however many notebooks run.
///
/// The first asks all work to stop, so that what is done is reported; the second, or one while nothing is to be stopped,
/// ends the process at once.
actor Interrupt {
  static let shared = Interrupt()

  private var stops: [Int: @Sendable () async -> Void] = [:]
  private var count = 0
  private var sources: [any DispatchSourceSignal] = []
  /// Whether it was pressed: then nothing new is begun.
  private(set) var isPressed = false

  /// Does some work with an engine, which Ctrl-C stops.
  func stopping<Result: Sendable>(
    _ engine: Engine, while work: @Sendable () async throws -> Result
  ) async rethrows -> Result {
    try await stopping({ await engine.cancel() }, while: work)
  }

  /// Does some work that looks by itself whether Ctrl-C was pressed.
  func watching<Result: Sendable>(
    _ work: @Sendable () async throws -> Result
  ) async rethrows -> Result {
    try await stopping({ () async in () }, while: work)
  }

  /// Does some work that Ctrl-C stops in a way of its own.
  func stopping<Result: Sendable>(
    _ stop: @escaping @Sendable () async -> Void, while work: @Sendable () async throws -> Result
  ) async rethrows -> Result {
    watch()
    count += 1
    let name = count
    stops[name] = stop
    defer { stops[name] = nil }
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
    if isPressed || stops.isEmpty { exit(130) }
    isPressed = true
    for stop in stops.values { Task { await stop() } }
  }
}
