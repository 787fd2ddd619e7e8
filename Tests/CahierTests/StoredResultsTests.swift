import Foundation
import TestSupport
import Testing

/// A notebook in a folder of its own, and the command run in it.
private struct Workspace {
  let folder: TemporaryFolder

  /// The main notebook's chain with short training, on a part of the digits.
  static let notebook = """
    ---
    title: A test
    params: {lambda: 0.5}
    ---

    Prose about digits.

    ```{load}
    file: digits.mat
    limit: 500
    resize: [20, 20]
    ```

    ```{display}
    rows: 2
    caption: Some digits.
    ```

    ```{cost}
    lambda: ${lambda}
    ```

    ```{minimize}
    iterations: 20
    lambda: 0.1
    ```

    ```{predict}
    ```
    """

  init(_ text: String = Workspace.notebook) throws {
    folder = try TemporaryFolder()
    try folder.write(text, to: "test.md")
    try FileManager.default.copyItem(at: Fixtures.digits, to: folder.url.appending(path: "digits.mat"))
  }

  func edit(_ old: String, _ new: String) throws {
    let url = folder.url.appending(path: "test.md")
    let text = try String(contentsOf: url, encoding: .utf8)
    try #require(text.contains(old))
    try folder.write(text.replacingOccurrences(of: old, with: new), to: "test.md")
  }

  @discardableResult
  func cahier(_ arguments: String...) throws -> ExternalProgram.Outcome {
    try ExternalProgram.cahier.run(arguments, in: folder.url)
  }

  /// Runs and returns the state of each cell, by label.
  func states(_ arguments: String...) throws -> [String: String] {
    try cells(arguments).mapValues { $0.state }
  }

  func cells(_ arguments: [String]) throws -> [String: (
    state: String, reason: String?, scalars: [String: Double]
  )] {
    let outcome = try ExternalProgram.cahier.run(arguments + ["--json"], in: folder.url)
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any], "\(outcome.error)")
    let cells = try #require(document["cells"] as? [[String: Any]])
    return Dictionary(
      uniqueKeysWithValues: cells.map { cell in
        let scalars = (cell["scalars"] as? [String: Any] ?? [:]).compactMapValues { $0 as? Double }
        return (
          cell["label"] as? String ?? "",
          (cell["state"] as? String ?? "", cell["reason"] as? String, scalars)
        )
      })
  }

  var stored: [URL] {
    let root = folder.url.appending(path: "Output/.cahier")
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: [.isRegularFileKey])
    return (files?.compactMap { $0 as? URL } ?? []).filter {
      (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true
    }
  }
}

@Suite("Stored results")
struct StoredResultsTests {
  private let all = ["load", "display", "cost", "minimize", "predict"]

