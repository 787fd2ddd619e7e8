import Foundation
import Notebook
import Steps
import Testing
import Wording

@Suite("expect")
struct ExpectStepTests {
  private static let trained = Bench.small + Bench.quick + "```{predict}\n```\n"

  private func run(_ expectations: String, before text: String = "") async throws -> RunResult {
    try await Bench.run(Self.trained + "```{expect it}\n\(expectations)\n```\n" + text)
  }

  private func mistakes(
    _ expectations: String, overrides: [GivenParameter] = [], frontMatter: String = ""
  ) -> [String] {
    Planner.plan(
      SourceText(name: "a.md", text: frontMatter + Self.trained + "```{expect it}\n\(expectations)\n```\n"),
      in: Bench.folder, catalogue: Bench.catalogue, overrides: overrides
    ).diagnostics.map(\.message)
  }

  @Test("what is met is shown in a table and a note, and counted")
  func met() async throws {
    let result = try await run("quick.iterations: 5\npredict.accuracy: {between: [0, 1]}")
    #expect(result.status == .succeeded)
    let table = try result.table("it", "What was expected")
    #expect(table.columns == ["Number", "Found", "Expected", "Met"])
    #expect(table.rows.map { $0[0].string } == ["predict.accuracy", "quick.iterations"])
    #expect(try table.numbers("quick.iterations") == [5])
    #expect(table.rows.map { $0[3].string } == ["yes", "yes"])
    #expect(try result.notes("it").map(\.kind) == [.success])
    #expect(try result.scalar("it", "expectations") == 2)
  }

  @Test(
    "a cell fails with every expectation that is not met, each at its own place, and still shows its table")
  func failed() async throws {
    let result = try await run(
      "quick.iterations: \"> 5\"\npredict.accuracy: \">= 0\"\nquick.cost: {is: -1, within: 1%}")
    #expect(result.status == .failed)
    let failure = try #require(try result.cell("it").failure)
    let cost = try result.scalar("quick", "cost")
    #expect(failure.message.english.hasPrefix("`quick.cost` is "))
    #expect(failure.message.english.hasSuffix(", -1 to within 1% was expected"))
    #expect(failure.others.map(\.message.english) == ["`quick.iterations` is 5, more than 5 was expected"])
    let line = try #require(result.plan.cell(labelled: "it")).fence.start.line
    #expect(failure.range == SourceRange(line: line + 3, column: 1, length: 10))
    #expect(failure.others.map(\.range) == [SourceRange(line: line + 1, column: 1, length: 16)])
    let table = try result.table("it", "What was expected")
    #expect(try table.numbers("quick.cost") == [cost])
    #expect(table.rows.map { $0[3].string } == ["yes", "no", "no"])
    #expect(try result.notes("it").isEmpty)
  }

  @Test(
    "what can't be met is found before anything runs, with the word that was meant",
    arguments: [
      ("quik.cost: 1", ["no cell before this one has the label `quik`"]),
      ("it.expectations: 1", ["no cell before this one has the label `it`"]),
      ("quick.csot: 1", ["the cell `quick` has no value `csot`"]),
      (
        "quick.seconds: \"< 60\"",
        [
          "`seconds` of the cell `quick` differs from run to run, as times do; a number that stays was expected"
        ]
      ),
      ("cost: 1", ["`cost` is not an option of `expect`, nor is it of the form `LABEL.SCALAR`"]),
      ("a.b.c: 1", ["`a.b.c` is not an option of `expect`, nor is it of the form `LABEL.SCALAR`"]),
      ("caption: nothing", ["this cell expects nothing"]),
      ("quick.cost: ${x}", ["`x` is not a parameter of this notebook"]),
      ("quick.cost: {is: 1, within: ${x}}", ["`x` is not a parameter of this notebook"]),
      ("quick.cost: {[a]: 1}", ["a name was expected before the colon"]),
    ])
  func mistakes(options: String, messages: [String]) {
    #expect(mistakes(options) == messages)
  }

  @Test("a misspelt label or number has the nearest ones beside it")
  func suggestions() {
    for (options, word) in [("predic.accuracy: 1", "predict"), ("predict.acuracy: 1", "accuracy")] {
      let outcome = Planner.plan(
        SourceText(name: "a.md", text: Self.trained + "```{expect}\n\(options)\n```\n"), in: Bench.folder,
        catalogue: Bench.catalogue)
      #expect(outcome.diagnostics.flatMap(\.suggestions) == [word])
      #expect(outcome.diagnostics.first?.range?.start.column == 1)
    }
  }

  @Test("parameters stand in bounds, alone, in text and in mappings, and count as used")
  func parameters() throws {
    let frontMatter = "---\nparams: {low: 0.25, near: 1%, iterations: 5}\n---\n"
    let cell = """
      ```{expect it}
      predict.accuracy: ">= ${low}"
      quick.cost: {is: 1, within: "${near}"}
      quick.iterations: ${iterations}
      ```

      """
    let outcome = Planner.plan(
      SourceText(name: "a.md", text: frontMatter + Self.trained + cell), in: Bench.folder,
      catalogue: Bench.catalogue)
    #expect(outcome.diagnostics.map(\.message) == [])
    let settings = try #require(outcome.plan?.cell(labelled: "it")).settings
    #expect(settings.map(\.name) == ["predict.accuracy", "quick.cost", "quick.iterations"])
    #expect(settings.map(\.value.description) == [">= 0.25", "{is: 1, within: 1%}", "5"])
    #expect(settings.map(\.isDefault) == [false, false, false])
  }

  @Test("a result is restored as long as the numbers and the bounds are the same")
  func stored() async throws {
    let memory = Memory()
    func states(_ bound: String) async throws -> [String] {
      let engine = try await Bench.engine(
        Self.trained + "```{expect it}\nquick.iterations: \(bound)\n```\n", memory: memory)
      return try #require(await engine.run(Request()).result()).cells.map(\.state.name)
    }
    #expect(try await states("5").last == "ran")
    #expect(try await states("{between: [5, 5]}").last == "ran")
    #expect(try await states("= 5.0").last == "restored")
    #expect(try await states("6").last == "failed")
    #expect(try await states("6").last == "failed")
  }

  @Test("the number of a cell that failed and may is missing, which is no way around an expectation")
  func failedBefore() async throws {
    let result = try await Bench.run(
      Bench.small + """
        ```{cost wrong}
        on: held-out
        allow-error: true
        ```
        ```{expect it}
        wrong.cost: "> 0"
        ```

        """)
    #expect(result.status == .failed)
    #expect(
      try result.cell("it").failure?.message.english
        == "`wrong.cost` has no value in this run, more than 0 was expected")
  }
}
