import Figures
import Foundation
import Learning
import Notebook
import Steps
import Testing
import Wording

@Suite("plot")
struct PlotStepTests {
  private static let trainings =
    Bench.small + Bench.quick + Bench.slow + """
      ```{predict score}
      ```

      """

  private func chart(_ options: String) async throws -> Chart {
    let result = try await Bench.run(Self.trainings + "```{plot it}\n\(options)\n```\n")
    let cell = try result.cell("it")
    #expect(cell.failure == nil, "\(cell.failure?.message ?? "")")
    guard case .chart(let chart)? = cell.outputs.first else { throw Bench.Mistaken(messages: ["no chart"]) }
    return chart
  }

  private func lines(_ options: String) async throws -> LineChart {
    guard case .line(let chart) = try await chart(options).drawing else {
      throw Bench.Mistaken(messages: ["no curves"])
    }
    return chart
  }

  private func mistakes(_ options: String) -> [String] {
    Planner.plan(
      SourceText(name: "a.md", text: Self.trainings + "```{plot it}\n\(options)\n```\n"), in: Bench.folder,
      catalogue: Bench.catalogue
    ).diagnostics.map { "\($0.message)" }
  }

  @Test("the curves of the cells stand in one chart, point by point, called by their labels")
  func curves() async throws {
    let chart = try await lines("cells: [quick, slow]")
    #expect(chart.series.map(\.name.english) == ["quick", "slow"])
    #expect(chart.series[1].x == (0...8).map(Double.init))
    #expect(chart.yScale == .log)
    let alone = try await lines("cells: [slow]")
    #expect(alone.series[0].y == chart.series[1].y)
    #expect(Set(chart.series[1].y).count == 9)
  }

  @Test("names, a scale and an end are the reader's")
  func options() async throws {
    let chart = try await lines("cells: [quick, slow]\nnames: [A, B]\nscale: linear\nuntil: 3")
    #expect(chart.series.map(\.name.english) == ["A", "B"])
    #expect(chart.series.map(\.x) == [[0, 1, 2, 3], [0, 1, 2, 3]])
    #expect(chart.yScale == .linear)
  }

  @Test("a plot can be plotted again, and a list of labels counts as one")
  func groups() async throws {
    let result = try await Bench.run(
      Self.trainings
        + "```{plot both}\ncells: [quick, slow]\n```\n```{plot again}\ncells: [[score, slow], both]\n```\n")
    guard case .chart(let chart)? = try result.cell("again").outputs.first,
      case .line(let lines) = chart.drawing
    else { throw Bench.Mistaken(messages: ["no curves"]) }
    #expect(lines.series.map(\.name.english) == ["score", "both: quick", "both: slow"])
  }

  @Test("with `value`, one number of each cell is a dot")
  func dots() async throws {
    guard case .dots(let chart) = try await chart("cells: [quick, slow]\nvalue: iterations").drawing else {
      throw Bench.Mistaken(messages: ["no dots"])
    }
    #expect(chart.rows == [.init(name: "quick", value: 5), .init(name: "slow", value: 8)])
    #expect(chart.label == "Iterations")
  }

  @Test(
    "what can't be drawn is found before anything runs",
    arguments: [
      ("cells: [quik]", "no cell before this one has the label `quik`"),
      ("cells: [it]", "no cell before this one has the label `it`"),
      ("cells: [score]", "the cell `score` has no curve"),
      ("cells: [[load, score]]", "none of the cells `load`, `score` has a curve"),
      ("cells: [quick]\nvalue: acuracy", "the cell `quick` has no value `acuracy`"),
      ("cells: [quick, slow]\nnames: [A]", "1 names were found for 2 cells"),
      ("", "`plot` needs the option `cells`, which is missing"),
      ("of: weights\ncells: [quick]", "`cells` is of no use to `of: weights`"),
      ("of: decision", "`of: decision` needs the option `between`, which is missing"),
      ("cells: [quick]\nbetween: [1, 2]", "`between` is of no use to `of: cells`"),
      ("cells: [quick]\nvalue: cost\nuntil: 5", "`until` ends curves, this cell draws a dot for each cell"),
      (
        "cells: []",
        "`cells` is [], a list, each item a label, or a list of labels that count as one from 1 to 100 of them was expected"
      ),
    ])
  func mistakes(options: String, message: String) { #expect(mistakes(options) == [message]) }

  @Test("the weights of each layer are counted whole, biases left out")
  func weights() async throws {
    let text = Bench.small + Bench.weights + "```{plot it}\nof: weights\n```\n"
    let result = try await Bench.run(text)
    let network = try await Bench.values(after: text).network
    guard case .chart(let chart)? = try result.cell("it").outputs.first, case .line(let lines) = chart.drawing
    else { throw Bench.Mistaken(messages: ["no curves"]) }
    #expect(lines.series.map(\.name.english) == ["Θ₁", "Θ₂"])
    for curve in lines.series { #expect(agree(curve.y.reduce(0, +), 100)) }
    let table = try result.table("it", "The weights")
    for (layer, weights) in network.weights.enumerated() {
      var all: [Double] = []
      for row in 0..<weights.rows { for column in 1..<weights.columns { all.append(weights[row, column]) } }
      let numbers = try table.numbers("Θ\(layer == 0 ? "₁" : "₂")")
      let mean = all.reduce(0, +) / Double(all.count)
      #expect(numbers[0] == Double(all.count))
      #expect(agree(numbers[1], mean))
      #expect(agree(numbers[3], all.sorted().first ?? .nan))
      #expect(agree(numbers[4], all.sorted().last ?? .nan))
    }
  }

  @Test("the decision between two images begins and ends with what the network says to each of them")
  func decision() async throws {
    let text = Bench.small + Bench.quick + "```{plot it}\nof: decision\nbetween: [\"1\", \"3\"]\n```\n"
    let result = try await Bench.run(text)
    let cell = try result.cell("it")
    #expect(cell.failure == nil, "\(cell.failure?.message ?? "")")
    let (data, network) = try await Bench.values(after: text)
    let outputs = network.outputs(for: data.features, threads: 1)
    let lines = cell.outputs.compactMap { output -> LineChart? in
      if case .chart(let chart) = output, case .line(let line) = chart.drawing { return line }
      return nil
    }
    let chart = try #require(lines.first)
    for curve in chart.series {
      let column = try #require(data.classNames.firstIndex(of: curve.name.english))
      #expect(curve.x.first == 0 && curve.x.last == 1 && curve.x.count == 101)
      for (end, name) in [(curve.y.first, "1"), (curve.y.last, "3")] {
        let end = try #require(end)
        let samples = data.labels.indices.filter { data.classNames[data.labels[$0]] == name }
        #expect(samples.contains { agree(outputs[$0, column], end) }, "\(curve.name) \(end)")
      }
    }
    #expect(
      cell.outputs.contains {
        if case .text(let text) = $0 { text.english.hasPrefix("The network reads ") } else { false }
      })
    let unknown = try await Bench.run(Bench.small + "```{plot it}\nof: decision\nbetween: [1, x]\n```\n")
    #expect(try unknown.cell("it").failure?.message.english == "`x` is not a class of the data")
  }
}
