import Foundation
import Notebook
import Report
import TestSupport
import Testing

@Suite("Notebooks as Jupyter's files")
struct JupyterNotebookTests {
  private func written(_ bytes: [UInt8]) throws -> JSONValue {
    let source = try SourceText(name: "notebook.md", bytes: bytes)
    return JupyterNotebook(bytes, NotebookParser.parse(source)).json
  }

  private func read(_ json: JSONValue) throws -> [UInt8] {
    try JupyterNotebook.read(Array(json.document().utf8)).bytes
  }

  private func text(_ json: JSONValue) throws -> String { String(decoding: try read(json), as: UTF8.self) }

  private static let generated = 1_000

  @Test("every notebook of this checkout comes back to the byte")
  func ours() throws {
    let folder = Fixtures.checkout.appending(path: "Notebooks")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "md" }
    #expect(files.count >= 4)
    for file in files {
      let bytes = [UInt8](try Data(contentsOf: file))
      #expect(try read(written(bytes)) == bytes, "\(file.lastPathComponent)")
    }
  }

  @Test("a thousand files of every shape come back to the byte, are valid for nbformat, and have stable ids")
  func shapes() throws {
    let folder = try TemporaryFolder()
    for seed in 0..<Self.generated {
      var generator = NotebookGenerator(seed: seed)
      let bytes = generator.bytes()
      let json = try written(bytes)
      #expect(
        try read(json) == bytes, "seed \(seed): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
      #expect(try written(bytes) == json)
      try folder.write(json.document(), to: "\(seed).ipynb")
    }
    let valid = try Python.run(script: Fixtures.url("Jupyter/validate.py"), arguments: [folder.url.path])
    #expect(valid == "\(Self.generated) valid\n")
  }

  private static let small = """
    ---
    params: {lambda: 0.5}
    ---

    Words, and `{train.cost:.3f}`.

    ```{load}
    file: digits.mat
    ```

    ```{minimize train}
    lambda: ${lambda}
    ```

    The end.

    """

  private func cells(_ json: JSONValue) -> [JSONValue] { json["cells"]?.elements ?? [] }

  private func source(_ cell: JSONValue) -> String {
    cell["source"]?.elements?.compactMap(\.string).joined() ?? ""
  }

  @Test("a cell of Jupyter is a cell of the notebook without its fence, or the prose between two")
  func form() throws {
    let cells = cells(try written(Array(Self.small.utf8)))
    #expect(cells.compactMap { $0["cell_type"]?.string } == ["code", "markdown", "code", "code", "markdown"])
    #expect(
      cells.map(source) == [
        "---\nparams: {lambda: 0.5}\n---", "Words, and `{train.cost:.3f}`.", "{load}\nfile: digits.mat",
        "{minimize train}\nlambda: ${lambda}", "The end.",
      ])
    #expect(
      cells.compactMap { $0["id"]?.string } == ["front-matter_", "before-load_", "load", "train", "end_"])
    #expect(cells[0]["metadata"]?["tags"] == ["parameters"])
    // What is as it would be written anyway needs no more.
    #expect(cells.dropFirst().allSatisfy { $0["metadata"] == [:] })
  }

  @Test("a paragraph more leaves every other cell its id")
  func ids() throws {
    let before = cells(try written(Array(Self.small.utf8))).compactMap { $0["id"]?.string }
    let longer = Self.small.replacing("```{minimize", with: "Between.\n\n```{minimize")
    let after = cells(try written(Array(longer.utf8))).compactMap { $0["id"]?.string }
    #expect(after == before.prefix(3) + ["before-train_"] + before.suffix(2))
  }

  /// The file with other sources of its cells, as a frontend saves it.
  private func edited(_ text: String, _ edit: (Int, String) -> String) throws -> JSONValue {
    let json = try written(Array(text.utf8))
    let cells = cells(json).enumerated().map { index, cell in
      cell.setting("source", to: .string(edit(index, source(cell))))
    }
    return json.setting("cells", to: .array(cells))
  }

  @Test("what was edited in Jupyter is edited in the notebook, and nothing else is")
  func edits() throws {
    let odd = Self.small.replacing("\n\n```{load}", with: "\n\n\n~~~~{ load }  ").replacing(
      "mat\n```", with: "mat\n~~~~")
    #expect(try text(edited(odd) { $1 }) == odd)
    let other = try text(
      edited(odd) { index, source in index == 3 ? source.replacing("${lambda}", with: "1") : source })
    #expect(other == odd.replacing("${lambda}", with: "1"))
    // Of an odd cell that was edited, the oddities go.
    let plain = try text(edited(odd) { $0 == 2 ? "{load}\nfile: other.mat" : $1 })
    #expect(plain.contains("\n```{load}\nfile: other.mat\n```\n"))
    let prose = try text(edited(odd) { $0 == 1 ? $1 + " More." : $1 })
    #expect(prose.contains("`{train.cost:.3f}`. More.\n\n~~~~"))
  }

  @Test("numbers that a page shows are references again when the file is read")
  func numbers() throws {
    let shown = "Words, and <span title=\"{train.cost:.3f}\">0.227</span>, edited."
    let text = try text(edited(Self.small) { $0 == 1 ? shown : $1 })
    #expect(text == Self.small.replacing("`{train.cost:.3f}`.", with: "`{train.cost:.3f}`, edited."))
    let note = "A note.<sup title=\"[^a]\">1</sup>\n\n<sup title=\"[^a]:\">1</sup> Its words."
    let reference =
      "By <span title=\"[see @grid, &quot;p&quot;; @b]\">Figure 1</span>, <span title=\"[](#a)\">A</span>."
    let referring = try self.text(edited(Self.small) { $0 == 1 ? reference : $1 })
    #expect(referring.contains("\n\nBy [see @grid, \"p\"; @b], [](#a).\n\n"))
    let marked = try self.text(edited(Self.small) { $0 == 1 ? note : $1 })
    #expect(marked.contains("\n\nA note.[^a]\n\n[^a]: Its words.\n\n"))
  }

  @Test("each number of a line shows what it comes to, and is a reference again")
  func numbersOfALine() async throws {
    let text = """
      ```{load}
      ```

      *`{load.samples}`* and `{load.features:.1f}`, not ``{load.samples}``: `{load.samples}`\u{20}
      `{load.features}`
      """
    let bytes = Array(text.utf8)
    let parsed = NotebookParser.parse(try SourceText(name: "notebook.md", bytes: bytes))
    let json = JupyterNotebook(bytes, parsed, result: try await SampleSteps.run(text)).json
    let samples = "<span title=\"{load.samples}\">5000</span>"
    #expect(
      cells(json).last.map(source) == """
        *\(samples)* and <span title=\"{load.features:.1f}\">400.0</span>, not ``{load.samples}``: \(samples)\u{20}
        <span title=\"{load.features}\">400</span>
        """)
    #expect(try read(json) == bytes)
  }

  private func notebook(_ metadata: JSONValue, _ cells: [JSONValue]) -> JSONValue {
    ["cells": .array(cells), "metadata": metadata, "nbformat": 4, "nbformat_minor": 5]
  }

  private func cell(_ type: String, _ source: String) -> JSONValue {
    ["cell_type": .string(type), "metadata": [:], "source": .string(source)]
  }

  @Test("a notebook of Python's is prose with blocks of code, and one warning says so")
  func foreign() throws {
    let json = notebook(
      ["kernelspec": ["name": "python3"], "language_info": ["name": "python"]],
      [
        cell("markdown", "# Title"), cell("code", "print('```')\n```\nx"), cell("code", ""),
        cell("raw", "raw"),
        cell("code", "{minimize}\niterations: 3"),
      ])
    let reading = try JupyterNotebook.read(Array(json.document().utf8))
    #expect(
      String(decoding: reading.bytes, as: UTF8.self) == """
        # Title

        ````python
        print('```')
        ```
        x
        ````

        ```
        raw
        ```

        ```python
        {minimize}
        iterations: 3
        ```

        """)
    #expect(
      reading.warnings == ["this is a notebook of python: its 2 code cells are shown, and do not run"])
  }

  @Test("parameters that cells give are in the front matter of the notebook")
  func parameters() throws {
    let injected = cell(
      "code", "# Parameters\nlambda = 0.25\nname = \"two \\\"words\\\"\"\nlist = [1, 2]\nnone = nothing\n")
    let ours = ["kernelspec": NotebookLanguage.kernel] as JSONValue
    let bare = notebook(ours, [injected, cell("code", "{cost}\nlambda: ${lambda}")])
    let block = "params:\n  lambda: 0.25\n  name: \"two \\\"words\\\"\"\n  list: [1, 2]\n  none: null\n"
    #expect(try text(bare) == "---\n\(block)---\n\n```{cost}\nlambda: ${lambda}\n```\n")
    let head = cell("code", "---\ntitle: A\nparams: {lambda: 0.5, other: x}\nseed: 2\n---")
    let whole = try text(
      notebook(ours, [head, cell("code", "# Parameters\nlambda = 0.25\nother = \"y\"")]))
    #expect(whole == "---\ntitle: A\nparams: {lambda: 0.25, other: \"y\"}\nseed: 2\n---\n")
    let command = cell("code", "%params lambda=3\n%status")
    let reading = try JupyterNotebook.read(
      Array(notebook(ours, [head, command]).document().utf8))
    #expect(String(decoding: reading.bytes, as: UTF8.self).contains("lambda: 3,"))
    #expect(reading.warnings == ["`%status` is for the kernel alone, and left out"])
  }

  @Test("a parameter that a cell gives keeps what it may be, and one that there is not is refused")
  func domains() throws {
    let ours = ["kernelspec": NotebookLanguage.kernel] as JSONValue
    let head = "---\nparams:\n  hidden: {value: 5, choices: [5, 10]} # how many\n---"
    let given = try text(notebook(ours, [cell("code", head), cell("code", "hidden = 7")]))
    #expect(given == head.replacing("value: 5", with: "value: 7") + "\n")
    let problem = #expect(throws: JupyterNotebook.Problem.self) {
      try text(notebook(ours, [cell("code", head), cell("code", "hiden = 7")]))
    }
    #expect(problem?.message == "a cell gives `hiden` a value, which is not a parameter of this notebook")
    #expect(problem?.advice == "did you mean `hidden`?")
  }

  private func reading(_ metadata: JSONValue, _ cells: [JSONValue]) throws -> (
    text: String, warnings: [String]
  ) {
    let reading = try JupyterNotebook.read(Array(notebook(metadata, cells).document().utf8))
    return (String(decoding: reading.bytes, as: UTF8.self), reading.warnings)
  }

  private static let cahier: JSONValue = ["kernelspec": NotebookLanguage.kernel]
  private static let python: JSONValue = ["kernelspec": ["name": "python3", "language": "python"]]

  @Test("front matter that is not in the first cell is put first, and of two the last counts")
  func heads() throws {
    let head = cell("code", "---\nparams: {a: 1}\n---")
    let moved = try reading(Self.cahier, [cell("markdown", "# Words"), head, cell("code", "{cost}")])
    #expect(moved.text == "---\nparams: {a: 1}\n---\n\n# Words\n\n```{cost}\n```\n")
    #expect(moved.warnings.count == 1 && moved.warnings[0].contains("front matter"))
    let two = try reading(Self.cahier, [head, cell("code", "{cost}"), cell("code", "---\ntitle: B\n---")])
    #expect(two.text == "---\ntitle: B\n---\n\n```{cost}\n```\n")
    #expect(two.warnings == ["2 cells have front matter: the last of them counts"])
    // Behind comments, it is front matter where it stands.
    let comment = "<!-- A licence. -->\n\n---\ntitle: A\n---\n"
    #expect(try text(written(Array(comment.utf8))) == comment)
    let behind = try reading(
      Self.cahier, [cell("markdown", "<!-- A licence. -->"), cell("code", "---\ntitle: A\n---")])
    #expect(behind.text == comment && behind.warnings.isEmpty)
  }

  @Test(
    "what a cell of prose leaves open swallows nothing of the next",
    arguments: [
      ("Look:\n```\nx", "```"), ("~~~~ python\nx", "~~~~"), ("<!-- x", "-->"), ("<pre>\nx", "</pre>"),
      ("````\n```\n<!--", "````"),
    ])
  func open(prose: String, end: String) throws {
    for metadata in [Self.cahier, Self.python] {
      let found = try reading(metadata, [cell("markdown", prose), cell("code", "{cost c2}")])
      #expect(found.text.hasPrefix("\(prose)\n\(end)\n\n```"))
      #expect(found.text.contains("{cost c2}"))
      #expect(found.warnings.count { $0.hasPrefix("1 Markdown cell leaves") } == 1)
    }
    // The last one may stay as it is.
    let last = try reading(Self.cahier, [cell("code", "{cost}"), cell("markdown", prose)])
    #expect(last.text == "```{cost}\n```\n\n\(prose)\n" && last.warnings.isEmpty)
  }

  @Test(
    "what looks in another's notebook as if it were meant for Cahier is not",
    arguments: [
      ("---\n\nWords", "***\n\nWords"), ("---\ntitle: A\n---", "***\ntitle: A\n---"),
      ("Words\n\n```{load}\nfile: x\n```", "Words\n\n```load\nfile: x\n```"),
      ("```{r, echo=TRUE}\nx\n```", "```r, echo=TRUE\nx\n```"),
      ("```{code-cell} python\nx\n```", "```code-cell python\nx\n```"),
      (
        "`{a.b}`, `\\{a.b}`, `{a.b:.2f}` and `{a.b:x}`", "`\\{a.b}`, `\\{a.b}`, `\\{a.b:.2f}` and `\\{a.b:x}`"
      ),
      ("[@foo], [see @foo, p. 3] by @foo", "[\\@foo], [see \\@foo, p. 3] by \\@foo"),
      ("`@foo`, a@b.org and `{x}`", "`@foo`, a@b.org and `{x}`"),
    ])
  func meantForOthers(prose: String, expected: String) throws {
    let found = try reading(Self.python, [cell("markdown", prose), cell("code", "x = 1")])
    #expect(found.text == expected + "\n\n```python\nx = 1\n```\n")
    #expect(found.warnings.count == 1)
    let source = SourceText(name: "notebook.md", text: found.text)
    let parsed = NotebookParser.parse(source)
    #expect(!parsed.mistakes.hasErrors && parsed.document.cells.isEmpty)
    #expect(parsed.document.valueReferences.isEmpty && parsed.document.references.isEmpty)
  }

  @Test("a rule that a notebook of Cahier's begins with is no front matter that another cell ends")
  func rules() throws {
    let found = try reading(
      Self.cahier,
      [cell("markdown", "---\nWords"), cell("code", "{cost}"), cell("markdown", "x\n\n---\n\ny")])
    #expect(found.text == "***\nWords\n\n```{cost}\n```\n\nx\n\n---\n\ny\n")
    let whole = "---\nWords, and no end.\n\n```{cost}\n```\n"
    #expect(try text(written(Array(whole.utf8))) == whole)
  }

  @Test("a cell with a line that can't be read is shown once")
  func strays() throws {
    let source = "%params q=1\n{cost}\nlambda: 1\n%params\nhello"
    let found = try reading(Self.cahier, [cell("code", source)])
    #expect(found.text == "```\n\(source)\n```\n")
    #expect(found.warnings.count == 1)
  }

  @Test(
    "prose that is written as a page shows a reference comes back to the byte",
    arguments: [
      "<span title=\"[@train]\">x</span>", "<sup title=\"[^1]\">1</sup>",
      "<span title=\"[@train]\">x</span>\n\n\n", "<span title=\"{train.cost}\">x</span> and [@train]",
    ])
  func literal(prose: String) throws {
    let whole = Self.small.replacing("The end.\n", with: prose + "\n")
    #expect(try text(written(Array(whole.utf8))) == whole)
    #expect(try text(edited(whole) { $1 }) == whole)
  }

  @Test("what is taken from a page as it is kept is kept, with the space behind it")
  func kept() throws {
    let whole = Self.small.replacing("The end.\n", with: "<span title=\"[@train]\">x</span>\n\n\n")
    let shown = "<span title=\"<span title=\"[@train]\">Figure 1</span>\">x</span>"
    #expect(try text(edited(whole) { $0 == 4 ? shown : $1 }) == whole)
  }

  @Test(
    "what is no notebook of Jupyter's is refused in a sentence",
    arguments: [
      "", "{", "[]", "{}", "{\"nbformat\": 3, \"cells\": []}", "{\"nbformat\": 4}",
      "{\"nbformat\": \"4\", \"cells\": 4}",
      String(repeating: "[", count: 100_000),
    ])
  func refused(text: String) {
    #expect(throws: JupyterNotebook.Problem.self) { try JupyterNotebook.read(Array(text.utf8)) }
  }

  @Test("a damaged file is refused or read, and never more than that")
  func damaged() throws {
    let whole = Array(try written(Array(Self.small.utf8)).document().utf8)
    var state: UInt64 = 1
    for _ in 0..<2_000 {
      var bytes = whole
      for _ in 0..<3 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let place = Int(state >> 33) % bytes.count
        bytes[place] = Array("{}[]\",:0a\\\n".utf8)[Int(state >> 20) % 11]
      }
      _ = try? JupyterNotebook.read(bytes)
    }
    for odd in [
      "{\"nbformat\":4,\"cells\":[1,null,{},{\"cell_type\":\"code\"},{\"cell_type\":3,\"source\":{}}]}",
      "{\"nbformat\":4,\"cells\":[{\"cell_type\":\"code\",\"source\":[1,[\"x\"]],\"metadata\":3}],\"metadata\":[]}",
      "{\"nbformat\":4,\"metadata\":{\"cahier\":{\"line-end\":7,\"byte-order-mark\":\"x\"}},\"cells\":[]}",
    ] {
      _ = try JupyterNotebook.read(Array(odd.utf8))
    }
  }
}
