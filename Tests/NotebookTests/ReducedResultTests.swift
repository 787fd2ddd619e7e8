import Figures
import Foundation
import Notebook
import Testing
import Wording

@Suite("What a comparison keeps of a run")
struct ReducedResultTests {
  private func result(_ lambda: String) throws -> RunResult {
    let source = SourceText(name: "a.md", text: "---\nparams: {lambda: 1}\n---\nText.\n")
    let opened = Planner.plan(
      source, in: .temporaryDirectory, catalogue: StepCatalogue([]),
      overrides: [ParameterReader.commandLine("lambda=\(lambda)")].compactMap(\.self))
    let plan = try #require(opened.plan)
    var cell = CellResult(label: "train", step: "train", state: .ran)
    cell.scalars = [Scalar(name: "cost", value: 0.5)]
    let curves = ["train", "test"].map { LineChart.Series(name: $0, x: [0, 1], y: [2, 1]) }
    let chart = Chart(.line(LineChart(xLabel: "x", yLabel: "y", series: curves)), alternative: "Curves.")
    cell.outputs = [.text("words"), .chart(chart), .chart(chart)]
    return RunResult(
      plan: plan, cells: [cell], status: .succeeded,
      provenance: Provenance(
        started: "", seconds: 1, threads: 1, machine: "", version: "", inputs: []))
  }

  @Test("are its numbers, the first curve of each cell, and its own parameters")
  func reduced() throws {
    let shared = try result("1").plan
    let reduced = try result("3").reduced(sharing: shared)
    #expect(reduced.plan.parameters["lambda"] == .integer(3))
    #expect(reduced.cells[0].scalars.map(\.value) == [0.5])
    #expect(reduced.cells[0].outputs.count == 1)
    guard case .chart(let chart)? = reduced.cells[0].outputs.first, case .line(let lines) = chart.drawing
    else {
      Issue.record("no curve is left")
      return
    }
    #expect(lines.series.map(\.name.english) == ["train"])
  }
}
