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
    #expect(read.title?.content.plainText == "Reading: digits")
    #expect(read.subtitle?.content.plainText == "Twice")
    #expect(read.authors == ["Ada", "Grace"])
    #expect(read.date == "2026-11-22")
    #expect(read.language == "zh-Hans-CN")
    #expect(read.description?.content.plainText == "Two lines become one.")
    #expect(read.seed == 7)
    #expect(read.parameters.map(\.name) == ["lambda", "hidden", "name", "on", "none"])
    #expect(
      read.parameters.map(\.value) == [
        .number(0.5), .list([.integer(25), .integer(10)]), .text("1"), .boolean(true), .null,
      ])
  }

  @Test("what is behind `!!str` is text, like what is in quotes")
  func textTag() {
    let read = frontMatter("---\ntitle: !!str 1984\nparams: {run: !!str 007, none: !!str , one: 007}\n---\n")
    #expect(read.title?.content.plainText == "1984")
    #expect(read.parameters.map(\.value) == [.text("007"), .text(""), .integer(7)])
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
    #expect(frontMatter("---\ntitle: A\n\(rule)\nProse").title?.content.plainText == "A")
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
      ("seed: 1️⃣\"7\"", "1️⃣ `seed` is the text `7`, a whole number from 0 was expected"),
      ("seed: 1️⃣{a: 1}", "1️⃣ `seed` is a mapping, a whole number from 0 was expected"),
      ("seed: 1️⃣many", "1️⃣ `seed` is the text `many`, a whole number from 0 was expected"),
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

  @Test(
    "it may stand behind empty lines and comments, and is read there",
    arguments: [
      "\n", "\n  \n", "<!-- SPDX-License-Identifier: MIT -->\n", "\n<!-- two\nlines\n-->\n\n",
      "<!---->\n<!-- b -->\n",
    ])
  func behindBlankLines(head: String) {
    #expect(frontMatter(head + "---\ntitle: A\nseed: 7\n---\nProse").seed == 7)
    #expect(blocks(head + "---\ntitle: A\nseed: 7\n---\nProse") == ["Prose"])
    expectMistakes(
      parsing: head + "---\n1️⃣titel: A\ndate: B\n---\n",
      ["1️⃣ `titel` is not an entry of the front matter → title"])
  }

  @Test(
    "behind an empty line or a comment, its mistakes are told too: it begins with an entry",
    arguments: [
      ("\n---\ntitle: a1️⃣: b\nseed: 7\n---\nT\n", "1️⃣ this is not YAML"),
      ("\n---\ntitle: x\nseed 71️⃣\n---\n", "1️⃣ this is not YAML"),
      ("<!-- a -->\n---\n# b\n\nseed: 7\nparams:\n1️⃣\ta: 1\n---\n", "1️⃣ this is not YAML"),
      ("\n1️⃣---\ntitle: x\nseed: 7\nT\n", "1️⃣ the front matter is never closed"),
    ])
  func mistakesBehindBlankLines(marked: String, expected: String) {
    let source = MarkedSource(marked)
    let mistakes = NotebookParser.parse(source.source).mistakes.map(source.line)
    #expect(mistakes.count == 1 && mistakes[0].hasPrefix(expected), "\(mistakes)")
  }

  @Test("a rule behind empty lines is a rule, and what follows it is text, unless that is front matter")
  func rules() {
    for text in [
      "\n---\nSome words\n---\n", "\n---\nNote: some words\n---\n", "\n\n---\n\ntext\n",
      "\n---\n\ntitle: words behind a rule\n\n---\n",
    ] {
      #expect(frontMatter(text) == FrontMatter(), "\(text)")
      expectMistakes(parsing: text, [])
    }
  }

  @Test(
    "behind text it is none, and told",
    arguments: [
      "Text\n\n1️⃣---\ntitle: A\n---\n", "# A\n1️⃣---\nseed: 7\nparams:\n  - a\n---\n",
      "---\ntitle: A\n---\nText\n\n1️⃣---\ntitle: B\n...\n", "# A\n\n1️⃣---\nparams: {a: 1\n---\n",
      "<!-- a --> text\n1️⃣---\ntitle: A\n---\n".replacing("<!-- a --> ", with: ""),
    ])
  func behindText(text: String) {
    expectMistakes(
      parsing: text,
      ["1️⃣ warning: this reads like front matter, but does not begin the file: it is shown as text"])
  }

  @Test(
    "what only looks like it is not told",
    arguments: [
      "```\n---\ntitle: A\n---\n```\n", "A\n\n---\n\nB\n\n---\n", "Heading\n---\ntext: of it\n\n---\n",
      "    ---\n    title: A\n    ---\n", "<!--\ntext\n---\ntitle: A\n---\n-->\n",
    ])
  func lookalikes(text: String) { expectMistakes(parsing: text, []) }

  @Test("title, subtitle and description are Markdown of one line, whatever they begin with")
  func phrases() {
    let read = frontMatter(
      "---\ntitle: Fitting $x^2$ to *digits*\nsubtitle: \"1. With `{params.n}`\"\ndescription: \"# [a](b.md)\"\n---\n"
    )
    #expect(
      read.phrases.map { dump($0.content) } == [
        "Fitting ⟨x^2⟩ to *digits*", "1. With «params.n»", "# [a](b.md)",
      ])
    expectMistakes(
      planning: "---\ntitle: 1️⃣\"`{a.b}` and [^n]\"\n---\n",
      ["1️⃣ warning: `[^n]` stays as it is: only the text has footnotes", "1️⃣ no cell has the label `a`"])
    #expect(
      dump(frontMatter("---\ntitle: Vec<T> & <b>x</b><!-- y -->\n---\n").title?.content ?? [])
        == "Vec<T> & <b>x</b>")
  }

  @Test("front matter that is no YAML is one mistake: what it hides is not missed")
  func hidden() {
    expectMistakes(
      planning: "---\nparams: {n: 4\n1️⃣---\n```{pick}\ncount: ${n}\n```\n`{params.n}`",
      overrides: [GivenParameter("n", .integer(2))],
      ["2:14 this is not YAML: did not find expected ',' or '}'"])
  }

  @Test("the notebook's lines keep their numbers behind it")
  func lines() {
    let parsed = NotebookParser.parse(
      SourceText(name: "a.md", text: "---\ntitle: A\n---\n\n```{pick}\n```\n"))
    #expect(parsed.document.cells.first?.fence == SourceRange(line: 5, column: 1, length: 9))
  }
}
