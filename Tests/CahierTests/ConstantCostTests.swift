import Foundation
import TestSupport
import Testing

/// Work is counted in calls of the system, which are as many on any machine.
@Suite("What a run costs")
struct ConstantCostTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("a,b,label\n0,1,1\n1,0,2\n0.5,1,1\n", to: "data.csv")
    try folder.write(
      """
      The formula $x^2$, and one that is none: $\\nonsense$.

      ```{load}
      file: data.csv
      labels: label
      hidden: 2
      ```

      ```{cost}
      ```

      ```{save}
      file: weights.npz
      ```

      """, to: "nb.md")
  }

  @discardableResult
  private func run(_ arguments: String...) throws -> ExternalProgram.Outcome {
    // A file that was written a moment ago is read again.
    usleep(150_000)
    let outcome = try ExternalProgram.cahier.run(["run", "nb.md"] + arguments, in: folder.url)
    #expect(outcome.status == 0, "\(outcome.error)")
    return outcome
  }

  /// The calls that name a file or list a folder, by name and in order.
  private func calls(_ arguments: String...) throws -> [String] {
    let log = folder.url.appending(path: "calls.txt")
    let strace = ExternalProgram(URL(filePath: "/usr/bin/strace"))
    let outcome = try strace.run(
      [
        "-f", "-o", log.path, "-e", "trace=%file,getdents64,execve", ExternalProgram.cahier.url.path, "run",
        "nb.md",
      ]
        + arguments, in: folder.url)
    #expect(outcome.status == 0, "\(outcome.error)")
    // Each line begins with the thread's number.
    return try String(contentsOf: log, encoding: .utf8).split(separator: "\n")
      .compactMap { $0.split(separator: " ", maxSplits: 1).last?.drop { $0 == " " } }.map(String.init)
      .filter { $0.contains("(") && !$0.hasPrefix("<") }
  }

  private var page: URL { folder.url.appending(path: "Output/nb.html") }

  /// Files as the store has them, under names that nobody asks for.
  private func fill(with count: Int) throws {
    let store = folder.url.appending(path: "Output/.cahier")
    let key = try #require(try FileManager.default.contentsOfDirectory(atPath: store.path).first)
    for index in 0..<count {
      let name = String(repeating: "0", count: 60) + String(index + 0x1000, radix: 16)
      let leaf = store.appending(path: "\(key)/records/\(String(index % 256 + 256, radix: 16).suffix(2))")
      try FileManager.default.createDirectory(at: leaf, withIntermediateDirectories: true)
      try Data(repeating: 1, count: 600).write(to: leaf.appending(path: name))
    }
  }

  @Test("does not depend on how much is stored, whether it computes or not")
  func store() throws {
    try run()
    let fresh = try calls("--fresh").count
    let restored = try calls().count
    try fill(with: 3000)
    // Threads that call at once make a line more or less; a walk would make hundreds.
    #expect(abs(try calls().count - restored) < 20)
    #expect(abs(try calls("--fresh").count - fresh) < 20)
  }

  @Test("with nothing to do: no script engine, no data file, and the report keeps its bytes")
  func nothing() throws {
    try run()
    let before = try Data(contentsOf: page)
    let calls = try calls()
    #expect(calls.filter { $0.hasPrefix("execve") }.count == 1, "the formula that can't be set is remembered")
    #expect(!calls.contains { $0.contains("data.csv") && $0.hasPrefix("open") })
    #expect(!calls.contains { $0.contains("katex.min.js") && $0.hasPrefix("open") })
    #expect(!calls.contains { $0.hasPrefix("rename") || $0.contains("O_CREAT") }, "nothing is written")
    #expect(try Data(contentsOf: page) == before)
    #expect(try run().error.contains("nonsense"), "what is wrong with a formula is said each time")
  }

  @Test("the report is written again when it was changed, is gone, or would show something else")
  func rewriting() throws {
    try run()
    let first = try String(contentsOf: page, encoding: .utf8)
    try Data((first + "<!-- mine -->").utf8).write(to: page)
    try run()
    #expect(try !String(contentsOf: page, encoding: .utf8).contains("mine"))
    try FileManager.default.removeItem(at: page)
    // Without its report nobody knows whose the saved file is.
    try run("--force")
    #expect(FileManager.default.fileExists(atPath: page.path))
    let notebook = folder.url.appending(path: "nb.md")
    let text = try String(contentsOf: notebook, encoding: .utf8)
    try folder.write(text + "\nAnother sentence.\n", to: "nb.md")
    try run()
    #expect(try String(contentsOf: page, encoding: .utf8).contains("Another sentence."))
    let saved = folder.url.appending(path: "Output/weights.npz")
    let weights = try Data(contentsOf: saved)
    try FileManager.default.removeItem(at: saved)
    try run()
    #expect(try Data(contentsOf: saved) == weights, "a saved file that is gone comes back, too")
  }

  @Test("a data file that changed is read again, also when its size and time of writing are what they were")
  func dataFile() throws {
    try run()
    let file = folder.url.appending(path: "data.csv")
    let date = try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] ?? Date()
    try run()
    try folder.write("a,b,label\n0,1,2\n1,0,1\n0.5,1,1\n", to: "data.csv")
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: file.path)
    #expect(try run("--dry-run").output.contains("file data.csv changed"))
  }

  @Test("a picture that changed beside the notebook changes the report")
  func picture() throws {
    let notebook = folder.url.appending(path: "nb.md")
    let text = try String(contentsOf: notebook, encoding: .utf8)
    try folder.write(text + "\n![a picture](p.gif)\n", to: "nb.md")
    for color in ["AAAA", "/wAA"] {
      let picture = "R0lGODlhAQABAIAAA\(color)P///ywAAAAAAQABAAACAUwAOw=="
      let bytes = try #require(Data(base64Encoded: picture))
      try bytes.write(to: folder.url.appending(path: "p.gif"))
      try run()
      #expect(try String(contentsOf: page, encoding: .utf8).contains(picture))
    }
  }

  @Test("`status` and `--dry-run` set no formulas, and make no key where there is none")
  func asking() throws {
    let key = folder.url.appending(path: "none.key")
    for arguments in [["status", "nb.md"], ["run", "nb.md", "--dry-run"], ["check", "nb.md"]] {
      let outcome = try ExternalProgram.cahier.run(
        arguments, environment: ["CAHIER_KEY_FILE": key.path], in: folder.url)
      #expect(outcome.status == 0, "\(outcome.error)")
      #expect(!FileManager.default.fileExists(atPath: key.path), "\(arguments)")
    }
    let empty = try ExternalProgram.cahier.run(
      ["run", "nb.md"], environment: ["CAHIER_KEY_FILE": key.path], in: folder.url)
    #expect(empty.status == 0)
    #expect(FileManager.default.fileExists(atPath: key.path))
  }

  @Test("a key's file that a full disk left empty is made anew")
  func emptyKey() throws {
    let key = try folder.write("", to: "empty.key")
    let outcome = try ExternalProgram.cahier.run(
      ["run", "nb.md"], environment: ["CAHIER_KEY_FILE": key.path], in: folder.url)
    #expect(!outcome.error.contains("nothing is stored"), "\(outcome.error)")
    #expect(try String(contentsOf: key, encoding: .utf8).count == 65)
  }
}
