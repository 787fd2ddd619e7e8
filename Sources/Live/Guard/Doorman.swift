import FlyingFox
import Foundation
import Notebook
import Synchronization

/// Decides which requests are served: those of the page that the user opened, and no others.
///
/// Any page of the web can make the browser send requests to this machine. They come with another `Origin`, or under
/// another `Host` where a name was made to lead here (DNS rebinding), and never with the cookie, which is `SameSite=Strict`.
struct Doorman: Sendable {
  /// Why a request is not served.
  enum Refusal: Error {
    /// It is for another host, or from another page.
    case foreign
    /// It does not have the cookie.
    case unknown
    /// It would change something, and does not have the page's own word.
    case unsigned
  }

  /// What stands in the address that the terminal shows.
  let token: String
  /// What a page sends with each change; it is in the page alone.
  let word: String
  /// What may stand in the address in its place, once: other users of the machine see what programs are started with.
  let ticket: String
  private let port: UInt16
  private let ticketUse = FirstUse()

  /// - Parameters:
  ///   - secret: the token, which nobody else knows.
  ///   - port: what is listened on.
  init(secret: String, port: UInt16) {
    token = secret
    word = Digest(of: "cahier live word \(secret)".utf8).hexadecimal
    self.port = port
    var random = SystemRandomNumberGenerator()
    ticket = Digest(of: (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &random) }).hexadecimal
  }

  /// The name of the cookie: browsers do not tell ports apart.
  private var cookieName: String { "cahier-\(port)" }

  /// The header that makes a browser that showed the token known from then on.
  var cookie: String { "\(cookieName)=\(token); Path=/; HttpOnly; SameSite=Strict" }

  /// Whether a request is for this server, and from no other page.
  func checkOrigin(of request: HTTPRequest) throws(Refusal) {
    let hosts = ["127.0.0.1:\(port)", "localhost:\(port)"]
    let named = request.headers.values(for: .host)
    guard named.count == 1, let host = named.first?.lowercased(), hosts.contains(host) else { throw .foreign }
    if let origin = request.headers[HTTPHeader("Origin")], origin != "http://\(host)" { throw .foreign }
  }

  /// Whether a request is of a browser that showed the token.
  func checkCookie(of request: HTTPRequest) throws(Refusal) {
    let cookies = (request.headers[.cookie] ?? "").split(separator: ";").map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    guard cookies.contains(where: { Self.isSame($0, "\(cookieName)=\(token)") }) else { throw .unknown }
  }

  /// Whether a request that changes something comes from the page itself.
  func checkWord(of request: HTTPRequest) throws(Refusal) {
    guard request.method == .POST, let given = request.headers[HTTPHeader("X-Cahier")],
      Self.isSame(given, word)
    else { throw .unsigned }
  }

  /// Whether what was given in an address lets a browser in: the token, or the ticket for the first who has it.
  func letsIn(_ text: String) -> Bool {
    if Self.isSame(text, token) { return true }
    return Self.isSame(text, ticket) && ticketUse.isFirst
  }

  /// Takes as long whatever differs.
  private static func isSame(_ text: String, _ other: String) -> Bool {
    let (text, other) = (Array(text.utf8), Array(other.utf8))
    guard text.count == other.count else { return false }
    return zip(text, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}

/// Something that is good for one use.
private final class FirstUse: Sendable {
  private let isUsed = Mutex(false)

  /// Whether nobody has asked before.
  var isFirst: Bool {
    isUsed.withLock { used in
      defer { used = true }
      return !used
    }
  }
}
