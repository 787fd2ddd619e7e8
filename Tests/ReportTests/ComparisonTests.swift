import Figures
import Foundation
import Notebook
import Report
import Testing

@Suite("The page of a sweep")
struct ComparisonTests {
  private static let decades: [Value] = [.number(0.01), .number(0.1), .integer(1), .integer(10)]

  private func page(_ comparison: Comparison) -> String {
    ComparisonPage(comparison, title: "A sweep", command: "cahier sweep nb.md").html()
  }

  @Test(
    "what is best is said by the notebook, else by a number of held-out samples, else by the last one",
    arguments: [
      ("", "held-out", "test.accuracy", ScalarSummary.Preference.higher, Objective.Choice.unseen, 0.1),
      ("", "train", "test.accuracy", .higher, .seen, 0.1),
      ("objective: train.cost", "held-out", "train.cost", .lower, .notebook, 0.01),
      ("objective: {maximize: train.steps}", "held-out", "train.steps", .higher, .notebook, 10),
      ("objective: {minimize: test.accuracy}", "held-out", "test.accuracy", .lower, .notebook, 10),
      ("objective: train.seconds", "held-out", "train.seconds", .lower, .notebook, 10),
    ])
  func objective(
    frontMatter: String, on: String, reference: String, better: ScalarSummary.Preference,
    choice: Objective.Choice, winner: Double
  ) async throws {
    let comparison = try await SweepSteps.comparison(
      frontMatter: frontMatter, on: on, [("a", Self.decades)])
    let objective = try #require(comparison.objective)
    #expect(objective.reference == reference)
    #expect(objective.better == better)
    #expect(objective.choice == choice)
    let best = try #require(comparison.winners.first)
    #expect(comparison.winners.count == 1)
    #expect(comparison.entries[best].parameters[0].value.description == Value.number(winner).description)
  }

  @Test(
    "an objective that is none is a mistake at its place",
    arguments: [
      ("objective: tests.accuracy", "no cell has the label `tests`", "test"),
      ("objective: test.acuracy", "the cell `test` has no value `acuracy`", "accuracy"),
      (
        "objective: train.steps", "it is not known which of two values of `train.steps` is the better one",
        nil
      ),
      (
        "objective: accuracy", "`objective` is accuracy, a cell's label and one of its values was expected",
        nil
      ),
      (
        "objective: {smallest: train.cost}",
        "`objective` is a mapping, a cell's label and one of its values was expected", nil
      ),
    ] as [(String, String, String?)])
  func mistakes(line: String, message: String, suggestion: String?) throws {
    let text = "---\n\(line)\n---\n```{train}\n```\n```{test}\n```\n"
    let opened = Planner.plan(
      SourceText(name: "nb.md", text: text), in: FileManager.default.temporaryDirectory,
      catalogue: SweepSteps.catalogue)
    let diagnostic = try #require(opened.diagnostics.first)
    #expect(opened.diagnostics.count == 1)
    #expect(diagnostic.message == message)
    #expect(diagnostic.range?.start.line == 2)
    #expect(diagnostic.suggestions.first == suggestion)
  }

