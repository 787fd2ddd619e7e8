import Foundation
import TestSupport
import Testing

@Suite("Stored results")
struct StoredResultsTests {
  @Test("a second run restores everything, and prose, captions, labels and threads change nothing")
  func secondRun() throws {
    let workspace = try DigitsWorkspace()
    expect(try workspace.states("run", "test.md"), ran: Set(DigitsWorkspace.labels))
    expect(try workspace.states("run", "test.md"), ran: [])
    try workspace.edit("Prose about digits.", "Other prose.\n\nAnd more of it.")
    try workspace.edit("caption: Some digits.", "caption: Digits.\necho: false")
    expect(try workspace.states("run", "test.md", "--threads", "1"), ran: [])
    try workspace.edit("{predict}", "{predict honest}")
    #expect(try workspace.states("run", "test.md")["honest"] == "restored")
  }

  @Test("an option that changes runs its cell and what depends on it, and undoing it runs nothing")
  func optionChange() throws {
    let workspace = try DigitsWorkspace()
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
    let workspace = try DigitsWorkspace()
    try workspace.cahier("run", "test.md", "-p", "lambda=1")
    expect(try workspace.states("run", "test.md", "-p", "lambda=1.0"), ran: [])
    expect(try workspace.states("run", "test.md", "-p", "lambda=1e0"), ran: [])
    #expect(try workspace.cahier("run", "test.md", "-p", "lambda=\"1\"").status == 2)
  }

  @Test(
    "touching the data runs nothing, changing it runs what really changed, moving the notebook runs nothing")
  func dataChange() throws {
    let workspace = try DigitsWorkspace()
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
    let workspace = try DigitsWorkspace()
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
    let workspace = try DigitsWorkspace()
    try workspace.cahier("run", "test.md")
    try workspace.edit("lambda: 0.1", "lambda: 30")
    let alone = try workspace.cells(["rerun", "test.md", "minimize"])
    #expect(alone["minimize"]?.state == "ran")
    #expect(alone["predict"]?.state == "stale")
    let plan = try workspace.cahier("rerun", "test.md", "minimize").error
    #expect(plan.contains("plan: run minimize; 3 are fresh; 1 is left as it is"), "\(plan)")
    #expect(alone["predict"]?.reason == "input `network` changed")
    let page = try String(
      contentsOf: workspace.folder.url.appending(path: "Output/test.html"), encoding: .utf8)
    #expect(page.contains("data-state=\"stale\""))
    let both = try workspace.cells(["rerun", "test.md", "minimize", "--downstream"])
    #expect(both["predict"]?.state == "ran")
  }

  @Test("render computes nothing and says what is stale")
  func render() throws {
    let workspace = try DigitsWorkspace()
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
    let workspace = try DigitsWorkspace()
    try workspace.cahier("run", "test.md")
    expect(try workspace.states("run", "test.md", "--fresh"), ran: Set(DigitsWorkspace.labels))
    try workspace.edit("lambda: 0.1", "lambda: 0.3")
    let dry = try workspace.cahier("run", "test.md", "--dry-run")
    #expect(dry.output.contains("option `lambda` was 0.1, is 0.3"))
    #expect(
      try workspace.cahier("status", "test.md").output.contains("was 0.1, is 0.3"),
      "a dry run changes nothing")
  }
}
