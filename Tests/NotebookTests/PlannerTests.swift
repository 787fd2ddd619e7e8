import Foundation
import Notebook
import TestSupport
import Testing

@Suite("Planning")
struct PlannerTests {
  // MARK: - Steps and options

  @Test("an unknown step is a mistake, with the one that was meant")
  func unknownStep() {
    expectMistakes(
      planning: "```{1️⃣pikc}\n```\n\n```{2️⃣fly away}\n```\n\n```{3️⃣.python}\n```\n\n4️⃣```{}\n```\n",
      [
        "1️⃣ `pikc` is not a step → pick", "2️⃣ `fly` is not a step", "3️⃣ `.python` is not a step",
        "4️⃣ the braces name no step",
      ])
  }

  @Test(
    "one mistake is told once, and none that comes of it",
    arguments: [
      (
        "---\nparams: {d: 1️⃣{val: 1}, 2️⃣2x: 1}\n---\n```{pick}\ncaption: ${d} ${2x}\n```\n",
        [
          "1️⃣ a mapping was found, a parameter is a number, text, true or false, or a list",
          "2️⃣ `2x` is not a name for a parameter",
        ]
      ),
      (
        "---\nparams: 1️⃣[d]\n---\n```{pick}\ncaption: ${d}\n```\n",
        ["1️⃣ `params` is a mapping of names to values"]
      ),
      (
        "---\nparams: {e: 1, f: 2}\n---\n```{pick}\ncaption: 1️⃣${zz} ${e} 2️⃣${yy} ${f}\n```\n",
        ["1️⃣ `zz` is not a parameter of this notebook", "2️⃣ `yy` is not a parameter of this notebook"]
      ),
      (
        "```{1️⃣python}\nprint(1)\n```\n\n```{2️⃣r}\na: b: c\n```\n",
        ["1️⃣ `python` is not a step", "2️⃣ `r` is not a step"]
      ),
      (
        "```{pick 1️⃣Mine}\n```\n\n```{pick 2️⃣Mine}\n```\n",
        ["1️⃣ `Mine` is not a label", "2️⃣ `Mine` is not a label"]
      ),
    ])
  func consequences(marked: String, expected: [String]) { expectMistakes(planning: marked, expected) }

  @Test("an unknown option is a mistake, with the one that was meant, common options too")
  func unknownOption() {
    expectMistakes(
      planning: """
        ```{pick}
        1️⃣coun: 3
        2️⃣captoin: Words
        3️⃣allow_error: true
        4️⃣colour: red
        ```
        """,
      [
        "1️⃣ `coun` is not an option of `pick` → count", "2️⃣ `captoin` is not an option of `pick` → caption",
        "3️⃣ `allow_error` is not an option of `pick` → allow-error", "4️⃣ `colour` is not an option of `pick`",
      ])
  }

  @Test(
    "a value of the wrong kind, or out of range, is a mistake at the value",
    arguments: [
      ("heat: 1️⃣hot", "1️⃣ `heat` is the text `hot`, a number greater than 0 was expected"),
      ("heat: 1️⃣0", "1️⃣ `heat` is 0, a number greater than 0 was expected"),
      ("heat: 1️⃣-.inf", "1️⃣ `heat` is -.inf, a number greater than 0 was expected"),
      ("heat: 1️⃣.inf", "1️⃣ `heat` is .inf, a number greater than 0 was expected"),
      ("heat: 1️⃣.nan", "1️⃣ `heat` is .nan, a number greater than 0 was expected"),
      ("heat: 1️⃣'5'", "1️⃣ `heat` is the text `5`, a number greater than 0 was expected"),
      ("heat: 1️⃣[5]", "1️⃣ `heat` is [5], a number greater than 0 was expected"),
      ("heat: 1️⃣true", "1️⃣ `heat` is true, a number greater than 0 was expected"),
      ("1️⃣heat:", "1️⃣ `heat` is empty, a number greater than 0 was expected"),
      (
        "oven: 1️⃣electrik", "1️⃣ `oven` is the text `electrik`, one of `gas`, `electric` was expected → electric"
      ),
      ("oven: 1️⃣Gas", "1️⃣ `oven` is the text `Gas`, one of `gas`, `electric` was expected → gas"),
      ("served: 1️⃣yes", "1️⃣ `served` is the text `yes`, true or false was expected"),
      ("served: 1️⃣1", "1️⃣ `served` is 1, true or false was expected"),
      ("times: 1️⃣5", "1️⃣ `times` is 5, a list, each item a number was expected"),
      ("times: [5, 1️⃣x, y]", "1️⃣ item 2 of `times` is the text `x`, a number was expected"),
      ("caption: 1️⃣{a: 1}", "1️⃣ `caption` is a mapping, text was expected"),
    ])
  func wrongValues(line: String, expected: String) {
    expectMistakes(planning: "```{pick}\n```\n```{bake}\ndish: pie\n\(line)\n```\n", [expected])
  }

