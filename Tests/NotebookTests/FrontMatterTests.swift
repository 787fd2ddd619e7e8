import Notebook
import Testing

@Suite("The front matter")
struct FrontMatterTests {
  private func frontMatter(_ text: String) -> FrontMatter {
    NotebookParser.parse(SourceText(name: "a.md", text: text)).document.frontMatter
  }

  @Test("every entry is read")
  func entries() {
    let read = frontMatter(
      """
      ---
      title: "Reading: digits"
      subtitle: Twice
      author: [Ada, Grace]
      date: 2026-11-22
      lang: zh-Hans-CN
      description: >-
        Two lines
        become one.
      seed: 7
      params: {lambda: 0.5, hidden: [25, 10], name: "1", on: true, none: }
      ---
      Prose.
      """)
    #expect(read.title == "Reading: digits")
    #expect(read.subtitle == "Twice")
    #expect(read.authors == ["Ada", "Grace"])
    #expect(read.date == "2026-11-22")
    #expect(read.language == "zh-Hans-CN")
    #expect(read.description == "Two lines become one.")
    #expect(read.seed == 7)
    #expect(read.parameters.map(\.name) == ["lambda", "hidden", "name", "on", "none"])
    #expect(
      read.parameters.map(\.value) == [
        .number(0.5), .list([.integer(25), .integer(10)]), .text("1"), .boolean(true), .null,
      ])
  }

  @Test(
    "without front matter, or an empty one, everything is as by default",
    arguments: ["", "# A", "---\n---\n", "\n---\n"])
  func absent(text: String) {
    #expect(frontMatter(text) == FrontMatter())
    #expect(NotebookParser.parse(SourceText(name: "a.md", text: text)).mistakes.isEmpty)
  }

  @Test(
    "it ends with `---` or `...`, with spaces after them or not", arguments: ["---", "...", "---  ", "...\t"])
  func ends(rule: String) {
    #expect(frontMatter("---\ntitle: A\n\(rule)\nProse").title == "A")
    #expect(blocks("---\ntitle: A\n\(rule)\nProse") == ["Prose"])
  }

  @Test("an unknown entry is a mistake, with the one that was meant")
  func unknown() {
    expectMistakes(
      parsing: """
        ---
        1️⃣titel: A
        2️⃣colour: red
        ---
        """,
      [
        "1️⃣ `titel` is not an entry of the front matter → title",
        "2️⃣ `colour` is not an entry of the front matter",
      ])
  }

  @Test("one that is never closed is one mistake, not a hundred")
  func unclosed() {
    expectMistakes(
      parsing: "1️⃣---\ntitle: A\n\n```{fly}\n```\n", ["1️⃣ the front matter is never closed"])
  }

  @Test(
    "values of the wrong kind are mistakes at their place",
    arguments: [
      ("seed: 1️⃣-1", "1️⃣ `seed` is -1, a whole number from 0 was expected"),
      ("seed: 1️⃣many", "1️⃣ `seed` is many, a whole number from 0 was expected"),
      ("lang: 1️⃣deutsch!", "1️⃣ `deutsch!` is not a language tag"),
      ("title: 1️⃣[a, b]", "1️⃣ `title` is text"),
      ("params: 1️⃣[a, b]", "1️⃣ `params` is a mapping of names to values"),
      ("params: {1️⃣2x: 1}", "1️⃣ `2x` is not a name for a parameter"),
      (
        "params: {a: 1️⃣{b: 1}}",
        "1️⃣ a mapping was found, a parameter is a number, text, true or false, or a list"
      ),
      ("1️⃣- title", "1️⃣ a YAML list was found, the front matter's entries are a YAML mapping"),
      ("1️⃣just words", "1️⃣ text was found, the front matter's entries are a YAML mapping"),
    ])
  func kinds(line: String, expected: String) {
    expectMistakes(parsing: "---\n\(line)\n---\n", [expected])
  }

  @Test("an entry twice is a mistake at the second, and the rest is read")
  func duplicates() {
    expectMistakes(
      parsing: """
        ---
        title: A
        seed: 2
        1️⃣title: B
        2️⃣sed: 3
        ---
        """,
      ["1️⃣ `title` is given twice, first in line 2", "2️⃣ `sed` is not an entry of the front matter → seed"])
  }

  @Test("a parameter twice is a mistake at the second, in a block and in braces")
  func duplicateParameters() {
    expectMistakes(
      parsing: """
        ---
        params:
          rate: 1
          hidden: 2
          1️⃣rate: 3
        2️⃣sed: 3
        ---
        """,
      ["1️⃣ `rate` is given twice, first in line 3", "2️⃣ `sed` is not an entry of the front matter → seed"])
    let flow = MarkedSource("---\nparams: {rate: 1, rate: 2}\n---\n")
    let mistakes = NotebookParser.parse(flow.source).mistakes
    #expect(mistakes.map(\.message) == ["`rate` is given twice, first in line 2"])
    #expect(mistakes.first?.range?.start.line == 2)
  }

  @Test("the notebook's lines keep their numbers behind it")
  func lines() {
    let parsed = NotebookParser.parse(
      SourceText(name: "a.md", text: "---\ntitle: A\n---\n\n```{pick}\n```\n"))
    #expect(parsed.document.cells.first?.fence == SourceRange(line: 5, column: 1, length: 9))
  }
}