  @Test("the winner stands on top, with the command line that runs it and what it was chosen by")
  func winner() async throws {
    let html = page(
      try await SweepSteps.comparison([("a", Self.decades), ("b", [.integer(1), .integer(2)])]))
    let command = try #require(html.firstMatch(of: /<code>(cahier run .*?)<\/code>/)).output.1
    #expect(command.replacing(/<[^>]*>/, with: "") == "cahier run Notebooks/nb.md -p a=0.1 -p b=1")
    #expect(command.contains("<span class=\"held\">-p a=0.1</span>"), "no line ends behind the hyphen")
    #expect(html.contains("<strong>0.8989</strong>"))
    #expect(
      html.contains(
        "The best of 8 by <code>test.accuracy</code>: more is better; measured on held-out samples."))
    let table = try #require(html.firstRange(of: "<tbody>")).upperBound
    let first = html[table...].prefix { $0 != "/" }
    #expect(first.contains("<td class=\"number\">1<"))
  }

  @Test("combinations that failed come last, without a rank, and are counted")
  func failed() async throws {
    let comparison = try await SweepSteps.comparison([("a", [.integer(-1), .integer(1), .number(0.1)])])
    #expect(comparison.ranking == [2, 1, 0])
    let html = page(comparison)
    #expect(html.contains("3 combinations of parameters; one has no value"))
    #expect(html.contains("<td class=\"number\">–</td><td class=\"number\">-1</td>"))
    #expect(html.contains(">failed</a>"))
  }

  @Test("equal bests are told, and have the same rank")
  func ties() async throws {
    let comparison = try await SweepSteps.comparison([("a", [.number(0), .number(0.2), .number(5)])])
    #expect(comparison.winners == [0, 1])
    let html = page(comparison)
    #expect(html.contains("Another comes to the same"))
    #expect(html.matches(of: /<tr><td class="number">1<\/td>/).count == 2)
  }

  @Test("without a number that has a better way, the order is the sweep's and the page says what to do")
  func noObjective() async throws {
    let comparison = try await SweepSteps.comparison([("a", [.integer(2)])])
    #expect(comparison.objective == nil)
    #expect(page(comparison).contains("objective: test.accuracy"))
  }

  @Test("the number that the notebook is after stays, though all come to the same, and its lack is told")
  func sameObjective() async throws {
    let line = "objective: test.accuracy"
    let single = try await SweepSteps.comparison(frontMatter: line, [("a", [.integer(2)])])
    #expect(single.columns.map(\.name) == ["accuracy"])
    #expect(page(single).contains("The best of 1 by <code>test.accuracy</code>"))
    let failed = page(
      try await SweepSteps.comparison(frontMatter: line, [("a", [.integer(-1), .integer(-2)])]))
    #expect(failed.contains("No combination has a value of <code>test.accuracy</code>."))
    #expect(!failed.contains("Name one in the front matter"))
  }

  @Test(
    "one parameter is drawn against, two as a map, three and more as parallel axes",
    arguments: [(1, 1, 0, 0), (2, 2, 2, 0), (3, 3, 0, 2)])
  func charts(parameters: Int, scatters: Int, maps: Int, parallels: Int) async throws {
    let values = [
      ("a", Self.decades), ("b", [.integer(1), .integer(2)]), ("c", [.integer(1), .integer(3)]),
    ]
    let html = page(try await SweepSteps.comparison(Array(values.prefix(parameters))))
    #expect(html.matches(of: /class="chart scatter-chart"/).count == scatters)
    // One for the column, one for a phone.
    #expect(html.matches(of: /class="chart heat-map"/).count == maps)
    #expect(html.matches(of: /class="chart parallel-chart"/).count == parallels)
  }

  @Test(
    "an axis is logarithmic where the values' ratios are more alike than their differences",
    arguments: [
      ([.number(0.01), .number(0.1), .integer(1)], .numbers(.log)),
      ([.integer(10), .integer(20), .integer(40), .integer(80), .integer(160)], .numbers(.log)),
      ([.integer(10), .integer(20), .integer(30), .integer(100)], .numbers(.log)),
      ([.integer(10), .integer(40), .integer(70), .integer(100)], .numbers(.linear)),
      ([.integer(5), .integer(10)], .numbers(.linear)),
      ([.integer(-1), .integer(0), .integer(100)], .numbers(.linear)),
      ([.integer(0), .number(0.01), .number(0.1), .integer(1)], .names(["0", "0.01", "0.1", "1"])),
      ([.text("adam"), .text("cg")], .names(["adam", "cg"])),
    ] as [([Value], PlaceAxis)])
  func axes(values: [Value], axis: PlaceAxis) async throws {
    let result = try await SweepSteps.run("```{train}\n```\n", [])
    let comparison = Comparison(
      values.map { Comparison.Entry(parameters: [("p", $0)], report: "", result: result) })
    #expect(comparison.parameters.first?.axis == axis)
  }

  @Test("a page of 1,000 combinations is below a megabyte: 50 rows open, 20 curves, every chart")
  func thousand() async throws {
    let small = try await SweepSteps.comparison([("a", Self.decades)])
    let entry = try #require(small.entries.first)
    let entries = (0..<1000).map { index -> Comparison.Entry in
      let (a, b, c) = (index % 10, index / 10 % 10, index / 100)
      var result = entry.result
      let accuracy = 0.9 - Double((a - 4) * (a - 4)) / 500 - Double(b) / 300 - Double((c - 7) * (c - 7)) / 700
      for cell in result.cells.indices {
        result.cells[cell].scalars = result.cells[cell].scalars.enumerated().map { place, scalar in
          Scalar(name: scalar.name, value: accuracy + Double(place) / 7)
        }
      }
      return Comparison.Entry(
        parameters: [
          ("lambda", .number(0.001 * Double(1 << a))), ("hidden", .integer(10 + 10 * b)),
          ("rate", .number(0.125 * Double(c + 1))),
        ],
        report: "lambda=\(0.001 * Double(1 << a))_hidden=\(10 + 10 * b)_rate=\(0.125 * Double(c + 1)).html",
        result: result)
    }
    let comparison = Comparison(entries)
    // a = 4, b = 0, c = 7.
    #expect(comparison.winners == [704])
    let html = page(comparison)
    #expect(html.utf8.count < 1_000_000, "\(html.utf8.count) bytes")
    #expect(html.contains("<summary>950 more</summary>"))
    let open = try #require(html.firstRange(of: "<details class=\"more\">")).lowerBound
    #expect(html[..<open].matches(of: /\.html">report</).count == 50)
    #expect(html.matches(of: /\.html">report</).count == 1000)
    #expect(html.contains("train: the best 20"))
    #expect(!html.contains("<script"))
  }
}