  private func expect(
    _ states: [String: String], ran: Set<String>, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for label in all {
      #expect(
        states[label] == (ran.contains(label) ? "ran" : "restored"), "\(label)",
        sourceLocation: sourceLocation)
    }
  }

  @Test("a second run restores everything, and prose, captions, labels and threads change nothing")
  func secondRun() throws {
    let workspace = try Workspace()
    expect(try workspace.states("run", "test.md"), ran: Set(all))
    expect(try workspace.states("run", "test.md"), ran: [])
    try workspace.edit("Prose about digits.", "Other prose.\n\nAnd more of it.")
    try workspace.edit("caption: Some digits.", "caption: Digits.\necho: false")
    expect(try workspace.states("run", "test.md", "--threads", "1"), ran: [])
    try workspace.edit("{predict}", "{predict honest}")
    #expect(try workspace.states("run", "test.md")["honest"] == "restored")
  }

  @Test("an option that changes runs its cell and what depends on it, and undoing it runs nothing")
  func optionChange() throws {
    let workspace = try Workspace()
    try workspace.cahier("run", "test.md")
    expect(try workspace.states("run", "test.md", "-p", "lambda=0.7"), ran: ["cost"])
    try workspace.edit("lambda: 0.1", "lambda: 0.2")
    let status = try workspace.cahier("status", "test.md")
    #expect(status.output.contains("option `lambda` was 0.1, is 0.2"), "\(status.output)")
    #expect(status.output.contains("`minimize` before it is stale"))
    expect(try workspace.states("run", "test.md"), ran: ["minimize", "predict"])
    try workspace.edit("lambda: 0.2", "lambda: 0.1")
    expect(try workspace.states("run", "test.md"), ran: [])
  }

  @Test("1, 1.0 and 1e0 are the same number to an option, and another text is a mistake")
  func canonicalNumbers() throws {
    let workspace = try Workspace()
    try workspace.cahier("run", "test.md", "-p", "lambda=1")
    expect(try workspace.states("run", "test.md", "-p", "lambda=1.0"), ran: [])
    expect(try workspace.states("run", "test.md", "-p", "lambda=1e0"), ran: [])
    #expect(try workspace.cahier("run", "test.md", "-p", "lambda=\"1\"").status == 2)
  }

  @Test(
    "touching the data runs nothing, changing it runs what really changed, moving the notebook runs nothing")
  func dataChange() throws {
    let workspace = try Workspace()
    try workspace.cahier("run", "test.md")
    let data = workspace.folder.url.appending(path: "digits.mat")
    try FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: data.path)
    expect(try workspace.states("run", "test.md"), ran: [])

    // One byte of the descriptive text: the file is another, what it holds is the same.
    var bytes = try Data(contentsOf: data)
    bytes[20] ^= 1
    try bytes.write(to: data)
    #expect(try workspace.cahier("status", "test.md").output.contains("file digits.mat changed"))
    expect(try workspace.states("run", "test.md"), ran: ["load"])

    let moved = try TemporaryFolder()
    try FileManager.default.removeItem(at: moved.url)
    try FileManager.default.copyItem(at: workspace.folder.url, to: moved.url)
    let outcome = try ExternalProgram.cahier.run(["run", "test.md", "--json"], in: moved.url)
    #expect(!outcome.output.contains("\"state\": \"ran\""))
  }

  @Test("rerun runs one cell, leaves the others, and comes to the same again")
  func rerun() throws {
    let workspace = try Workspace()
    let before = try workspace.cells(["run", "test.md"])
    let display = try workspace.cells(["rerun", "test.md", "display"])
    #expect(
      display.mapValues(\.state) == [
        "load": "restored", "display": "ran", "cost": "restored", "minimize": "restored",
        "predict": "restored",
      ])
    func numbers(_ cells: [String: (state: String, reason: String?, scalars: [String: Double])]) -> [String:
      [String: Double]]
    {
      cells.mapValues { $0.scalars.filter { $0.key != "seconds" } }
    }
    #expect(numbers(display) == numbers(before))
    for _ in 1...2 {
      let again = try workspace.cells(["rerun", "test.md", "4"])
      #expect(again["minimize"]?.state == "ran")
      #expect(again["predict"]?.state == "restored")
      #expect(numbers(again) == numbers(before))
    }
  }

  @Test("rerun marks what depends on a changed cell stale, or runs it with --downstream")
  func rerunDownstream() throws {
    let workspace = try Workspace()
    try workspace.cahier("run", "test.md")
    try workspace.edit("lambda: 0.1", "lambda: 30")
    let alone = try workspace.cells(["rerun", "test.md", "minimize"])
    #expect(alone["minimize"]?.state == "ran")
    #expect(alone["predict"]?.state == "stale")
    #expect(alone["predict"]?.reason == "input `network` changed")
    let page = try String(
      contentsOf: workspace.folder.url.appending(path: "Output/test.html"), encoding: .utf8)
    #expect(page.contains("data-state=\"stale\""))
    let both = try workspace.cells(["rerun", "test.md", "minimize", "--downstream"])
    #expect(both["predict"]?.state == "ran")
  }

  @Test("render computes nothing and says what is stale")
  func render() throws {
    let workspace = try Workspace()
    #expect(try workspace.states("render", "test.md").values.allSatisfy { $0 == "not run" })
    try workspace.cahier("run", "test.md")
    try FileManager.default.removeItem(at: workspace.folder.url.appending(path: "Output/test.html"))
    expect(try workspace.states("render", "test.md"), ran: [])
    try workspace.edit("limit: 500", "limit: 400")
    let stale = try workspace.cells(["render", "test.md"])
    #expect(stale["load"]?.reason == "option `limit` was 500, is 400")
    #expect(stale.values.allSatisfy { $0.state == "stale" })
  }

  @Test("--fresh runs everything, --dry-run only says what would run")
  func freshAndDry() throws {
    let workspace = try Workspace()
    try workspace.cahier("run", "test.md")
    expect(try workspace.states("run", "test.md", "--fresh"), ran: Set(all))
    try workspace.edit("lambda: 0.1", "lambda: 0.3")
    let dry = try workspace.cahier("run", "test.md", "--dry-run")
    #expect(dry.output.contains("option `lambda` was 0.1, is 0.3"))
    #expect(
      try workspace.cahier("status", "test.md").output.contains("was 0.1, is 0.3"),
      "a dry run changes nothing")
  }

  @Test("loading the digits and training takes less than 5 MB of disk")
  func size() throws {
    let workspace = try Workspace(Workspace.notebook.replacingOccurrences(of: "limit: 500\n", with: ""))
    try workspace.cahier("run", "test.md")
    let bytes = try workspace.stored.reduce(0) {
      try $0 + ($1.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0)
    }
    #expect(bytes > 50_000)
    #expect(bytes < 5_000_000)
  }

  @Test("a stored file with a changed byte is a miss with a warning, and the run is right")
  func damage() throws {
    let workspace = try Workspace()
    let before = try workspace.cells(["run", "test.md"])
    for url in workspace.stored where !url.path.contains("checkpoints") {
      var bytes = try Data(contentsOf: url)
      bytes[bytes.count / 2] ^= 0x10
      try bytes.write(to: url)
    }
    let outcome = try workspace.cahier("run", "test.md")
    #expect(outcome.status == 0)
    #expect(outcome.error.contains("is damaged"))
    let after = try workspace.cells(["run", "test.md"])
    #expect(after["minimize"]?.scalars["cost"] == before["minimize"]?.scalars["cost"])
    #expect(after.values.allSatisfy { $0.state == "restored" })
  }

  @Test("a store that can't be written is one warning, and the run ends with the right report")
  func unwritableStore() throws {
    let workspace = try Workspace()
    let outcome = try workspace.cahier("run", "test.md", "--cache-dir", "/proc/nowhere")
    #expect(outcome.status == 0)
    #expect(outcome.error.components(separatedBy: "nothing can be stored").count == 2, "\(outcome.error)")
    #expect(outcome.output == "Output/test.html\n")
  }

  @Test("two runs at once both end right")
  func twoAtOnce() throws {
    let workspace = try Workspace()
    let url = workspace.folder.url
    let outcome = try ExternalProgram.cahier.run(
      ["run", "test.md", "-o", "a.html", "--cache-dir", "store"], in: url
    ) { _ in
      let other = try ExternalProgram.cahier.run(
        ["run", "test.md", "-o", "b.html", "--cache-dir", "store"], in: url)
      #expect(other.status == 0, "\(other.error)")
    }
    #expect(outcome.status == 0, "\(outcome.error)")
    let again = try ExternalProgram.cahier.run(["run", "test.md", "--json", "--cache-dir", "store"], in: url)
    #expect(!again.output.contains("\"state\": \"ran\""))
    #expect(again.error.contains("damaged") == false)
  }

  @Test("clean drops what is stored")
  func clean() throws {
    let workspace = try Workspace()
    try workspace.cahier("run", "test.md")
    let outcome = try workspace.cahier("clean", "test.md")
    #expect(outcome.status == 0)
    expect(try workspace.states("run", "test.md"), ran: Set(all))
    try workspace.cahier("clean", "test.md", "--max-size", "1kB")
    let bytes = try workspace.stored.reduce(0) {
      try $0 + ($1.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0)
    }
    #expect(bytes <= 1000)
  }

  @Test("a sweep computes what its combinations share once, and its page compares them")
  func sweep() throws {
    let workspace = try Workspace()
    let outcome = try workspace.cahier(
      "sweep", "test.md", "-p", "lambda=0.001,0.1,10", "--jobs", "2", "--no-progress")
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(outcome.output == "Output/test-sweep/index.html\n")
    #expect(outcome.error.contains("3 combinations, 3 ran"), "\(outcome.error)")
    // Of the five cells, one differs between the three combinations.
    #expect(workspace.stored.filter { $0.path.contains("/records/") }.count == 4 + 3)
    let page = workspace.folder.url.appending(path: "Output/test-sweep/index.html")
    let html = try String(contentsOf: page, encoding: .utf8)
    for lambda in ["0.001", "0.1", "10"] {
      #expect(html.contains("href=\"./lambda=\(lambda).html\""))
      #expect(
        FileManager.default.fileExists(
          atPath: page.deletingLastPathComponent().appending(path: "lambda=\(lambda).html").path))
    }
    let list = try workspace.cahier("sweep", "test.md", "-p", "lambda=0.001,0.1", "--list")
    #expect(list.output.split(separator: "\n").count == 2)
    #expect(
      list.output.hasPrefix(
        "cahier run test.md -p lambda=0.001 -o Output/test-sweep/lambda=0.001.html --cache-dir "))
    let collected = try workspace.cahier(
      "sweep", "test.md", "-p", "lambda=0.001,0.1,10", "--collect", "--quiet")
    #expect(collected.status == 0)

    let printed = try Python.run(script: Fixtures.url("Browser/inspect_page.py"), arguments: [page.path])
    let inspection = try JSONDecoder().decode(ReportPageTests.Inspection.self, from: Data(printed.utf8))
    #expect(inspection.requests == [])
    #expect(inspection.messages == [])
    for view in inspection.views {
      #expect(view.overflowing == [])
      #expect(view.withoutAlternative == [])
      #expect(view.faint == [])
    }
  }
}

