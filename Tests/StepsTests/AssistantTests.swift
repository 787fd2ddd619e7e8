import Foundation
import Notebook
import Steps
import TestSupport
import Testing

@Suite("What an author is offered and told")
struct AssistantTests {
  private static let header = """
    ---
    title: Digits
    params: {lambda: 0.5, hidden: 25}
    ---

    """

  /// The assistant for a text in which `‸` marks the place, and the place.
  private func ask(
    _ marked: String, folder: URL? = nil, results: [String: [Scalar]] = [:]
  ) throws -> (assistant: Assistant, position: SourcePosition) {
    let lines = marked.split(separator: "\n", omittingEmptySubsequences: false)
    let index = try #require(lines.firstIndex { $0.contains("‸") })
    let before = try #require(lines[index].firstIndex(of: "‸")).utf16Offset(in: lines[index])
    let source = SourceText(name: "test.md", text: marked.replacing("‸", with: ""))
    return (
      Assistant(source, catalogue: .standard, folder: folder, results: results),
      SourcePosition(line: index + 1, column: before + 1)
    )
  }

  private func words(_ marked: String, folder: URL? = nil) throws -> [String] {
    let (assistant, position) = try ask(marked, folder: folder)
    return assistant.completions(at: position).items.map(\.word)
  }

  /// The text with the completion of this word taken.
  private func taking(_ word: String, in marked: String) throws -> String {
    let (assistant, position) = try ask(marked)
    let completions = assistant.completions(at: position)
    let item = try #require(completions.items.first { $0.word == word })
    #expect(completions.range.upperBound == position)
    var lines = marked.replacing("‸", with: "").split(separator: "\n", omittingEmptySubsequences: false)
    let line = lines[position.line - 1]
    lines[position.line - 1] =
      line.prefix(completions.range.lowerBound.column - 1) + item.insertion
      + line.dropFirst(position.column - 1)
    return lines.joined(separator: "\n")
  }

  // MARK: - Completion

  @Test(
    "what can be typed depends on the place",
    arguments: [
      ("```{mi‸", ["minimize"]),
      ("```{p‸}\n```\n", ["predict", "plot"]),
      ("````{lo‸", ["load"]),
      ("~~~{s‸", ["save"]),
      ("```{minimize}\niter‸\n```\n", ["iterations"]),
      ("```{load}\nh‸", ["holdout", "hidden"]),
      // What is given is not offered again, the cell's own line excepted.
      ("```{load}\nholdout: 0.2\nh‸\n```\n", ["hidden"]),
      ("```{load}\nholdout: 0.2\nh‸idden: 3\n```\n", ["hidden"]),
      ("```{load}\ncap‸\n```\n", ["caption"]),
      ("```{load}\norder: ‸\n```\n", ["column-major", "row-major", "${lambda}", "${hidden}"]),
      ("```{load}\necho: t‸\n```\n", ["true"]),
      ("```{load}\norder: $‸\n```\n", ["${lambda}", "${hidden}"]),
      ("```{load}\nhidden: ${‸\n```\n", ["lambda", "hidden"]),
      ("```{load}\nhidden: ${h‸}\n```\n", ["hidden"]),
      ("```{load}\nclasses: [a, ${h‸", ["hidden"]),
      ("```{nothing}\nh‸\n```\n", []),
      ("```python\nh‸\n```\n", []),
      ("Some words‸", []),
      ("---\n", []),
    ])
  func offers(marked: String, expected: [String]) throws {
    let text = marked.contains("‸") ? marked : marked + "‸"
    #expect(try words(Self.header + text) == expected)
  }

  private static let cells = """

    ```{load}
    ```

    ```{minimize train}
    ```

    ```{predict test}
    ```

    """

