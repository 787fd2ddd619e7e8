import Notebook
import Testing

@Suite("Cells")
struct CellTests {
  private func document(_ text: String) -> Document {
    NotebookParser.parse(SourceText(name: "a.md", text: text)).document
  }

  @Test(
    "a top-level fenced block in braces is a cell",
    arguments: [
      ("```{pick}\n```", "pick", nil), ("```{pick mine}\n```", "pick", "mine"),
      ("~~~{pick}\n~~~", "pick", nil),
      ("`````{pick a-1}\n`````", "pick", "a-1"), ("   ```{pick}\n   ```", "pick", nil),
      ("```  { pick   mine }  \n```", "pick", "mine"), ("Text\n```{pick}\n```\nText", "pick", nil),
    ] as [(String, String, String?)])
  func cells(text: String, step: String, label: String?) {
    let cells = document(text).cells
    #expect(cells.map(\.step.content) == [step])
    #expect(cells.first?.label?.content == label)
  }

  @Test(
    "anything else is shown as it stands",
    arguments: [
      "```\n{pick}\n```", "```pick\n```", "```{pick} and\n```", "    ```{pick}\n    ```", "`{pick}`",
      "- ```{pick}\n  ```", "> ```{pick}\n> ```", "````\n```{pick}\n```\n````",
    ])
  func others(text: String) {
    #expect(document(text).cells.isEmpty)
    let mistakes = NotebookParser.parse(SourceText(name: "a.md", text: text)).mistakes
    #expect(mistakes.filter { $0.severity == .error } == [])
  }

  @Test("a fence that begins like a cell's and is none is warned about, for it was meant to be one")
  func nearlyACell() {
    for text in ["```{pick} and\n```", "```{pick\n```"] {
      let mistakes = NotebookParser.parse(SourceText(name: "a.md", text: text)).mistakes
      #expect(mistakes.map(\.severity) == [.warning], "\(text)")
      #expect(mistakes.first?.range == SourceRange(line: 1, column: 1, length: text.count - 4))
    }
  }