@Suite("Stopping and going on")
struct GoingOnTests {
  private static func notebook(_ options: String) -> String {
    """
    ```{load}
    file: digits.mat
    limit: 500
    resize: [20, 20]
    ```

    ```{minimize}
    \(options)
    tolerance: 0
    ```
    """
  }

  /// The bits that must not depend on where a run was stopped.
  private func final(_ workspace: Workspace) throws -> [String: Double] {
    let cell = try #require(try workspace.cells(["run", "test.md"])["minimize"])
    return cell.scalars.filter { $0.key != "seconds" }
  }

  @Test(
    "after kill -9 at many moments the next runs end in the bits of a run that was never stopped",
    arguments: [
      "l-bfgs", "tnc", "gradient-descent",
    ])
  func kill(method: String) throws {
    let options = "method: \(method)\niterations: \(method == "tnc" ? 40 : 1500)"
    let expected = try final(try Workspace(Self.notebook(options)))
    let workspace = try Workspace(Self.notebook(options))
    var random = SystemRandomNumberGenerator()
    var kills = 0
    for _ in 0..<17 {
      let delay = UInt32.random(in: 1_000...400_000, using: &random)
      let outcome = try ExternalProgram.cahier.run(
        ["run", "test.md"], environment: ["CAHIER_CHECKPOINT_INTERVAL": "0.02"], in: workspace.folder.url
      ) { process in
        usleep(delay)
        _ = Foundation.kill(process.processIdentifier, SIGKILL)
      }
      if outcome.status == SIGKILL { kills += 1 }
      #expect(!outcome.error.contains("damaged"))
    }
    #expect(kills > 0)
    #expect(try final(workspace) == expected)
  }

  @Test("raising iterations goes on from the stored end, in the bits of the longer run")
  func raise() throws {
    let expected = try final(try Workspace(Self.notebook("iterations: 60")))
    let workspace = try Workspace(Self.notebook("iterations: 25"))
    #expect(try final(workspace)["iterations"] == 25)
    try workspace.edit("iterations: 25", "iterations: 60")
    #expect(try final(workspace) == expected)
  }

  @Test("Ctrl-C keeps what was done, and the next run goes on to the same end")
  func interrupt() throws {
    let options = "method: gradient-descent\niterations: 10000"
    let expected = try final(try Workspace(Self.notebook(options)))
    let workspace = try Workspace(Self.notebook(options))
    let outcome = try ExternalProgram.cahier.run(
      ["run", "test.md"], environment: ["CAHIER_CHECKPOINT_INTERVAL": "0.02"], in: workspace.folder.url
    ) { process in
      // From the first checkpoint on it is in the middle of training.
      while !workspace.stored.contains(where: { $0.path.contains("checkpoints") }), process.isRunning {
        usleep(1000)
      }
      process.interrupt()
    }
    #expect(outcome.status == 130, "\(outcome.error)")
    #expect(try final(workspace) == expected)
  }
}
