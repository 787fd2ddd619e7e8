import Foundation
import TestSupport
import Testing

@Suite("cahier sweep")
struct SweepTests {
  @Test("a sweep computes what its combinations share once, and its page compares them")
  func sweep() throws {
    let workspace = try DigitsWorkspace()
    let outcome = try workspace.cahier(
      "sweep", "test.md", "-p", "lambda=0.001,0.1,10", "--jobs", "2", "--no-progress")
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(outcome.output == "Output/test-sweep/index.html\n")
    #expect(outcome.error.components(separatedBy: "✓ load").count == 2, "loaded once\n\(outcome.error)")
    #expect(outcome.error.components(separatedBy: "✓ minimize").count == 2, "trained once\n\(outcome.error)")
    #expect(outcome.error.components(separatedBy: "✓ cost").count == 4, "\(outcome.error)")
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