  @Test(
    "a cell in another block is warned about, for it does not run",
    arguments: [
      ("- 1️⃣```{pick}\n  ```", "a list"), ("> 1️⃣```{pick}\n> ```", "a quote"),
      ("1. a\n   ~~~{pick b}\n   ~~~", "a list"),
      ("> - ```{pick}\n>   ```", "a list"), ("- > ```{pick}\n  > ```", "a quote"),
      ("- a\n\n  - b\n\n    ```{pick}\n    ```", "a list"),
      ("a[^n]\n\n[^n]: b\n\n    ```{pick}\n    ```", "a footnote"),
      ("Term\n: ```{pick}\n  count: 3\n  ```\n\nText\n\n```\n```", "a definition"),
      ("> Term\n>\n> :   ```{pick}\n>     count: 3\n>     ```", "a definition"),
      ("    ```{pick}\n    ```", "an indented block"), ("\t```{pick}\n\t```", "an indented block"),
      ("text\n    ```{pick}\n    count: 3\n    ```", "an indented block"),
      ("1. a\n\n       ```{pick}\n       ```", "an indented block"),
      ("<div>\n```{pick}\n```\n</div>", "raw HTML"), ("- ```{pick} and\n  ```", "a list"),
    ])
  func nested(text: String, enclosure: String) {
    let parsed = NotebookParser.parse(SourceText(name: "a.md", text: text.replacing("1️⃣", with: "")))
    #expect(parsed.document.cells.isEmpty)
    let messages = parsed.mistakes.filter { $0.severity == .warning }.map(\.message)
    #expect(
      messages.filter { $0.contains("this cell stands in \(enclosure), where it does not run") }.count == 1)
    #expect(messages.count == (enclosure == "raw HTML" ? 2 : 1))
  }

  @Test(
    "a cell that the code in front of it takes in is warned about, for that code was to end before it",
    arguments: [
      ("```sh\nls\n\n```{pick}\ncount: 3\n```", 1), ("Text ```\n\n~~~\n\n~~~{pick}\n~~~", 3),
      ("- ```sh\n  ls\n  ```{pick}\n  ```", 1), ("> ```\n> ```{pick}\n> ```", 1),
      // A definition has no fences: its second one begins code.
      ("Term\n: ```python\n  x = 1\n  ```\n\n```{pick}\n```", 4),
    ])
  func takenIn(text: String, line: Int) {
    let parsed = NotebookParser.parse(SourceText(name: "a.md", text: text))
    #expect(parsed.document.cells.isEmpty)
    #expect(
      parsed.mistakes.map(\.message) == [
        "this cell stands in the code that begins in line \(line), where it does not run: `{pick}`"
      ])
    #expect(parsed.mistakes.map(\.severity) == [.warning])
  }

  @Test("the fence that was to end a cell in a definition is no second mistake")
  func cellInDefinition() {
    let text = "Term\n: ```{pick}\n  count: 3\n  ```\n"
    func severities(_ text: String) -> [Diagnostic.Severity] {
      NotebookParser.parse(SourceText(name: "a.md", text: text)).mistakes.map(\.severity)
    }
    #expect(severities(text) == [.warning])
    #expect(severities(text + "```\n\n```\n") == [.warning, .error], "another fence is")
  }

  @Test("code in a list ends with its list, and takes in no cell behind it")
  func codeEndsWithList() {
    let text = "- ```sh\n  ls\n\n```{pick}\ncount: 3\n```"
    let parsed = NotebookParser.parse(SourceText(name: "a.md", text: text))
    #expect(parsed.document.cells.count == 1)
    #expect(parsed.mistakes == [])
  }

  @Test(
    "what shows how a cell is written is no cell in the wrong place",
    arguments: [
      "`{pick}`", "```{pick}``` is a fence", "````\n```{pick}\n```\n````", "<!--\n```{pick}\n```\n-->",
      "    pick {pick}", "```\n    ```{pick}\n```",
      "~~~\n```{pick}\n```\n~~~", "- ````\n  ```{pick}\n  ```\n  ````", "```\n```sh\n```",
    ])
  func shown(text: String) { expectMistakes(parsing: text, []) }

  @Test("words, labels and options have their places")
  func places() throws {
    let cell = try #require(document("Text.\n\n  ```{pick mine}\n  count: 4\n  ```\n").cells.first)
    #expect(cell.fence == SourceRange(line: 3, column: 1, length: 16))
    #expect(cell.step.range == SourceRange(line: 3, column: 7, length: 4))
    #expect(cell.label?.range == SourceRange(line: 3, column: 12, length: 4))
    #expect(cell.options.map(\.name.range) == [SourceRange(line: 4, column: 3, length: 5)])
    #expect(cell.options.map(\.value.range) == [SourceRange(line: 4, column: 10, length: 1)])
  }

  @Test("columns count characters, whatever they are made of")
  func columns() {
    expectMistakes(
      planning: "```{pick 1️⃣Ä}\ncaption: 手é👩‍👩‍👧 x\n2️⃣cuont: 3\n```",
      [
        "1️⃣ `Ä` is not a label", "2️⃣ `cuont` is not an option of `pick` → count",
      ])
    expectMistakes(
      planning: "```{pick}\ncount: [手é👩‍👩‍👧, 1️⃣${x}]\n```", ["1️⃣ `x` is not a parameter of this notebook"])
    expectMistakes(
      planning: "```{pick}\ncount: 1️⃣{手é👩‍👩‍👧: 3}\n```",
      ["1️⃣ `count` is a mapping, a whole number from 0 to 100 was expected"])
  }

  @Test(
    "a label has lower-case letters, digits and hyphens",
    arguments: ["Mine", "a_b", "-a", "a.b", "é", "params", "a:b"])
  func badLabels(label: String) {
    let reason =
      label == "params"
      ? "1️⃣ `params` names the notebook's parameters and can't be a label" : "1️⃣ `\(label)` is not a label"
    expectMistakes(parsing: "```{pick 1️⃣\(label)}\n```", [reason])
  }

  @Test("a third word in a fence is a mistake")
  func extraWords() {
    expectMistakes(
      parsing: "```{pick mine 1️⃣count=3 b}\n```",
      ["1️⃣ `count=3` was found, a fence has a step and a label"])
  }

  @Test(
    "a fence that is never closed is a mistake at its first line, cell or not",
    arguments: ["{pick}", "", "swift"])
  func unclosed(info: String) {
    expectMistakes(parsing: "Text\n\n1️⃣```\(info)\n\nmore: text\n", ["1️⃣ this fence is never closed"])
  }

  @Test("a fence is closed by one at least as long, of its own kind")
  func closing() {
    expectMistakes(
      parsing: "1️⃣````{pick}\n```\n~~~\n", ["1️⃣ this fence is never closed"])
    expectMistakes(parsing: "```{pick}\n`````  \n", [])
  }

  @Test("an option twice is a mistake at the second, and the others are checked")
  func duplicateOptions() {
    expectMistakes(
      planning: """
        ```{pick}
        count: 1
        1️⃣count: 2
        2️⃣cuont: 3
        ```
        """, ["1️⃣ `count` is given twice, first in line 2", "2️⃣ `cuont` is not an option of `pick` → count"])
  }

  @Test("a body that is no mapping is a mistake at its start")
  func noMapping() {
    expectMistakes(
      parsing: "```{pick}\n\n1️⃣- count\n- list\n```",
      ["1️⃣ a YAML list was found, a cell's options are a YAML mapping"])
    expectMistakes(
      parsing: "```{pick}\n1️⃣count=3\n```", ["1️⃣ text was found, a cell's options are a YAML mapping"])
    expectMistakes(parsing: "```{pick}\n\n# only a remark\n```", [])
  }

  @Test(
    "what is no YAML is a mistake where YAML fails",
    arguments: [
      ("count: 3\ndish: 1️⃣@home", "1️⃣ this is not YAML: found character that cannot start any token"),
      ("a: b1️⃣: c", "1️⃣ this is not YAML: mapping values are not allowed in this context"),
      ("count: 3\n1️⃣\tlist: a", "1️⃣ this is not YAML: found a tab character that violates indentation"),
      ("list: [1, 2\n1️⃣```", "1️⃣ this is not YAML: did not find expected ',' or ']'"),
      ("list: \"open\n1️⃣```", "1️⃣ this is not YAML: found unexpected end of stream"),
    ])
  func noYAML(body: String, expected: String) {
    let closing = body.contains("```") ? "" : "\n```"
    let found = MarkedSource("```{pick}\n\(body)\(closing)\n")
    let mistakes = NotebookParser.parse(found.source).mistakes
    #expect(mistakes.map(\.message) == [String(expected.dropFirst(2))])
    let place = mistakes.first?.range?.start
    // libyaml notices an open bracket or quote at the end of the text, which is the last line of the body.
    if body.contains("```") {
      #expect(place?.line == 2)
    } else {
      #expect(mistakes.map(found.line) == [expected])
    }
  }

  @Test("a body that is no YAML is one mistake: options and parameters that it hides are not missed")
  func hiddenOptions() {
    expectMistakes(
      planning: """
        ---
        params: {dish: pie, heat: 3}
        ---
        ```{pick}
        ```
        ```{bake}
        dish: ${dish}
        heat: 1️⃣@${heat}
        ```
        """, ["1️⃣ this is not YAML: found character that cannot start any token"])
    expectMistakes(
      planning: """
        ---
        params: {n: 3}
        ---
        ```{pick}
        count: 2
        1️⃣count: ${n}
        ```
        """, ["1️⃣ `count` is given twice, first in line 5"])
    expectMistakes(
      planning: "```{pick}\n```\n1️⃣```{bake}\nSome text: and: more\n", ["1️⃣ this fence is never closed"])
  }

  @Test("a misspelt option is one mistake, and not a missing one too")
  func misspelt() {
    expectMistakes(
      planning: "```{pick}\n```\n```{bake}\n1️⃣dihs: pie\n```\n", ["1️⃣ `dihs` is not an option of `bake` → dish"]
    )
  }

  @Test("what is wrong in a caption is told at the caption")
  func captionMistakes() {
    expectMistakes(
      planning: "```{pick}\ncaption: 1️⃣\"`{pick.count:.9q}` and [^a]\"\n```\n",
      ["1️⃣ `.9q` is not a number format", "1️⃣ warning: `[^a]` stays as it is: only the text has footnotes"])
  }

  @Test("text in a caption that needs no quotes needs none")
  func captions() throws {
    let cell = try #require(
      document("```{pick}\ncaption: What $\\frac{a}{b}$ & more; isn't it?\n```").cells.first)
    #expect(cell.options.first?.value.value == .text("What $\\frac{a}{b}$ & more; isn't it?"))
  }
}
