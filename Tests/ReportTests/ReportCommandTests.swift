import Foundation
import Notebook
import Report
import Testing

@Suite("The command that makes a report again") struct ReportCommandTests {
  private func command(_ name: String, overrides: [GivenParameter] = []) async throws
    -> ReportCommand
  {
    let text = "---\ntitle: T\nparams: {a: 1, b: x}\n---\n```{load}\nfile: ${a}${b}\n```\n"
    return ReportCommand(for: try await SampleSteps.run(text, name: name, overrides: overrides).plan)
  }

  @Test("names the parameters that are not the notebook's own")
  func parameters() async throws {
    #expect(try await command("a.md").run == "cahier run a.md")
    #expect(
      try await command(
        "a.md", overrides: [GivenParameter("a", .number(0.5)), GivenParameter("b", .text("x y"))]
      ).run
        == "cahier run a.md -p a=0.5 -p 'b=x y'")
    #expect(
      try await command("a.md", overrides: [GivenParameter("b", .text("1"))]).run
        == "cahier run a.md -p 'b=\"1\"'")
    #expect(try await command("a.md").run(cell: "load") == "cahier rerun a.md load")
  }

  @Test(
    "is one word a word for the shell",
    arguments: [
      "a b.md", "it's.md", "$(rm -rf x).md", "`x`.md", "数字.md", "a;b.md", "a\"b.md", "*.md", "~x.md",
    ])
  func quoting(_ name: String) async throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "printf '%s\\n' " + (try await command(name).run)]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(output == "cahier\nrun\n\(name)\n")
  }
}