  @Test(
    "whole numbers are whole however they are written, and bounds belong to the range",
    arguments: [
      ("0", true), ("100", true), ("1e2", true), ("5.0", true), ("-1", false), ("101", false), ("2.5", false),
      ("1e300", false),
    ])
  func wholeNumbers(text: String, isValid: Bool) {
    let outcome = Planner.plan(
      SourceText(name: "a.md", text: "```{pick}\ncount: \(text)\n```\n"),
      in: FileManager.default.temporaryDirectory,
      catalogue: Kitchen.catalogue)
    #expect((outcome.plan != nil) == isValid)
  }

  @Test("a required option that is missing is a mistake at the fence")
  func required() {
    expectMistakes(
      planning: "```{pick}\n```\n\n1️⃣```{bake}\nheat: 3\n```\n",
      ["1️⃣ `bake` needs the option `dish`, which is missing"])
  }

  @Test("options that do not go together are a mistake at the one to blame")
  func optionProblem() throws {
    let folder = try TemporaryFolder()
    try folder.write("three", to: "list.txt")
    expectMistakes(
      planning: "```{pick}\nlist: list.txt\ncount: 1️⃣3\n```\n", in: folder.url,
      ["1️⃣ `count` is given beside `list`"])
  }

  @Test("every option in effect is known, given or not")
  func settings() throws {
    let plan = try Kitchen.plan("```{pick}\n```\n```{bake}\ndish: 5\noven: electric\n```\n")
    let settings = plan.cells[1].settings
    #expect(settings.map(\.name) == ["dish", "heat", "oven", "times", "served"])
    #expect(settings.map(\.value) == [.text("5"), .number(180), .text("electric"), .null, .boolean(false)])
    #expect(settings.map(\.isDefault) == [false, true, false, true, true])
  }

  // MARK: - Files

  @Test("a missing file is a mistake at the option that names it, with the one that was meant")
  func missingFiles() throws {
    let folder = try TemporaryFolder()
    try folder.write("three", to: "list.txt")
    expectMistakes(
      planning:
        "```{pick}\nlist: 1️⃣lits.txt\n```\n```{pick}\nlist: 2️⃣.\n```\n```{pick}\nlist: list.txt\n```\n```{pick}\nlist: 3️⃣/dev/zero\n```\n",
      in: folder.url,
      [
        "1️⃣ there is no file `lits.txt`", "2️⃣ `.` is a folder, a file was expected",
        "3️⃣ `/dev/zero` is not a regular file",
      ])
    let outcome = Planner.plan(
      SourceText(name: "a.md", text: "```{pick}\nlist: lits.txt\n```"), in: folder.url,
      catalogue: Kitchen.catalogue)
    #expect(outcome.diagnostics.first?.advice == "did you mean `list.txt`?")
  }

