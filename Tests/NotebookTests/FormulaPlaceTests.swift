import Foundation
import Notebook
import Testing

@Suite("Places of formulas")
struct FormulaPlaceTests {
  /// Of each notebook, the marks stand where `\foo` stands in its formulas.
  @Test(
    "a place inside a formula is found in the file, wherever the formula stands",
    arguments: [
      "a $1️⃣\\foo$ b", "a $x + 1️⃣\\foo$ and $`y 2️⃣\\foo`$", "`$\\foo$` then $1️⃣\\foo$",
      "中文 $数1️⃣\\foo$ 学 $2️⃣\\foo$", "\\$5 and $1️⃣\\foo$", "$$\na +\n  1️⃣\\foo\n$$", "$$1️⃣\\foo$$",
      "> quote\n> $$\n> a\n>   + 1️⃣\\foo\n> $$", "- item $1️⃣\\foo$\n\n  - inner $x 2️⃣\\foo$",
      "- item\n\n  ```math\n  a\n  1️⃣\\foo\n  ```", "```math\n1️⃣\\foo\n```",
      "| a | b |\n|---|---|\n| $P(A\\|B) 1️⃣\\foo$ | $|x| 2️⃣\\foo$ |", "| $1️⃣\\foo$ |\n|---|\n| $y 2️⃣\\foo$ |",
      "## Heading $1️⃣\\foo$", "**bold $1️⃣\\foo$**, [link $2️⃣\\foo$](x) and *$3️⃣\\foo$*",
      "Text[^1] $1️⃣\\foo$.\n\n[^1]: Note $2️⃣\\foo$.", "a $x =\n y 1️⃣\\foo$ b $2️⃣\\foo$",
      "`code\nmore` then $1️⃣\\foo$", "---\ntitle: The $1️⃣\\foo$\nsubtitle: '$2️⃣\\foo$'\n---\n\n$3️⃣\\foo$\n",
      "```{pick}\ncaption: Of $1️⃣\\foo$ and $x 2️⃣\\foo$\n```\n\n$3️⃣\\foo$",
    ])
  func places(_ marked: String) throws {
    let marks = MarkedSource(marked)
    let opened = Planner.plan(
      marks.source, in: FileManager.default.temporaryDirectory, catalogue: Kitchen.catalogue)
    #expect(!opened.formulas.isEmpty)
    let expected = opened.formulas.indices.map { "\($0 + 1)\u{FE0F}\u{20E3} here" }
    let found = opened.formulas.map { formula in
      let start = formula.content.tex.range(of: "\\foo").map {
        $0.lowerBound.utf16Offset(in: formula.content.tex)
      }
      let range = marks.source.range(of: start.map { $0..<$0 + 4 }, in: formula)
      #expect(range.length == 4)
      return marks.line(Diagnostic(at: range, "here"))
    }
    #expect(found == expected)
  }

  @Test("where the file writes a formula in other characters, the place is the option's")
  func elsewhere() {
    let source = SourceText(name: "", text: "```{pick}\ncaption: \"\\u0024x \\\\foo\\u0024\"\n```\n")
    let opened = Planner.plan(
      source, in: FileManager.default.temporaryDirectory, catalogue: Kitchen.catalogue)
    #expect(opened.formulas.map(\.content.tex) == ["x \\foo"])
    #expect(
      opened.formulas.map { source.range(of: 2..<6, in: $0).start } == [SourcePosition(line: 2, column: 10)])
  }
}
