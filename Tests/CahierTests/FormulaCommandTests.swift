import Foundation
import TestSupport
import Testing

@Suite("Formulas on the command line")
struct FormulaCommandTests {
  @Test(
    "a formula that is not set is a warning of `check` and of `run`, at its place; the report shows its source"
  )
  func mistakes() throws {
    let folder = try TemporaryFolder()
    try folder.write("# Title\n\nOf $x$ and $a + \\foo$.\n\n> $$\n> b + \\bar\n> $$\n", to: "test.md")
    for arguments in [["check", "test.md"], ["run", "test.md", "-o", "test.html"]] {
      let outcome = try ExternalProgram.cahier.run(arguments, in: folder.url)
      #expect(outcome.status == 0)
      for expected in [
        "test.md:3:17: warning: the formula is not set: Undefined control sequence: \\foo",
        "test.md:6:11: warning: the formula is not set: ",
      ] {
        #expect(outcome.error.contains(expected), "\(expected)\n--- in ---\n\(outcome.error)")
      }
      // Said once, not again when the page is written.
      #expect(outcome.error.components(separatedBy: "\\foo\n").count == 2)
    }
    let page = try String(contentsOf: folder.url.appending(path: "test.html"), encoding: .utf8)
    #expect(page.contains("$a + \\foo$</code>"))
  }

  @Test("macros of one formula hold in the next; one that only defines leaves no box")
  func macros() throws {
    let folder = try TemporaryFolder()
    try folder.write("$$\\newcommand{\\E}{\\mathbb{E}}$$\n\n$\\def\\q{1}$\n\n$\\E[X] = \\q$\n", to: "test.md")
    let outcome = try ExternalProgram.cahier.run(["run", "test.md", "-o", "test.html"], in: folder.url)
    #expect(outcome.status == 0)
    #expect(!outcome.error.contains("warning"))
    let page = try String(contentsOf: folder.url.appending(path: "test.html"), encoding: .utf8)
    #expect(page.contains("class=\"katex\""))
    #expect(!page.contains("<p></p>"))
    #expect(!page.contains("<div class=\"formula\">"))
    #expect(!page.contains("<code class=\"tex"))
  }

  @Test("a formula at which the engine's process dies is not set, and all the others are, with their macros")
  func dying() throws {
    let folder = try TemporaryFolder()
    // More memory than a formula may have: the process ends at once, as it would in a crash.
    let laugh =
      "$\\def\\b{\\frac12\\frac12\\frac12\\frac12\\frac12\\frac12}" + String(repeating: "\\b", count: 200)
      + "$"
    try folder.write("$\\def\\q{1}$ $\\q$\n\n\(laugh)\n\n$\\q + 1$\n", to: "test.md")
    let outcome = try ExternalProgram.cahier.run(["check", "test.md"], in: folder.url)
    #expect(outcome.status == 0)
    #expect(outcome.error.contains("test.md:3:2: warning: the formula is not set: it makes more work"))
    #expect(outcome.output == "test.md: 0 cells, 1 warning\n")
  }

  @Test("the subcommand that sets formulas is Cahier's own, and says in a line why it cannot")
  func worker() throws {
    #expect(try !ExternalProgram.cahier.run(["--help"]).output.contains("set-formulas"))
    let outcome = try ExternalProgram.cahier.run(["set-formulas", "/nowhere"])
    #expect(outcome.output.hasPrefix("{\"failure\""))
  }
}
