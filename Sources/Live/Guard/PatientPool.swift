import FlyingSocks
import Foundation
import Synchronization

/// Waits for the sockets of clients no longer than a browser on the same machine needs: whoever opens a connection and
/// does not go on with a request is let go, and so is one that does not take what it asked for.
///
/// The server itself waits for ever.
struct PatientPool: AsyncSocketPool {
  private let base: any AsyncSocketPool
  private let patience: Patience

  init(_ base: any AsyncSocketPool, patience: Patience) {
    self.base = base
    self.patience = patience
  }

  func prepare() async throws { try await base.prepare() }

  func run() async throws { try await base.run() }

  func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
    // The socket that listens has no other end.
    guard let peer = try? socket.remotePeer(), case .ip4(_, let port) = peer else {
      return try await base.suspendSocket(socket, untilReadyFor: events)
    }
    let limit = events.contains(.write) ? Patience.forWriting : patience.rest(of: port)
    let base = base
    try await withThrowingTaskGroup(of: Bool.self) { group in
      group.addTask {
        try await base.suspendSocket(socket, untilReadyFor: events)
        return true
      }
      group.addTask {
        try await Task.sleep(for: limit)
        return false
      }
      defer { group.cancelAll() }
      if try await group.next() == false {
        patience.forget(port)
        throw SocketError.disconnected
      }
    }
  }
}

/// Until when each connection, by its client's port, has to have sent its next request.
final class Patience: Sendable {
  /// How long a request may take to arrive, from the first that is waited for of it; and how long a connection may be
  /// idle between two.
  private let forReading: Duration
  /// How long a client may leave what it asked for.
  static let forWriting = Duration.seconds(30)

  private let ends = Mutex<[UInt16: ContinuousClock.Instant]>([:])

  init(forReading: Duration = .seconds(10)) { self.forReading = forReading }

  /// How long a connection still has.
  func rest(of port: UInt16) -> Duration {
    let now = ContinuousClock.now
    return ends.withLock { ends in
      if ends.count > 4096 { ends = ends.filter { $0.value > now } }
      // One that is over was of an earlier connection from this port.
      if let end = ends[port], end > now { return end - now }
      ends[port] = now + forReading
      return forReading
    }
  }

  /// The request of a connection has come: the next has time again.
  func forget(_ port: UInt16) { ends.withLock { $0[port] = nil } }
}
