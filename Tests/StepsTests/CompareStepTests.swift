import Notebook
import Steps
import Testing
import Wording

@Suite("compare")
struct CompareStepTests {
  private static let trainings =
    Bench.small + Bench.quick + """
      ```{predict quick-score}
      ```

      """ + Bench.slow

  private func table(_ options: String) async throws -> (table: Table, result: RunResult) {
    let result = try await Bench.run(Self.trainings + "```{compare it}\n\(options)\n```\n")
    return (try result.table("it", "The results"), result)
  }

  @Test("a row for each cell, a column for each number, a dash where there is none")
  func rows() async throws {
    let (table, result) = try await table(
      "cells: [quick, slow, quick-score]\nvalues: [iterations, cost, accuracy]")
    #expect(table.columns == ["Cell", "Iterations", "Cost", "Accuracy"])
    #expect(table.rows.map { $0[0].string } == ["quick", "slow", "quick-score"])
    #expect(try table.numbers("quick") == [5, try result.scalar("quick", "cost")])
    #expect(try table.numbers("slow") == [8, try result.scalar("slow", "cost")])
    #expect(table.rows[0][3].string == "–")
    #expect(try table.numbers("quick-score") == [try result.scalar("quick-score", "accuracy")])
  }

  @Test("a training and its test share a row, numbers carry their formats")
  func groups() async throws {
    let (table, _) = try await table(
      "cells: [[quick, quick-score], slow]\nnames: [L-BFGS, descent]\nvalues: [\"iterations:.2f\", \"accuracy:.0%\"]"
    )
    #expect(table.rows[0][0].string == "L-BFGS")
    #expect(table.rows[0][1].string == "5.00")
    #expect(table.rows[0][2].string.hasSuffix("%"))
    #expect(table.rows[1].map(\.string) == ["descent", "8.00", "–"])
  }

  @Test("without `values`, every number but times, which differ from run to run")
  func allValues() async throws {
    let (table, result) = try await table("cells: [quick, slow]")
    let names = try result.cell("quick").scalars.map(\.name)
    #expect(names.contains("seconds"))
    #expect(table.columns.count == names.count)
    #expect(!table.columns.contains("Seconds"))
    let (asked, _) = try await self.table("cells: [quick]\nvalues: [seconds]")
    #expect(asked.columns == ["Cell", "Seconds"])
  }

  @Test(
    "what can't be compared is found before anything runs",
    arguments: [
      ("cells: [quick, slow]\nvalues: [cots]", "none of the cells `quick`, `slow` has a value `cots`"),
      ("cells: [fast]", "no cell before this one has the label `fast`"),
      (
        "cells: [quick]\nvalues: [\"cost:.4q\"]",
        "item 1 of `values` is the text `cost:.4q`, a scalar's name, with a format behind a colon or without was expected"
      ),
    ])
  func mistakes(options: String, message: String) {
    let outcome = Planner.plan(
      SourceText(name: "a.md", text: Self.trainings + "```{compare it}\n\(options)\n```\n"), in: Bench.folder,
      catalogue: Bench.catalogue)
    #expect(outcome.diagnostics.map(\.message) == [message])
  }
}