  @Test(
    "earlier cells and their numbers are offered where they can be named",
    arguments: [
      ("```{plot}\ncells: [‸\n```\n", ["test", "train", "load", "${lambda}", "${hidden}"]),
      ("```{plot}\ncells: [test, tr‸]\n```\n", ["train"]),
      ("```{plot}\ncells:\n  - train\n  - te‸\n```\n", ["test"]),
      ("```{plot}\ncells:\n- te‸\n```\n", ["test"]),
      ("```{plot}\ncells: [[train, te‸", ["test"]),
      ("It fell to `{train.c‸", ["train.cost"]),
      ("It fell to `{train.c‸}` in the end", ["train.cost"]),
      ("With `{par‸", ["params.lambda", "params.hidden"]),
      ("It is `{params.l‸", ["params.lambda"]),
      ("It is `code` and `{test.acc‸", ["test.accuracy"]),
      ("No number: `{train.cost}` and {train.c‸", []),
      ("It fell to `{train.cost:.‸", [".4f", ".2e", ".3g", ".1%"]),
      ("```{plot}\ncaption: It fell to `{train.co‸\n```\n", ["train.cost"]),
      ("```{expect}\ntrain.co‸\n```\n", ["train.cost"]),
      ("It has `{later.cost}`.\n\n```{minimize ‸}\n```\n", ["later"]),
    ])
  func namesCells(marked: String, expected: [String]) throws {
    #expect(try words(Self.header + Self.cells + marked) == expected)
  }

  @Test(
    "what is offered of the front matter are entries that it does not have",
    arguments: [
      ("---\nti‸\n", ["title"]),
      (
        "---\ntitle: A\nseed: 1\n‸\n---\n",
        [
          "subtitle", "author", "date", "lang", "description", "picture", "params", "references", "theme",
          "accent",
          "style", "objective",
        ]
      ),
      ("---\npicture: t‸\n---\n" + cells, ["test", "train"]),
      ("---\ntheme: ‸\n---\n", ["paper", "board", "plain"]),
    ])
  func entries(marked: String, expected: [String]) throws {
    #expect(try words(marked) == expected)
  }

  @Test("a fence that is not closed yet leaves the cells behind it as they are")
  func unclosed() throws {
    #expect(try words("```{load}\nfi‸\n\n" + Self.cells).contains("file"))
    #expect(try words("```{load}\n\n" + Self.cells + "`{tr‸").contains("train.cost"))
  }

