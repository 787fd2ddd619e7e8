import Foundation
import Notebook
import TestSupport
import Testing

/// Notebooks that nobody writes, and that someone may send. Bounds on the processor's time are generous: they catch what
/// never ends.
@Suite("Hostile notebooks", .serialized)
struct HostileNotebookTests {
  private func check(
    _ text: String, within seconds: Double = 10, sourceLocation: SourceLocation = #_sourceLocation
  ) -> Opened {
    let start = ThreadTime.seconds
    let outcome = Planner.plan(
      SourceText(name: "a.md", text: text), in: FileManager.default.temporaryDirectory,
      catalogue: Kitchen.catalogue)
    let took = ThreadTime.seconds - start
    #expect(took < seconds, "it took \(took) s", sourceLocation: sourceLocation)
    return outcome
  }

  private func repeated(_ text: String, bytes: Int) -> String {
    String(repeating: text, count: bytes / text.utf8.count)
  }

  @Test(
    "ten thousand openings of anything are read, and closed again",
    arguments: [
      "> ", "[", "*", "_", "- ", "![", "`", "$", "$$", "**a ", "<", "(", "{", "[^", "~~", "\\", "1. ", "|",
    ])
  func nesting(opening: String) {
    _ = check(String(repeating: opening, count: 10_000) + "x\n")
    _ = check(String(repeating: opening, count: 10_000) + "x " + String(repeating: "]", count: 10_000) + "\n")
  }

  @Test(
    "half a megabyte of anything is read",
    arguments: [
      "word ", "$x$ ", "$x ", "$$\nx\n$$\n\n", "`a` ", "`", "*a* ", "[a](b) ", "<b>", "a\n\n", "| a |\n",
      "# h\n", "\\$", "${x} ",
      "```\nx\n```\n", "手写数字 ", "[^a]", "[a]: b\n", "- a\n", "$`", "`$",
      "[^a]: b\n\n", "a[^b] ", "<!-- a -->", "<!-- a\n", "**注意：**这里 ", "[a](#b) ", "## h\n[a](#x)\n",
      "---\ntitle: a\n", "[@a] ", "[@a", ";@a", "@a ", "> [!NOTE]\n> a\n\n", "<details>\n\n",
      "</details>\n\n",
      "<summary>`", "a\n: b\n\n", "a\n\n: b\n\n", ": b\n\n", "$$ a $$ {#x}\n\n", "$$\\label{x}\\\\$$\n\n",
    ])
  func large(piece: String) {
    _ = check(repeated(piece, bytes: 1 << 19), within: 30)
  }

  @Test("the largest notebook that is read is read in time", arguments: ["word ", "word\n\n", "手写数字\n"])
  func largest(piece: String) {
    _ = check(repeated(piece, bytes: SourceText.byteLimit), within: 30)
  }

  @Test("values beyond number are found", arguments: ["`{a.b}` ", "`{a.b}`\n", "`{a.b:.2q}` "])
  func values(piece: String) {
    #expect(check(repeated(piece, bytes: 1 << 17), within: 30).plan == nil)
  }

  @Test("2,000 cells of prose and steps are checked in a moment")
  func manyCells() {
    let cell = "Prose with $x_1$ and `{pick.count}`.\n\n```{pick}\ncount: 5\n```\n\n"
    let outcome = check(String(repeating: cell, count: 2000), within: 2)
    #expect(outcome.plan?.cells.count == 2000)
    #expect(outcome.plan?.cells.last?.label == "pick-2000")
  }

  @Test(
    "thousands of cells are checked, right ones and wrong ones",
    arguments: [
      "```{pick}\n```\n", "```{fly}\n```\n", "```{pick}\ncuont: 1\n```\n", "```{pick a}\n```\n",
      "```{peel}\n```\n",
    ])
  func cellsBeyondNumber(cell: String) {
    _ = check(repeated(cell, bytes: 1 << 18), within: 30)
  }