  @Test("a link that leads nowhere is called that, and so is one to a folder on the way")
  func danglingLinks() throws {
    let folder = try TemporaryFolder()
    let files = FileManager.default
    for (name, target) in [
      ("gone.txt", "/nowhere/list.txt"), ("disk", "/nowhere/disk"), ("fetched.txt", ".git/annex/objects/a/b"),
    ] {
      try files.createSymbolicLink(atPath: folder.url.appending(path: name).path, withDestinationPath: target)
    }
    let outcome = Planner.plan(
      SourceText(
        name: "a.md",
        text: ["gone.txt", "disk/list.txt", "fetched.txt"].map { "```{pick}\nlist: \($0)\n```\n" }.joined()),
      in: folder.url, catalogue: Kitchen.catalogue)
    #expect(
      outcome.diagnostics.map(\.message) == [
        "`gone.txt` is a link to `/nowhere/list.txt`, and nothing is there",
        "`disk` is a link to `/nowhere/disk`, and nothing is there",
        "`fetched.txt` is a link to `.git/annex/objects/a/b`, and nothing is there",
      ])
    #expect(outcome.diagnostics.last?.advice == "fetch the file with git annex get")
  }

  // MARK: - Labels

  @Test("cells without a label are called by their step, with a number that makes them unique")
  func automaticLabels() throws {
    let plan = try Kitchen.plan(
      "```{pick}\n```\n```{pick pick-2}\n```\n```{pick}\n```\n```{juice}\n```\n```{pick}\n```\n```{pick x}\n```\n"
    )
    #expect(plan.cells.map(\.label) == ["pick", "pick-2", "pick-3", "juice", "pick-4", "x"])
    #expect(plan.cell(labelled: "pick-3")?.index == 2)
  }

  @Test("a label given twice is a mistake at the second; one that a step would take is no clash")
  func duplicateLabels() throws {
    expectMistakes(
      planning: "```{pick a}\n```\n\n```{pick 1️⃣a}\n```\n\n```{pick 2️⃣a}\n```\n",
      ["1️⃣", "2️⃣"].map { "\($0) the label `a` is another cell's already, in line 1" })
    #expect(
      try Kitchen.plan("```{pick}\n```\n```{juice pick}\n```\n").cells.map(\.label) == ["pick-2", "pick"])
  }

  // MARK: - Parameters

  private func setting(
    _ option: String, _ written: String, parameters: String = "{n: 4, f: 0.5, t: pie, l: [1, 2]}"
  ) throws -> Value? {
    let text =
      "---\nparams: \(parameters)\n---\n```{pick}\n```\n```{bake}\ndish: d\n\(option): \(written)\n```\n"
    return try Kitchen.plan(text).cells[1].settings.first { $0.name == option }?.value
  }

  @Test("alone, a parameter keeps its type; inside other text it is pasted in")
  func parameterTypes() throws {
    #expect(try setting("heat", "${n}") == .number(4))
    #expect(try setting("heat", "${ n }") == .number(4))
    #expect(try setting("times", "${l}") == .list([.number(1), .number(2)]))
    #expect(try setting("times", "[${n}, ${f}]") == .list([.number(4), .number(0.5)]))
    #expect(try setting("times", "[ ${n},${f} , 3 ]") == .list([.number(4), .number(0.5), .number(3)]))
    #expect(throws: Kitchen.Mistaken.self) { try setting("heat", "${n}0") }
    #expect(throws: Kitchen.Mistaken.self) { try setting("heat", "${t}") }
  }

  @Test(
    "text in quotes, with several parameters, or none that is one",
    arguments: [
      ("\"${t} of ${n}\"", "pie of 4"), ("${t}-${f}", "pie-0.5"), ("'${l}'", "[1, 2]"), ("${t}", "pie"),
      ("costs $5", "costs $5"), ("$t", "$t"),
    ])
  func parameterText(written: String, expected: String) throws {
    let text =
      "---\nparams: {n: 4, f: 0.5, t: pie, l: [1, 2]}\n---\n```{pick}\n```\n```{bake}\ndish: \(written)\n```\n"
    if written == "'${l}'" {
      #expect(throws: Kitchen.Mistaken.self) { try Kitchen.plan(text) }  // A list is no text.
    } else {
      #expect(try Kitchen.plan(text).cells[1].settings.first?.value == .text(expected))
    }
  }

  @Test("unknown parameters are mistakes where they stand")
  func unknownParameters() {
    expectMistakes(
      planning: """
        ---
        params: {rate: 1}
        ---
        `{params.rate}` and `1️⃣{params.rat}`

        ```{pick}
        count: 2️⃣${rat}
        caption: of 3️⃣${raet} and 4️⃣${}
        ```
        """.replacing("`1️⃣{params.rat}`", with: "`{1️⃣params.rat}`"),
      [
        "1️⃣ `rat` is not a parameter of this notebook → rate",
        "2️⃣ `rat` is not a parameter of this notebook → rate",
        "3️⃣ `raet` is not a parameter of this notebook → rate", "4️⃣ `` is not a parameter of this notebook",
      ])
  }

  @Test("the command line comes over the front matter, the later over the earlier")
  func overrides() throws {
    let plan = try Kitchen.plan(
      "---\nparams: {n: 4}\n---\n```{pick}\ncount: ${n}\n```\n",
      overrides: [GivenParameter("n", .integer(5)), GivenParameter("n", .integer(6))])
    #expect(plan.parameters["n"] == .integer(6))
    #expect(plan.cells[0].settings.first?.value == .integer(6))
  }

  @Test("a parameter that the notebook does not have is a mistake of the command line")
  func unknownOverride() {
    expectMistakes(
      planning: "---\nparams: {rate: 4}\n---\n```{pick}\ncount: ${rate}\n```\n",
      overrides: [GivenParameter("raet", .integer(1))],
      ["- the command line gives `raet`, which is not a parameter of this notebook → rate"])
    expectMistakes(
      planning: "```{pick}\n```\n", overrides: [GivenParameter("n", .integer(1))],
      ["- the command line gives `n`, which is not a parameter of this notebook"])
  }

  @Test("a bad value says that it came from outside the notebook, whoever gave it")
  func badOverride() {
    expectMistakes(
      planning: "---\nparams: {n: 4}\n---\n```{pick}\ncount: 1️⃣${n}\n```\n",
      overrides: [GivenParameter("n", .text("many"))],
      [
        "1️⃣ `count` is the text `many` (`${n}`, given from outside the notebook), a whole number from 0 to 100 was expected"
      ])
  }

  @Test("a parameter that is not used anywhere is a warning; in prose or in a cell with mistakes it is used")
  func unusedParameters() {
    expectMistakes(
      planning:
        "---\nparams: {1️⃣n: 4, m: 5, o: 6, p: 7}\n---\n`{params.m}`\n\n```{2️⃣fly}\nby: ${o}\n```\n\n```{pick}\n3️⃣cuont: ${p}\n```\n",
      [
        "1️⃣ warning: the parameter `n` is not used anywhere", "2️⃣ `fly` is not a step",
        "3️⃣ `cuont` is not an option of `pick` → count",
      ])
  }

  // MARK: - Dataflow

  @Test("a read is bound to the nearest writer before it, also where a cell rewrites what it reads")
  func binding() throws {
    let plan = try Kitchen.plan(
      "```{pick}\n```\n```{peel}\n```\n```{pick b}\n```\n```{peel}\n```\n```{peel}\n```\n```{bake}\ndish: pie\n```\n"
    )
    #expect(plan.cells.map { $0.sources["fruit"] } == [nil, 0, nil, 2, 3, 4])
  }

  @Test("a read that nothing before it writes is a mistake at the fence")
  func unbound() {
    expectMistakes(
      planning: "1️⃣```{peel}\n```\n\n```{peel}\n```\n\n```{pick}\n```\n",
      ["1️⃣ `peel` reads `fruit`, which no cell before it writes"])
  }

  @Test(
    "what an unknown step was to write, no cell after it is blamed for; what a known one does not write, it is"
  )
  func unboundAfterMistakes() {
    expectMistakes(
      planning: "```{1️⃣fly}\n```\n\n```{peel}\n```\n", ["1️⃣ `fly` is not a step"])
    expectMistakes(
      planning: "```{pick}\n1️⃣cuont: 3\n```\n\n```{peel}\n```\n",
      ["1️⃣ `cuont` is not an option of `pick` → count"])
    expectMistakes(
      planning: "```{bake}\ndish: a\nheat: 1️⃣hot\n```\n\n2️⃣```{peel}\n```\n",
      [
        "1️⃣ `heat` is the text `hot`, a number greater than 0 was expected",
        "2️⃣ `peel` reads `fruit`, which no cell before it writes",
      ])
  }

  @Test("a value of another type is a mistake at the fence")
  func types() {
    expectMistakes(
      planning: "```{juice}\n```\n\n1️⃣```{peel}\n```\n",
      ["1️⃣ `peel` reads apples from `fruit`, where juice was written"])
  }

  // MARK: - Values in prose

  @Test("a value that no cell has is a mistake, with the one that was meant")
  func unknownValues() {
    expectMistakes(
      planning: """
        ```{pick mine}
        caption: 1️⃣It is `{mine.conut}`.
        ```

        `{mine.count:d}`, `2️⃣{mien.count}`, `3️⃣{mine.cout}`; `{later.before}`; `{bad.anything}`

        ```{peel later}
        ```

        ```{pick bad}
        4️⃣x: 1
        ```
        """,
      [
        "1️⃣ the cell `mine` has no value `conut` → count", "2️⃣ no cell has the label `mien` → mine",
        "3️⃣ the cell `mine` has no value `cout` → count", "4️⃣ `x` is not an option of `pick`",
      ])
  }

  // MARK: - All at once

  @Test("every mistake is found at once, in the order of the file")
  func allAtOnce() {
    expectMistakes(
      planning: """
        ---
        1️⃣titel: Much is wrong
        params: {n: 1}
        ---

        `2️⃣{nobody.x}`

        ```{pick}
        count: 3️⃣1000
        4️⃣cuont: ${n}
        ```

        ```{5️⃣fly}
        ```

        ```{pick 6️⃣Bad}
        count: 7️⃣${m}
        ```

        8️⃣<b>

        9️⃣```{peel
        """,
      overrides: [GivenParameter("k", .null)],
      [
        "- the command line gives `k`, which is not a parameter of this notebook",
        "1️⃣ `titel` is not an entry of the front matter → title", "2️⃣ no cell has the label `nobody`",
        "3️⃣ `count` is 1000, a whole number from 0 to 100 was expected",
        "4️⃣ `cuont` is not an option of `pick` → count", "5️⃣ `fly` is not a step", "6️⃣ `Bad` is not a label",
        "7️⃣ `m` is not a parameter of this notebook", "8️⃣ warning: raw HTML is left out of the report",
        "9️⃣ this fence is never closed",
      ])
  }

  @Test("a notebook without cells is a notebook")
  func empty() throws {
    #expect(try Kitchen.plan("").cells.isEmpty)
    #expect(try Kitchen.plan("# Only words").title == "kitchen")
    #expect(try Kitchen.plan("---\ntitle: T\n---\n").title == "T")
  }
}