  @Test("files are offered from the notebook's folder, with the folders on the way")
  func files() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "Data"), withIntermediateDirectories: true)
    try folder.write("", to: "Data/my digits.mat")
    try folder.write("", to: "notes.txt")
    try folder.write("", to: ".hidden")
    #expect(try words("```{load}\nfile: ‸", folder: folder.url) == ["Data/", "notes.txt"])
    #expect(try words("```{load}\nfile: Da‸", folder: folder.url) == ["Data/"])
    #expect(try words("```{load}\nfile: 'Data/my d‸'", folder: folder.url) == ["Data/my digits.mat"])
    #expect(try words("```{load}\nfile: .‸", folder: folder.url) == [".hidden"])
    #expect(try words("```{load}\nfile: Nowhere/‸", folder: folder.url) == [])
  }

  @Test(
    "what is taken brings what has to follow, once",
    arguments: [
      ("```{lo‸", "load", "```{load}"), ("```{lo‸}", "load", "```{load}"),
      ("```{lo‸ad digits}", "load", "```{loadad digits}"),
      ("```{load}\nho‸", "holdout", "```{load}\nholdout: "),
      ("```{load}\nho‸: 3", "holdout", "```{load}\nholdout: 3"),
      ("```{load}\norder:‸", "row-major", "```{load}\norder: row-major"),
      ("```{load}\n```\n`{lo‸", "load.samples", "```{load}\n```\n`{load.samples}`"),
      ("```{load}\n```\n`{lo‸}` of", "load.samples", "```{load}\n```\n`{load.samples}` of"),
    ])
  func insertions(marked: String, word: String, expected: String) throws {
    #expect(try taking(word, in: marked) == expected)
  }

  @Test("options are offered with what is expected of them, the required ones first")
  func details() throws {
    let (assistant, position) = try ask("```{plot}\n‸\n```\n")
    let items = assistant.completions(at: position).items
    #expect(try words("```{load}\n‸\n```\n").first == "file")
    #expect(items.first { $0.word == "until" }?.detail == "a number greater than 0; optional")
    #expect(items.first { $0.word == "echo" }?.detail == "true or false; default true")
    #expect(items.allSatisfy { $0.kind == .option && $0.documentation?.isEmpty == false })
  }

  // MARK: - Help

  @Test(
    "help is about the word at the place",
    arguments: [
      ("```{mini‸mize train}\n```", "**minimize**: "),
      ("```{minimize‸ train}\n```", "**minimize**: "),
      ("```{minimize tr‸ain}\n```", "**train**, in line"),
      ("```{load}\nhold‸out: 0.2\n```", "**holdout**: "),
      ("```{load}\norder: row‸-major\n```", "**order**: one of `column-major`, `row-major`; optional"),
      ("```{load}\nhidden: ${hid‸den}\n```", "**hidden** = `25`"),
      ("```{plot}\ncells: [tr‸ain, test]\n```", "**train**, in line"),
      ("It fell to `{train.co‸st:.4f}`.", "**train.cost** = `0.25`"),
      ("It fell to `{tr‸ain.cost:.4f}`.", "**train**, in line"),
      ("It is `{params.lam‸bda}`.", "**lambda** = `0.5`"),
      ("```{expect}\ntrain.co‸st: \">= 0\"\n```", "**train.cost** = `0.25`"),
      ("Some wo‸rds", nil),
      ("```{nothing}\nx‸: 1\n```", nil),
      ("```{load}\nx‸: 1\n```", nil),
      ("`{train.no‸thing}`", nil),
    ] as [(String, String?)])
  func help(marked: String, expected: String?) throws {
    let (assistant, position) = try ask(
      Self.header + Self.cells + marked, results: ["train": [Scalar(name: "cost", value: 0.25)]])
    let help = assistant.help(at: position)
    if let expected {
      #expect(help?.text.hasPrefix(expected) == true, "\(help?.text ?? "nil")")
      #expect(help.map { $0.range.contains(position) || $0.range.upperBound == position } == true)
    } else {
      #expect(help == nil)
    }
  }

  @Test("the front matter's entries and parameters have help")
  func frontMatterHelp() throws {
    let (assistant, position) = try ask("---\nse‸ed: 1\n---\n")
    #expect(assistant.help(at: position)?.text.contains("random") == true)
    let (other, place) = try ask("---\nparams: {lam‸bda: 3}\n---\n")
    #expect(other.help(at: place)?.text.hasPrefix("**lambda** = `3`") == true)
  }

  @Test("every step has a reference that names every option of it")
  func references() throws {
    for step in StepCatalogue.standard.steps {
      let (assistant, position) = try ask("```{\(step.name)‸}\n```")
      let text = try #require(assistant.help(at: position)).text
      for option in step.options { #expect(text.contains("- `\(option.name)`: \(option.facts)")) }
    }
  }

  // MARK: - Names

  /// The text with every place marked that names what stands at `‸`: `«definition»`, `‹reference›`.
  private func marked(_ text: String) throws -> String {
    let (assistant, position) = try ask(text)
    let subject = try #require(assistant.subject(at: position))
    var lines = text.replacing("‸", with: "").split(separator: "\n", omittingEmptySubsequences: false).map(
      Array.init)
    for place in assistant.occurrences.reversed() where place.subject == subject {
      let (start, end) = (place.range.lowerBound, place.range.upperBound)
      lines[start.line - 1].insert(place.isDefinition ? "»" : "›", at: end.column - 1)
      lines[start.line - 1].insert(place.isDefinition ? "«" : "‹", at: start.column - 1)
    }
    return lines.map { String($0) }.joined(separator: "\n")
  }

  @Test(
    "every place that names a cell or a parameter is found, and nothing else",
    arguments: [
      (
        "```{minimize tr‸ain}\n```\n`{train.cost}`, `{trainer.cost}`, train, [x](#train), `train`",
        "```{minimize «train»}\n```\n`{‹train›.cost}`, `{trainer.cost}`, train, [x](#‹train›), `train`"
      ),
      (
        "```{minimize a}\n```\n```{plot}\ncells: [a, [‸b, a]] # a\nnames: [a, a]\n```\n```{minimize b}\n```",
        "```{minimize a}\n```\n```{plot}\ncells: [a, [‹b›, a]] # a\nnames: [a, a]\n```\n```{minimize «b»}\n```"
      ),
      (
        "```{load}\n```\n```{expect}\nlo‸ad.samples: 3\n```\n```\n`{load.samples}`\n```",
        "```{«load»}\n```\n```{expect}\n‹load›.samples: 3\n```\n```\n`{load.samples}`\n```"
      ),
      (
        "---\nparams: {a: 1, b: 2}\npicture: a\n---\n```{load}\nlimit: ${‸a}\nhidden: [${a}, ${b}]\n```\n`{params.a}`",
        "---\nparams: {«a»: 1, b: 2}\npicture: a\n---\n```{load}\nlimit: ${‹a›}\nhidden: [${‹a›}, ${b}]\n```\n`{params.‹a›}`"
      ),
      (
        "---\npicture: g‸rid\n---\n```{display grid}\ncaption: See `{grid.x}`\n```",
        "---\npicture: ‹grid›\n---\n```{display «grid»}\ncaption: See `{‹grid›.x}`\n```"
      ),
      (
        "---\ntitle: te\nobjective: {minimize: te.cost}\n---\n```{predict t‸e}\n```",
        "---\ntitle: te\nobjective: {minimize: ‹te›.cost}\n---\n```{predict «te»}\n```"
      ),
      (
        "---\nobjective:\n  maximize: 'te.accuracy' # te\n---\n```{predict t‸e}\n```",
        "---\nobjective:\n  maximize: '‹te›.accuracy' # te\n---\n```{predict «te»}\n```"
      ),
      (
        "```{plot a}\n```\n```{plot svg}\n```\n```{save}\noutputs: [‸a.svg, \"a.svg\", a.2.svg, b-a.svg] # a.svg\n```",
        "```{plot «a»}\n```\n```{plot svg}\n```\n```{save}\noutputs: [‹a›.svg, \"‹a›.svg\", ‹a›.2.svg, b-a.svg] # a.svg\n```"
      ),
      (
        "---\nparams:\n  'a': 1\n  \"b\": a\n---\n```{load}\nlimit: ${‸a}\n```",
        "---\nparams:\n  '«a»': 1\n  \"b\": a\n---\n```{load}\nlimit: ${‹a›}\n```"
      ),
      // The whole of it, since its name is not in it as it is.
      (
        "---\nparams: {\"\\x61\": 1}\n---\n```{load}\nlimit: ${‸a}\n```",
        "---\nparams: {«\"\\x61\"»: 1}\n---\n```{load}\nlimit: ${‹a›}\n```"
      ),
    ])
  func occurrences(text: String, expected: String) throws {
    #expect(try marked(text) == expected)
  }

  @Test(
    "a name that is none or that is taken is refused",
    arguments: [
      ("Train", Renaming.Refusal.notName("Train")), ("params", .notName("params")),
      ("load-2", .taken("load-2")), ("eq-one", .taken("eq-one")), ("liu1989", .taken("liu1989")),
    ])
  func refusals(name: String, expected: Renaming.Refusal) throws {
    let source = SourceText(
      name: "test.md",
      text: """
        ---
        references: {liu1989: {author: Liu, year: 1989, title: On BFGS}}
        ---
        ```{load load-2}
        file: digits.mat
        ```
        ```{minimize train}
        ```
        $$
        x
        $$ {#eq-one}

        [@liu1989]
        """)
    let folder = FileManager.default.temporaryDirectory
    let plan = try #require(Planner.plan(source, in: folder, catalogue: .standard, checksFiles: false).plan)
    let assistant = Assistant(source, catalogue: .standard, folder: nil, plan: plan)
    #expect(throws: expected) { _ = try assistant.renaming(.cell("train"), to: name) }
  }

  @Test("a name that would change what other cells are called is refused")
  func renamesOthers() throws {
    let (assistant, _) = try ask("```{load}\n```\n```{load}\n```\n‸")
    #expect(throws: Renaming.Refusal.renamesOthers) { _ = try assistant.renaming(.cell("load"), to: "x") }
    #expect(try assistant.renaming(.cell("load-2"), to: "x").edits.map(\.text) == [" x"])
  }

  @Test(
    "a misspelt word has a fix that replaces it and nothing beside it",
    arguments: [
      ("```{lod}\n```", "```{load}\n```"),
      ("```{load}\nlimitt: 3\n```", "```{load}\nlimit: 3\n```"),
      ("```{load}\norder: row-mayor\n```", "```{load}\norder: row-major\n```"),
      ("---\nparams: {a: 1, lambda: 1}\n---\n```{load}\nlimit: ${lamda}\n```", "limit: ${lambda}"),
      ("---\nparams: {lambda: 1}\n---\n```{load}\n```\n`{params.lamda}`", "`{params.lambda}`"),
      ("```{minimize cost}\n```\n`{cost.cots:.2f}`", "`{cost.cost:.2f}`"),
      ("```{minimize train}\n```\n`{trian.cost}`", "`{train.cost}`"),
      ("```{minimize train}\n```\n[there](#trian)", "[there](#train)"),
      ("---\ntitel: A\n---\n```{load}\n```", "---\ntitle: A\n---"),
    ])
  func fixes(text: String, expected: String) throws {
    let source = SourceText(name: "test.md", text: text)
    let opened = Planner.plan(
      source, in: FileManager.default.temporaryDirectory, catalogue: .standard, checksFiles: false)
    let assistant = Assistant(source, catalogue: .standard, folder: nil)
    let mended = opened.diagnostics.flatMap(assistant.fixes).map { fix in
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(Array.init)
      lines[fix.range.lowerBound.line - 1].replaceSubrange(
        fix.range.lowerBound.column - 1..<fix.range.upperBound.column - 1, with: fix.word)
      return lines.map { String($0) }.joined(separator: "\n")
    }
    #expect(mended.contains { $0.contains(expected) }, "\(mended)")
  }

  @Test("the outline has sections with what follows in them, and nothing of what only looks like it")
  func outline() throws {
    let (assistant, _) = try ask(
      "---\ntitle: A\n---\n# One #\n\n```{load}\n# no\n```\n\nTwo\n---\n\n```sh\n# no\n```\n# Three‸\n- x\n---\n"
    )
    let found = assistant.outline.map { "\($0.title) \($0.lines.lowerBound)-\($0.lines.upperBound)" }
    #expect(
      found == ["front matter 1-3", "One 4-15", "load 6-8", "Two 10-15", "code 13-15", "Three 16-19"])
  }

  // MARK: - Cells alone

  @Test("a cell without its fence is helped with as one that has it, in its own places")
  func alone() throws {
    let earlier = SourceText(name: "test.md", text: Self.header + Self.cells)
    func ask(_ text: String) -> Assistant {
      Assistant(cells: text, after: earlier, catalogue: .standard, folder: nil)
    }
    let step = ask("{mi").completions(at: SourcePosition(line: 1, column: 4))
    #expect(step.items.map(\.word) == ["minimize"])
    #expect(step.range == SourcePosition(line: 1, column: 2)..<SourcePosition(line: 1, column: 4))
    let option = ask("{load}\n{plot}\ncells: [tr").completions(at: SourcePosition(line: 3, column: 11))
    #expect(option.items.map(\.word) == ["train"])
    #expect(option.range == SourcePosition(line: 3, column: 9)..<SourcePosition(line: 3, column: 11))
    let help = ask("{load}\n{plot}\ncells: []").help(at: SourcePosition(line: 2, column: 3))
    #expect(help?.text.hasPrefix("**plot**") == true)
    #expect(help?.range == SourcePosition(line: 2, column: 2)..<SourcePosition(line: 2, column: 6))
  }

  // MARK: - Robustness

  @Test("every place of every beginning of a notebook is answered")
  func everywhere() throws {
    let text =
      Self.header + Self.cells + "```{plot é}\ncells: [a, ${b\ncaption: 'x `{train.c'\n  - y\n```\n`{a.b:"
    for end in text.indices where text.distance(from: text.startIndex, to: end) % 9 == 0 {
      let source = SourceText(name: "test.md", text: String(text[..<end]))
      let assistant = Assistant(source, catalogue: .standard, folder: nil)
      for (index, line) in source.lines.enumerated() {
        for column in 1...line.count + 2 {
          let position = SourcePosition(line: index + 1, column: column)
          let range = assistant.completions(at: position).range
          #expect(range.lowerBound <= range.upperBound)
          _ = assistant.help(at: position)
        }
      }
    }
  }
}
