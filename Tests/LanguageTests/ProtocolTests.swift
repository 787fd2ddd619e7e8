import Foundation
import Language
import Notebook
import Report
import Testing

@Suite("The language server and whatever a client says", .timeLimit(.minutes(5)))
struct ProtocolTests {
  @Test(
    "a client that goes away, wherever in a message, ends the server",
    arguments: [
      "", "Content-Le", "Content-Length: 10", "Content-Length: 10\r\n\r\n{\"json",
      "Content-Length: 99999999999999999999999\r\n\r\n{}",
    ])
  func gone(beginning: String) async throws {
    let client = TestClient()
    client.say(bytes: beginning.utf8)
    #expect(await client.leave() == 1)
  }

  @Test(
    "what is no message is answered with an error, and what follows is understood",
    arguments: [
      ("Content-Length: 99999999999999999999\r\n\r\n", -32700),
      ("Content-Length: 40000000\r\n\r\n", -32700),
      ("Content-Length: -5\r\n\r\n", -32700),
      ("Content-Type: none\r\n\r\n", -32700),
      (String(repeating: "x", count: 10_000), -32700),
      ("Content-Length: 5\r\n\r\n{\"a\":", -32700),
      ("Content-Length: 2\r\n\r\n{}", -32600),
      ("Content-Length: 2\r\n\r\n[]", -32600),
      ("Content-Length: 4\r\n\r\n\u{FF}\u{FE}", -32700),
      ("Content-Length: 17\r\n\r\n{\"jsonrpc\":\"2.0\"}", -32600),
      ("Content-Length: 2000\r\n\r\n" + String(repeating: "[", count: 2000), -32700),
      ("Content-Length: 42\r\n\r\n{\"jsonrpc\":\"2.0\",\"id\":[1],\"method\":\"a\"}   ", -32600),
    ])
  func broken(text: String, code: Int) async throws {
    let client = TestClient()
    client.say(bytes: text.utf8)
    let error = try await client.wait { $0.first { $0["id"] == .null } }
    #expect(error["error"]?["code"] == .integer(code))
    try await client.initialize()
    client.ask(1, "shutdown")
    #expect(try await client.answer(1)["result"] == .null)
    client.notify("exit")
    #expect(await client.status == 0)
  }

  @Test("before it is initialized and after it is shut down, requests are refused")
  func phases() async throws {
    let client = TestClient()
    client.open("```{count}\n```\n")
    client.ask(1, "textDocument/hover")
    #expect(try await client.error(1) == -32002)
    try await client.initialize()
    client.ask(2, "initialize")
    #expect(try await client.error(2) == -32600)
    client.ask(3, "no/such/thing")
    #expect(try await client.error(3) == -32601)
    client.ask(4, "textDocument/hover", ["textDocument": ["uri": "file:///nowhere/test.md"]])
    #expect(try await client.error(4) == -32602)
    client.ask(5, "shutdown")
    _ = try await client.answer(5)
    client.ask(6, "textDocument/hover")
    #expect(try await client.error(6) == -32600)
    client.notify("exit")
    #expect(await client.status == 0)
    // What was opened too early was not opened.
    #expect(client.all.allSatisfy { $0["method"] == nil })
  }

  @Test("to exit without a shutdown is an error")
  func exit() async throws {
    let client = TestClient()
    try await client.initialize()
    client.notify("exit")
    #expect(await client.status == 1)
  }

