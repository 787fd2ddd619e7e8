import Figures
import Foundation
import Notebook
import Wording

/// Steps whose numbers follow from their options alone, so that a sweep's page has something to compare.
enum SweepSteps {
  static let catalogue = StepCatalogue([SweepTrain.self, SweepTest.self])

  /// The run of a notebook with parameters in the place of its own.
  static func run(_ text: String, _ parameters: [(name: String, value: Value)]) async throws -> RunResult {
    let engine = Engine(catalogue: catalogue, settings: Settings(threads: 1))
    let opened = await engine.open(
      SourceText(name: "Notebooks/nb.md", text: text), at: FileManager.default.temporaryDirectory,
      parameters: parameters.map { GivenParameter($0.name, $0.value) })
    guard let result = await engine.run(Request()).result() else {
      throw SampleSteps.Mistaken(diagnostics: opened.diagnostics)
    }
    return result
  }

  /// A notebook of the two steps and what its sweep over some values comes to.
  static func comparison(
    frontMatter: String = "", on: String = "held-out", _ values: [(name: String, values: [Value])]
  ) async throws -> Comparison {
    let names = values.map(\.name)
    let text = """
      ---
      title: A sweep
      params: {\(["a", "b", "c"].map { "\($0): 1" }.joined(separator: ", "))}
      \(frontMatter)
      ---
      ```{train}
      a: ${a}
      ```
      ```{test}
      on: \(on)
      a: ${a}
      b: ${b}
      c: ${c}
      ```
      """
    var combinations: [[Value]] = [[]]
    for (_, values) in values { combinations = combinations.flatMap { start in values.map { start + [$0] } } }
    var entries: [Comparison.Entry] = []
    for combination in combinations {
      let parameters = zip(names, combination).map { (name: $0, value: $1) }
      entries.append(
        Comparison.Entry(
          parameters: parameters, report: "\(entries.count).html", result: try await run(text, parameters)))
    }
    return Comparison(entries)
  }
}

/// Its cost grows with `a`, and it shows a curve.
struct SweepTrain: Step {
  static let name = "train"
  static let summary = StepSummary("Trains.", discussion: "", example: "")
  private static let a = StepOption("a", default: 1.0, help: "A number.")
  static let options: [any AnyOption] = [a]
  static let scalars = [
    ScalarSummary("cost", "", better: .lower), ScalarSummary("steps", ""),
    ScalarSummary("seconds", "", better: .lower, isVolatile: true),
  ]
  private let a: Double

  init(_ options: CellOptions) throws(OptionProblem) { a = options[Self.a] }

  func run(in context: inout StepContext) throws {
    context.set("cost", a)
    context.set("steps", 2 * a)
    context.set("seconds", -a)
    let chart = LineChart(
      xLabel: "step", yLabel: "J",
      series: [LineChart.Series(name: "J", x: [0, 1, 2], y: [a + 2, a + 1, a])])
    context.show(.chart(Chart(.line(chart), alternative: "J falls.")))
  }
}

/// Its accuracy is best for `a` = 0.1, and falls with `b` and `c`; a negative `a` has none.
struct SweepTest: Step {
  static let name = "test"
  static let summary = StepSummary("Tests.", discussion: "", example: "")
  private static let a = StepOption("a", default: 1.0, help: "A number.")
  private static let b = StepOption("b", default: 1.0, help: "A number.")
  private static let c = StepOption("c", default: 1.0, help: "A number.")
  private static let on = StepOption("on", default: "train", help: "Where.")
  static let options: [any AnyOption] = [a, b, c, on]
  static let scalars = [
    ScalarSummary("accuracy", "", better: .higher), ScalarSummary("loss", "", better: .lower),
  ]
  private let a, b, c: Double
  private let on: String

  init(_ options: CellOptions) throws(OptionProblem) {
    (a, b, c, on) = (options[Self.a], options[Self.b], options[Self.c], options[Self.on])
  }

  var measuresUnseen: Bool { on == "held-out" }

  func run(in context: inout StepContext) throws {
    if a < 0 { throw StepFailure("`a` is negative") }
    let accuracy = 0.9 - abs(a - 0.1) / 100 - b / 1000 - c / 10_000
    context.set("accuracy", accuracy)
    context.set("loss", 1 - accuracy)
  }
}
