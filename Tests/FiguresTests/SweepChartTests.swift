import Figures
import Testing
import Wording

@Suite("Charts of a sweep")
struct SweepChartTests {
  private let points = [
    ScatterChart.Point(x: 0.1, y: 0.9), ScatterChart.Point(x: 1, y: 0.8), ScatterChart.Point(x: 0.1, y: 0.7),
    ScatterChart.Point(x: 10, y: 0.4), ScatterChart.Point(x: 0, y: 0.2),
  ]

  @Test("dots are one path, the line goes through the best of each place, what has no place is left out")
  func scatter() throws {
    let chart = ScatterChart(xLabel: "λ", yLabel: "accuracy", xAxis: .numbers(.log), points: points)
    let drawing = try Drawing(chart.svg(width: 300))
    let paths = drawing.elements.filter { $0.name == "path" }.compactMap { $0.attributes["d"] }
    #expect(paths.count == 2)
    #expect(paths[0].matches(of: /M/).count == 4)
    #expect(paths[1].split(separator: "L").count == 3)
    #expect(drawing.elements.count { $0.name == "circle" } == 1)
    #expect(drawing.texts.contains { $0[""] == "0.9" && $0["class"] == "halo" })
    #expect(
      chart.alternativeText.english.hasPrefix(
        "Dots of accuracy against λ, on a logarithmic scale. 4 combinations; the best, 0.9, at 0.1."))
    #expect(chart.alternativeText.english.contains("0.9 at 0.1, 0.8 at 1, 0.4 at 10"))
  }

  @Test("the number of a best at the edge stays inside, in bold letters too")
  func edge() throws {
    let points = [ScatterChart.Point(x: 25, y: 0.936), ScatterChart.Point(x: 10, y: 0.911)]
    let drawing = try Drawing(
      ScatterChart(xLabel: "hidden", yLabel: "accuracy", points: points).svg(width: 300))
    let label = try #require(drawing.texts.first { $0["class"] == "halo" })
    let x = try #require(label["x"].flatMap(Double.init))
    // In DejaVu Sans Bold a digit is 0.696 em wide and the point 0.38; an em has 12 pixels.
    #expect(x + (4 * 0.696 + 0.38) * 12 / 2 <= 300)
  }

  @Test("a few values are marked themselves, many at round numbers")
  func marks() throws {
    func labels(_ values: [Double]) throws -> [String] {
      let chart = ScatterChart(
        xLabel: "x", yLabel: "y", points: values.map { ScatterChart.Point(x: $0, y: 5000 + $0) })
      return try Drawing(chart.svg(width: 400)).texts.filter { $0["text-anchor"] == "middle" }.compactMap {
        $0[""]
      }
    }
    #expect(try labels([3, 17, 40]).prefix(3) == ["3", "17", "40"])
    #expect(try labels((0...30).map(Double.init)).prefix(3) == ["0", "10", "20"])
  }

  @Test(
    "of parallel axes, every combination is a line through all, the best is the thickest",
    arguments: [350, 720])
  func parallel(width: Int) throws {
    let chart = ParallelChart(
      axes: [
        ParallelChart.Axis(name: "λ", axis: .numbers(.log), places: [0.1, 1, 10, 0]),
        ParallelChart.Axis(name: "method", axis: .names(["adam", "cg"]), places: [1, 0, 1, 0]),
        ParallelChart.Axis(name: "accuracy", axis: .numbers(.linear), places: [0.9, 0.8, 0.4, 0.3]),
      ], marked: 2)
    let drawing = try Drawing(chart.svg(width: width))
    let paths = drawing.elements.filter { $0.attributes["class"] == "lines" }.map(\.attributes)
    #expect(paths.map { $0["stroke-width"] } == ["1", "1.5", "3.5"])
    for path in paths {
      let d = try #require(path["d"])
      #expect(d.matches(of: /M/).count == 1)
      #expect(d.matches(of: /L/).count == 2)
      for x in d.matches(of: #/[ML]([\d.]+) /#).compactMap({ Double($0.1) }) {
        #expect(x > 0 && x < Double(width))
      }
    }
    #expect(
      chart.alternativeText.english
        == "3 combinations as lines through the axes λ, method and accuracy. The best: λ 0.1, method cg, accuracy 0.9. "
        + "The best 2 have λ 0.1 to 1, method adam or cg, accuracy 0.8 to 0.9.")
  }

  @Test(
    "the best field of a heat map is framed and the deepest, whichever way is better",
    arguments: [(HeatMap.Coloring.higherIsBetter, 3), (.lowerIsBetter, 0)])
  func best(coloring: HeatMap.Coloring, index: Int) throws {
    let map = HeatMap(
      rowTitle: "a", columnTitle: "b", rowLabels: ["1", "2"], columnLabels: ["x", "y"],
      values: [[0.91, 0.92], [.nan, 0.95]], coloring: coloring)
    let rects = try Drawing(map.svg(width: 340)).elements.filter { $0.name == "rect" }.map(\.attributes)
    #expect(rects.count == 5)
    #expect(rects[index]["fill-opacity"] == "1.00")
    #expect(rects[2]["class"] == "heat-empty")
    #expect(rects[4]["class"] == "heat-best")
    let (x, y) = (Double(rects[4]["x"] ?? ""), Double(rects[4]["y"] ?? ""))
    #expect(x.map { abs($0 - (Double(rects[index]["x"] ?? "") ?? -9)) < 1 } == true)
    #expect(y.map { abs($0 - (Double(rects[index]["y"] ?? "") ?? -9)) < 1 } == true)
    #expect(
      map.alternativeText.english.contains(
        "The best is at a \(index == 3 ? "2" : "1"), b \(index == 3 ? "y" : "x").")
    )
  }
}