  @Test(
    "a few lines of YAML that stand for more than any machine holds are refused at once",
    arguments: ["&a", "&-a", "!!seq &a", "\t&a", "  &a", "!x\t&_a"])
  func billionLaughs(anchor: String) {
    var lines = ["x0: \(anchor)0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    let name = anchor.drop { $0 != "&" }.dropFirst()
    for level in 1...12 {
      let alias = String(repeating: "*\(name)\(level - 1), ", count: 10)
      lines.append("x\(level): \(anchor)\(level) [\(alias)]")
    }
    let yaml = lines.joined(separator: "\n")
    #expect(check("---\nparams: {}\n\(yaml)\n---\n").plan == nil)
    #expect(check("```{pick}\n\(yaml)\n```\n").plan == nil)
    let keys = "? \(anchor) [a]\n: 1"
    #expect(check("```{pick}\n\(keys)\n```\n").plan == nil)
  }

  @Test(
    "10,000 brackets in YAML are a mistake, no crash", arguments: ["[", "{", "- ", "? ", "a: [", "!!x ["])
  func deepYAML(opening: String) {
    #expect(check("```{pick}\ncount: \(String(repeating: opening, count: 10_000))\n```\n").plan == nil)
    #expect(check("---\nparams: \(String(repeating: opening, count: 10_000))\n---\n").plan == nil)
  }

  @Test(
    "a table that stands for more cells than anybody looks at is text, and that is told; a large one is a table"
  )
  func tables() {
    func table(columns: Int, rows: Int) -> String {
      "|" + String(repeating: "a|", count: columns) + "\n|" + String(repeating: "-|", count: columns) + "\n"
        + String(repeating: "x\n", count: rows)
    }
    let large = check(table(columns: 100, rows: 1000))
    #expect(large.diagnostics.isEmpty)
    if case .table(let table)? = large.plan?.document.blocks.first { #expect(table.rows.count == 1000) }
    let larger = check(table(columns: 4000, rows: 4000))
    #expect(larger.diagnostics.map(\.range?.start.line) == [2])
    if case .table? = larger.plan?.document.blocks.first { Issue.record("16 million cells were made") }
  }

  @Test(
    "60,000 brackets that are closed again are a mistake, no crash", arguments: [("[", "]"), ("{a: ", "}")])
  func deepClosedYAML(open: String, close: String) {
    let value = String(repeating: open, count: 60_000) + String(repeating: close, count: 60_000)
    #expect(check("```{pick}\ncount: \(value)\n```\n").plan == nil)
    #expect(check("---\nparams: {a: \(value)}\n---\n").plan == nil)
    #expect(ParameterReader.commandLine("a=\(value)")?.value(over: .null) == .text(value))
  }

  @Test("brackets as deep as anybody writes are read")
  func deepestYAML() {
    let list = String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
    #expect(check("```{pick}\ncount: \(list)\n```\n").plan == nil)
  }

  @Test("the same entry three thousand times is a mistake, found soon")
  func repetition() {
    let entries = String(repeating: "title: a\n", count: 3000)
    #expect(check("---\n\(entries)---\n").plan == nil)
    #expect(check("```{pick}\n\(String(repeating: "count: 1\n", count: 3000))```\n").plan == nil)
    let many = (0..<3000).map { "a\($0): 1\na\($0): 2\n" }.joined()
    #expect(check("```{pick}\n\(many)```\n").plan == nil)
  }

  @Test("bytes of every value are text, or are refused")
  func arbitraryBytes() {
    var state: UInt64 = 1
    for _ in 0..<300 {
      let bytes = (0..<400).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        // Much of it characters that mean something.
        let choices = Array("`{}$*_[]()#->|~:\n\n&!\\ ab".utf8)
        return state >> 60 == 0
          ? UInt8(truncatingIfNeeded: state >> 40) : choices[Int(state >> 33) % choices.count]
      }
      if let source = try? SourceText(name: "a.md", bytes: bytes) {
        _ = Planner.plan(source, in: FileManager.default.temporaryDirectory, catalogue: Kitchen.catalogue)
      }
      _ = Planner.plan(
        SourceText(name: "a.md", text: "```{pick}\n\(String(decoding: bytes, as: UTF8.self))\n```\n"),
        in: FileManager.default.temporaryDirectory, catalogue: Kitchen.catalogue)
    }
  }
}
