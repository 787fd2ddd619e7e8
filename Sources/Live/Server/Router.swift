import FlyingFox
import Foundation
import Report
import Wording

/// Answers requests: first whether it is served at all, then what.
struct Router: HTTPHandler {
  let doorman: Doorman
  let notebooks: [LiveNotebook]
  let patience: Patience

  func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
    if case .ip4(_, let port) = request.remoteAddress { patience.forget(port) }
    do {
      try doorman.checkOrigin(of: request)
      if request.method == .GET, request.path == "/",
        let token = request.query.first(where: { $0.name == "token" })?.value, doorman.letsIn(token)
      {
        // Not a redirection: behind a link from elsewhere, a browser would go there without the cookie.
        var page = Self.page(LivePage.entrance(to: home))
        page.headers[.setCookie] = doorman.cookie
        return page
      }
      try doorman.checkCookie(of: request)
      if request.method != .GET { try doorman.checkWord(of: request) }
      return try await answer(request)
    } catch let refusal as Doorman.Refusal {
      var response = Self.response(.forbidden, text: Self.words(refusal), type: "text/plain; charset=utf-8")
      // What else it sent is not read.
      response.headers[.connection] = "close"
      return response
    }
  }

  /// Where a browser begins.
  private var home: String { notebooks.count == 1 ? "/1/" : "/" }

  private static func words(_ refusal: Doorman.Refusal) -> String {
    switch refusal {
    case .foreign: "This page is for 127.0.0.1 only, and for no page from elsewhere.\n"
    case .unknown: "Open the address that `cahier live` printed: it holds what lets you in.\n"
    case .unsigned: "Only the page itself changes anything.\n"
    }
  }

  // MARK: - Addresses

  private func answer(_ request: HTTPRequest) async throws -> HTTPResponse {
    let parts = request.path.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: true)
    switch (request.method, request.path) {
    case (.GET, "/") where notebooks.count == 1: return Self.response(.seeOther, headers: [.location: home])
    case (.GET, "/"): return Self.page(await list())
    case (.GET, "/live.js"):
      return Self.response(text: LivePage.script, type: "text/javascript; charset=utf-8")
    case (.GET, "/try.js"): return Self.response(text: TryScript.text, type: "text/javascript; charset=utf-8")
    case (.GET, "/live.css"): return Self.response(text: LivePage.css, type: "text/css; charset=utf-8")
    case (.GET, "/icon.svg"), (.GET, "/favicon.ico"):
      return Self.response(text: LivePage.icon, type: "image/svg+xml")
    default: break
    }
    guard let number = parts.first.flatMap({ Int($0) }), notebooks.indices.contains(number - 1) else {
      return Self.missing
    }
    let notebook = notebooks[number - 1]
    let rest = parts.count > 1 ? String(parts[1]) : ""
    switch (request.method, rest) {
    case (.GET, ""):
      return Self.page(
        LivePage.notebook(
          file: notebook.url.lastPathComponent, word: doorman.word, hasOthers: notebooks.count > 1,
          in: await notebook.voice))
    case (.POST, "stream"): return try await stream(of: notebook, request)
    case (.POST, "do"): return try await perform(on: notebook, request)
    case (.GET, let path): return await file(path, of: notebook)
    default: return Self.missing
    }
  }

  private func list() async -> String {
    var all: [(address: String, file: String, title: String)] = []
    var languages: Set<String> = []
    for (index, notebook) in notebooks.enumerated() {
      let head = await notebook.head
      all.append(("/\(index + 1)/", notebook.path, head.title))
      languages.insert(head.language)
    }
    // In the language of all of them, or in English where they have several.
    let language = languages.count == 1 ? languages.first ?? "en" : "en"
    return LivePage.list(all, word: doorman.word, in: Voice(tag: language).adding(LiveWords.translations))
  }

  private func file(_ path: String, of notebook: LiveNotebook) async -> HTTPResponse {
    if path.hasSuffix(".css"), let css = await notebook.styles(named: String(path.dropLast(4))) {
      return Self.response(text: css, type: "text/css; charset=utf-8")
    }
    let folder = notebook.folder
    let found = await withCheckedContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(returning: FolderFiles(folder).file(path)) }
    }
    guard let found else { return Self.missing }
    var response = Self.response(bytes: found.bytes, type: found.mediaType)
    response.headers[Self.policyHeader] = "default-src 'none'; sandbox"
    return response
  }

  // MARK: - Changes

  /// The most bytes of a request.
  private static let limit = 8 << 20

  private func body(of request: HTTPRequest) async throws -> Data? {
    guard request.bodySequence.count ?? Self.limit + 1 <= Self.limit else { return nil }
    var data = Data()
    for try await piece in request.bodySequence {
      data += piece
      guard data.count <= Self.limit else { return nil }
    }
    return data
  }

  private struct Known: Decodable { var known: [[String]] }

  private func stream(of notebook: LiveNotebook, _ request: HTTPRequest) async throws -> HTTPResponse {
    guard let data = try await body(of: request),
      let known = try? JSONDecoder().decode(Known.self, from: data)
    else { return Self.unreadable }
    let pieces = known.known.filter { $0.count == 2 }.map { (key: $0[0], version: $0[1]) }
    let listener = PageListener(notebook, known: pieces)
    var response = Self.response(text: "", type: "application/x-ndjson; charset=utf-8")
    response.payload = .httpBody(
      HTTPBodySequence(from: StreamBody { await listener.next() }, suggestedBufferSize: 1 << 16))
    return response
  }

  private func perform(on notebook: LiveNotebook, _ request: HTTPRequest) async throws -> HTTPResponse {
    guard let data = try await body(of: request),
      let command = try? JSONDecoder().decode(PageCommand.self, from: data)
    else { return Self.unreadable }
    let answer = await notebook.perform(command)
    return Self.response(bytes: try JSONEncoder().encode(answer), type: "application/json")
  }

  // MARK: - Responses

  private static let policyHeader = HTTPHeader("Content-Security-Policy")

  private static let missing = response(
    .notFound, text: "There is nothing here.\n", type: "text/plain; charset=utf-8")
  private static var unreadable: HTTPResponse {
    var response = response(
      .badRequest, text: "This is not what the page sends.\n", type: "text/plain; charset=utf-8")
    response.headers[.connection] = "close"
    return response
  }

  private static func page(_ html: String) -> HTTPResponse {
    response(text: html, type: "text/html; charset=utf-8")
  }

  private static func response(
    _ status: HTTPStatusCode = .ok, headers: [HTTPHeader: String] = [:], text: String = "",
    type: String? = nil
  ) -> HTTPResponse {
    var response = response(status, bytes: Data(text.utf8), type: type)
    for (header, value) in headers { response.headers[header] = value }
    return response
  }

  private static func response(
    _ status: HTTPStatusCode = .ok, bytes: Data, type: String?
  ) -> HTTPResponse {
    var headers: [HTTPHeader: String] = [
      policyHeader: LivePage.policy, HTTPHeader("X-Content-Type-Options"): "nosniff",
      HTTPHeader("Referrer-Policy"): "no-referrer", HTTPHeader("X-Frame-Options"): "DENY",
      HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
      HTTPHeader("Cross-Origin-Opener-Policy"): "same-origin", .cacheControl: "no-store",
    ]
    headers[.contentType] = type
    return HTTPResponse(statusCode: status, headers: HTTPHeaders(headers), body: bytes)
  }
}
