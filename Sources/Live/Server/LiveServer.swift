import FlyingFox
import FlyingSocks
import Foundation

/// Serves notebooks to the browsers of this machine, and to no other.
package actor LiveServer {
  /// Why nothing is served.
  package enum Problem: Error, Hashable, Sendable {
    /// The port is another program's.
    case portTaken(UInt16)
    case system(String)
  }

  private let notebooks: [LiveNotebook]
  private let secret: @Sendable (UInt16) -> String
  private let wish: (port: UInt16, isFirm: Bool)
  private var server: HTTPServer?
  private var isStopped = false

  /// - Parameters:
  ///   - port: what is listened on.
  ///   - isFirm: whether no other port will do.
  ///   - secret: the token for a port: the same whenever it is asked for, so that a page finds its server again.
  package init(
    _ notebooks: [LiveNotebook], port: UInt16, isFirm: Bool, secret: @escaping @Sendable (UInt16) -> String
  ) {
    self.notebooks = notebooks
    self.secret = secret
    wish = (port, isFirm)
  }

  /// Serves until it is stopped.
  ///
  /// - Parameters:
  ///   - ready: is given the address once it is listened on, and one that lets a single browser in.
  ///   - warn: is told when serving had to begin anew, and why.
  /// - Throws: ``Problem``.
  package func run(
    ready: @escaping @Sendable (String, String) -> Void, warn: @Sendable (String) -> Void
  ) async throws(Problem) {
    var port = wish.port
    if !Self.isFree(port) {
      guard !wish.isFirm else { throw .portTaken(port) }
      guard let other = Self.freePort() else { throw .system("there is no free port") }
      port = other
    }
    var isTold = false
    while !isStopped {
      let doorman = Doorman(secret: secret(port), port: port)
      let patience = Patience()
      let server: HTTPServer
      do {
        server = HTTPServer(
          config: HTTPServer.Configuration(
            address: try .inet(ip4: "127.0.0.1", port: port), timeout: 60,
            pool: PatientPool(HTTPServer.defaultPool(), patience: patience), logger: .disabled),
          handler: Router(doorman: doorman, notebooks: notebooks, patience: patience))
      } catch {
        throw .system(error.localizedDescription)
      }
      self.server = server
      if !isTold {
        isTold = true
        let address = "http://127.0.0.1:\(port)/?token="
        Task {
          if (try? await server.waitUntilListening(timeout: 30)) != nil {
            ready(address + doorman.token, address + doorman.ticket)
          }
        }
      }
      do {
        try await server.run()
      } catch {
        // Too many connections, or the like: those that are there are over, and it begins anew.
        guard !isStopped else { break }
        warn("serving begins anew: \(error.localizedDescription)")
        try? await Task.sleep(for: .milliseconds(200))
      }
    }
    for notebook in notebooks { await notebook.close() }
  }

  /// Stops serving, and whatever runs.
  package func stop() async {
    isStopped = true
    for notebook in notebooks { await notebook.close() }
    await server?.stop(timeout: 0)
  }

  private static func isFree(_ port: UInt16) -> Bool { bound(to: port) != nil }

  private static func freePort() -> UInt16? { bound(to: 0) }

  /// The port that a socket got; nil where it got none. It is closed again.
  private static func bound(to port: UInt16) -> UInt16? {
    guard let address = try? sockaddr_in.inet(ip4: "127.0.0.1", port: port),
      let socket = try? Socket(domain: AF_INET)
    else { return nil }
    defer { try? socket.close() }
    guard (try? socket.setValue(true, for: BoolSocketOption.localAddressReuse)) != nil,
      (try? socket.bind(to: address)) != nil, (try? socket.listen()) != nil,
      case .ip4(_, let found)? = try? socket.sockname()
    else { return nil }
    return found
  }
}
