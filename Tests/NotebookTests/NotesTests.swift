import Notebook
import Testing

@Suite("Notes, folded parts and definitions")
struct NotesTests {
  @Test(
    "GitHub's alerts are notes, and a quote stays a quote",
    arguments: [
      ("> [!NOTE]\n> Words.", "!note Words."), ("> [!tip]\n>\n> - a", "!tip - a"),
      ("> [!Warning]  \n> a\n>\n> b", "!warning a / b"), ("> [!NOTE] Title\n> a", "> [!NOTE] Title⏎a"),
      ("> a\n> [!NOTE]", "> a⏎[!NOTE]"), ("[!NOTE]\na", "[!NOTE]⏎a"),
    ])
  func alerts(markdown: String, expected: String) {
    #expect(blocks(markdown) == [expected])
  }

  @Test("a kind of note that there is not is told, with the one that was meant")
  func unknownAlert() {
    expectMistakes(
      parsing: "1️⃣> [!WARN]\n> a\n", ["1️⃣ warning: `[!WARN]` is no kind of note, and stays as it is → WARNING"])
  }

  @Test(
    "of HTML there are folded parts, and nothing else",
    arguments: [
      ("<details>\n<summary>A *b*</summary>\n\nc\n\n</details>", ["fold(A *b*) c"]),
      ("<details open><summary>A</summary>b</details>", ["fold open(A) b"]),
      ("<details>\n\n```{pick}\n```\n\n</details>\n\nc", ["fold() cell 0", "c"]),
      (
        "<details><summary>A</summary>\n\n<details><summary>B</summary>\n\nc\n\n</details>\n\nd\n</details>",
        ["fold(A) fold(B) c / d"]
      ),
      ("- a\n  <details>\n\n  b\n\n  </details>", ["- a / fold() b"]),
      ("<DETAILS OPEN=\"open\">\n\na\n\n</Details >", ["fold open() a"]),
      ("<details><summary>`</summary>` x</summary>b</details>", ["fold(‹</summary>› x) b"]),
      ("<details onclick=x>\n\na", ["a"]), ("<details><b>x</b></details>", []),
    ])
  func folds(markdown: String, expected: [String]) {
    #expect(blocks(markdown) == expected)
  }

  @Test("tags that do not belong together are told")
  func strayTags() {
    expectMistakes(
      parsing: "1️⃣</details>\n\n2️⃣<details>\n\na\n\n3️⃣<summary>b</summary>\n\n4️⃣<div>\n",
      [
        "1️⃣ warning: this tag belongs to no `<details>`, and is left out",
        "3️⃣ warning: this tag belongs to no `<details>`, and is left out",
        "4️⃣ warning: raw HTML is left out of the report",
        "2️⃣ warning: this `<details>` is never closed, and ends where what it stands in ends",
      ])
  }

  @Test("values, formulas and references in a summary are checked like others")
  func summaries() {
    expectMistakes(
      planning: "1️⃣<details><summary>`{a.b}` [@c]</summary></details>\n",
      ["1️⃣ no cell has the label `a`", "1️⃣ nothing is called `@c`"])
  }

  @Test("what is wrong in a summary, or between tags, is told in its line, and a formula where it begins")
  func placesInSummaries() {
    let source = MarkedSource(
      "<details>\n<summary>a $1️⃣\\foo$ and $2️⃣\\foo$</summary>\nb $3️⃣\\bar$\n</details>\n")
    let document = NotebookParser.parse(source.source).document
    #expect(
      document.formulas.map { source.line(Diagnostic(at: $0.range, $0.content.tex)) }
        == ["1️⃣ \\foo", "2️⃣ \\foo", "3️⃣ \\bar"])
    expectMistakes(
      planning: "<details>\n1️⃣<summary>`{a.b}`</summary>\n</details>\n", ["1️⃣ no cell has the label `a`"])
  }

  @Test(
    "terms have meanings, as pandoc has them",
    arguments: [
      ("A\n: b", ["A := b"]), ("*A*\n: b\n  c\n:   d", ["*A* := b⏎c | d"]),
      ("A\n: b\n\nC\n: d", ["A := b; C := d"]),
      ("A\n\n: b\n\n: c", ["A := b | c"]), ("A\nb\n: c", ["A⏎b⏎: c"]), (": b", [": b"]),
      ("A\n:b", ["A⏎:b"]), ("- A\n  : b", ["- A := b"]), ("A\n: b\n\nc", ["A := b", "c"]),
    ])
  func definitions(markdown: String, expected: [String]) {
    #expect(blocks(markdown) == expected)
  }
}