  @Test(
    "parameters that are none are refused, and the text stays as it was",
    arguments: [
      "textDocument/completion", "textDocument/hover", "textDocument/definition", "textDocument/references",
      "textDocument/documentHighlight", "textDocument/prepareRename", "textDocument/rename",
      "textDocument/codeAction",
    ])
  func parameters(method: String) async throws {
    let client = TestClient()
    try await client.initialize()
    client.open("```{count}\n```\n")
    let document: JSONValue = ["uri": "file:///nowhere/test.md", "version": 2]
    client.notify("textDocument/didChange", ["textDocument": document, "contentChanges": [["range": [:]]]])
    client.notify("textDocument/didChange", ["textDocument": document, "contentChanges": 7])
    client.notify("textDocument/didChange")
    client.ask(1, method, ["textDocument": document, "position": ["line": "x"]])
    #expect(try await client.error(1) == -32602)
    let place: JSONValue = ["line": 0, "character": 6]
    client.ask(2, "textDocument/hover", ["textDocument": document, "position": place])
    #expect(
      try await client.answer(2)["result"]?["contents"]?["value"]?.string?.hasPrefix("**count**") == true)
    // Far outside of the text is its end, or its beginning.
    for (id, line) in [(3, 1_000_000), (4, -5), (5, Int.max - 1)] {
      client.ask(
        id, "textDocument/hover",
        ["textDocument": document, "position": ["line": .integer(line), "character": .integer(Int.max)]])
      #expect(try await client.answer(id)["result"] == .null)
    }
    #expect(await client.leave() == 1)
  }

  @Test("a run is cancelled by the request's number, and by its progress")
  func cancellation() async throws {
    let client = TestClient()
    try await client.initialize(["window": ["workDoneProgress": true]])
    client.open("```{nap}\n```\n")
    let command: JSONValue = ["command": "cahier.run", "arguments": ["file:///nowhere/test.md", "nap"]]
    client.ask(1, "workspace/executeCommand", command)
    let token = try await client.wait { said in
      said.first { $0["params"]?["value"]?["kind"] == "report" }?["params"]?["token"]
    }
    // Meanwhile everything else is answered.
    client.ask(2, "textDocument/documentSymbol", ["textDocument": ["uri": "file:///nowhere/test.md"]])
    #expect(try await client.answer(2)["result"]?.elements?.count == 1)
    client.notify("$/cancelRequest", ["id": 1])
    #expect(try await client.error(1) == -32800)

    client.ask(3, "workspace/executeCommand", command)
    let other = try await client.wait { said in
      said.last { $0["params"]?["value"]?["kind"] == "report" && $0["params"]?["token"] != token }?[
        "params"]?[
          "token"]
    }
    client.notify("window/workDoneProgress/cancel", ["token": other])
    #expect(try await client.answer(3)["result"]?["status"] == "interrupted")
    #expect(await client.leave() == 1)
  }

  @Test("a client that goes away in the middle of a run ends the run and the server")
  func goneWhileRunning() async throws {
    let client = TestClient()
    try await client.initialize()
    client.open("```{nap}\n```\n")
    client.ask(
      1, "workspace/executeCommand",
      ["command": "cahier.run", "arguments": ["file:///nowhere/test.md"], "workDoneToken": "t"])
    _ = try await client.wait { $0.first { $0["method"] == "$/progress" } }
    #expect(await client.leave() == 1)
  }

  @Test("a cell that fails is told at its place, until the text changes")
  func failure() async throws {
    let client = TestClient()
    try await client.initialize()
    client.open("```{count}\n```\n\n```{count far}\nto: 11\n```\n")
    client.ask(
      1, "workspace/executeCommand", ["command": "cahier.run", "arguments": ["file:///nowhere/test.md"]])
    #expect(try await client.answer(1)["result"]?["status"] == "failed")
    let told = try await client.wait { said in
      said.last { $0["method"] == "textDocument/publishDiagnostics" }?["params"]?["diagnostics"]?.elements
        .flatMap { $0.isEmpty ? nil : $0 }
    }
    #expect(told.count == 1)
    #expect(told[0]["message"] == "too far\ncount less")
    #expect(told[0]["range"]?["start"] == ["character": 4, "line": 4])
    client.notify(
      "textDocument/didChange",
      [
        "textDocument": ["uri": "file:///nowhere/test.md", "version": 2],
        "contentChanges": [["text": "```{count}\n```\n"]],
      ])
    _ = try await client.wait { said in
      said.last { $0["method"] == "textDocument/publishDiagnostics" }?["params"]?["diagnostics"]?.elements
        .flatMap { $0.isEmpty ? true : nil }
    }
    _ = await client.leave()
  }

  @Test("a text without a cell is no notebook, and nothing is said of it")
  func otherMarkdown() async throws {
    let client = TestClient()
    try await client.initialize()
    client.open("# Words\n\n<b>raw</b> [nowhere](#nowhere)\n")
    let told = try await client.wait { $0.first { $0["method"] == "textDocument/publishDiagnostics" } }
    #expect(told["params"]?["diagnostics"] == [])
    _ = await client.leave()
  }

  @Test("ten thousand requests in a row are all answered")
  func many() async throws {
    let client = TestClient()
    try await client.initialize()
    client.open("```{count}\n```\n\nIt is `{count.sum}`.\n")
    let parameters: JSONValue = [
      "textDocument": ["uri": "file:///nowhere/test.md"], "position": ["line": 3, "character": 15],
    ]
    for id in 1...10_000 { client.ask(id, "textDocument/completion", parameters) }
    let answers = try await client.wait(for: 240, every: .milliseconds(500)) { said in
      let answers = said.filter { $0["result"]?["items"] != nil }
      return answers.count == 10_000 ? answers : nil
    }
    #expect(Set(answers.compactMap { $0["id"]?.integer }) == Set(1...10_000))
    #expect(answers.allSatisfy { $0["result"]?["items"]?.elements?.first?["label"] == "count.sum" })
    _ = await client.leave()
  }

  @Test("a conversation with any damage is survived", arguments: 1...8)
  func damaged(seed: UInt64) async throws {
    var generator = SplitMix(state: seed)
    let document: JSONValue = ["uri": "file:///nowhere/test.md", "version": 2]
    let place: JSONValue = ["line": 0, "character": 6]
    let messages: [JSONValue] = [
      ["jsonrpc": "2.0", "id": 1, "method": "initialize", "params": ["capabilities": [:]]],
      [
        "jsonrpc": "2.0", "method": "textDocument/didOpen",
        "params": [
          "textDocument": document.setting("text", to: "```{count}\nto: 3\n```\n é 😀 `{count.sum}`")
        ],
      ],
      [
        "jsonrpc": "2.0", "method": "textDocument/didChange",
        "params": [
          "textDocument": document,
          "contentChanges": [
            ["range": ["start": place, "end": ["line": 3, "character": 4]], "text": "x\n"]
          ],
        ],
      ],
      [
        "jsonrpc": "2.0", "id": 2, "method": "textDocument/rename",
        "params": ["textDocument": document, "position": place, "newName": "other"],
      ],
      ["jsonrpc": "2.0", "id": 3, "method": "textDocument/codeLens", "params": ["textDocument": document]],
    ]
    for _ in 0..<30 {
      var bytes: [UInt8] = []
      for message in messages {
        let body = message.document()
        bytes += "Content-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8
      }
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let index = Int.random(in: bytes.indices, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[index] = UInt8.random(in: 0...255, using: &generator)
        case 1: bytes.remove(at: index)
        default: bytes.insert(contentsOf: bytes[index...].prefix(40), at: index)
        }
      }
      let client = TestClient()
      client.say(bytes: bytes)
      #expect(await client.leave() == 1)
    }
  }
}

/// Sebastiano Vigna's SplitMix64: the same numbers for a seed on every machine.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
