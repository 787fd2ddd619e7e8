import Figures
import Foundation
import Testing
import Wording

@Suite("Line charts")
struct LineChartTests {
  private static func chart(_ y: [Double], _ scale: ChartScale = .linear) -> LineChart {
    let series = LineChart.Series(name: "train", x: y.indices.map { Double($0) }, y: y)
    return LineChart(xLabel: "iteration", yLabel: "cost", series: [series], yScale: scale)
  }

  @Test(
    "any numbers give a drawing without a number that cannot be drawn, at any width",
    arguments: [
      [], [1], [.nan], [0, 0, 0], [1e-300, 1e300], [-1.7e308, 1.7e308],
      [.leastNonzeroMagnitude, 2 * .leastNonzeroMagnitude], [1, .infinity, 2],
      [1e9, 1e9 + 1e-6], [-1, -2], [0.1, .nan, 0.2, .nan, 0.3], [1e15, 1e15 + 1],
      [-.leastNormalMagnitude / 2, .leastNormalMagnitude / 2],
    ] as [[Double]])
  func degenerate(y: [Double]) throws {
    for scale in ChartScale.allCases {
      for width in [0, 340, 640, 2000] {
        let drawing = try Drawing(Self.chart(y, scale).svg(width: width))
        for text in drawing.geometry {
          #expect(
            !text.contains("nan") && !text.contains("inf") && !text.contains("∞") && !text.contains("–"))
        }
      }
    }
  }

  @Test("the marks of an axis are round numbers with as many digits as they need")
  func marks() throws {
    let tables: [([Double], ChartScale, [String])] = [
      ([0, 4], .linear, ["0", "1", "2", "3", "4"]),
      ([0.13, 0.97], .linear, ["0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
      ([12_000, 48_000], .linear, ["0", "10,000", "20,000", "30,000", "40,000", "50,000"]),
      ([-0.02, 0.03], .linear, ["−0.02", "−0.01", "0", "0.01", "0.02", "0.03"]),
      ([1e-9, 1], .log, ["10⁻⁸", "10⁻⁶", "10⁻⁴", "10⁻²", "1"]),
      ([0.05, 200], .log, ["0.1", "0.3", "1", "3", "10", "30", "100"]),
      ([0.05, 50_000], .log, ["10⁻¹", "1", "10", "10²", "10³", "10⁴"]),
      ([1, 8], .log, ["1", "2", "5"]),
      ([0.64, 4.5], .log, ["0.8", "1", "2", "3", "4"]),
    ]
    for (y, scale, labels) in tables {
      let drawing = try Drawing(Self.chart(y, scale).svg(width: 640))
      let marks = drawing.texts.filter { $0["text-anchor"] == "end" && $0["x"] != "632" }.compactMap {
        $0[""]
      }
      #expect(marks == labels)
    }
  }

  @Test("over a logarithmic axis the few places of the points are marked")
  func markedPlaces() throws {
    let chart = LineChart(
      xLabel: "samples", yLabel: "cost",
      series: [LineChart.Series(name: "train", x: [50, 100, 200, 400], y: [4, 3, 2, 1])], xScale: .log)
    let marks = try Drawing(chart.svg(width: 640)).texts.filter { $0["text-anchor"] == "middle" }
    #expect(marks.compactMap { $0[""] } == ["50", "100", "200", "400"])
  }

  @Test("a number that has no place leaves a gap, and a point between two gaps is a dot")
  func gaps() throws {
    let drawing = try Drawing(Self.chart([3, 2, .nan, 1, -.infinity, 2, 1]).svg(width: 640))
    let path = try #require(drawing.elements.first { $0.name == "path" }?.attributes["d"])
    #expect(path.count { $0 == "M" } == 2)
    #expect(drawing.elements.count { $0.name == "circle" } == 5)
    let logarithmic = try Drawing(Self.chart([10, 1, 0, 1, 2], .log).svg(width: 640))
    let logarithmicPath = try #require(logarithmic.elements.first { $0.name == "path" }?.attributes["d"])
    #expect(logarithmicPath.count { $0 == "M" } == 2)
  }

  @Test("a long curve is drawn with at most 400 points, its spikes and its ends among them")
  func thinned() throws {
    var y = (0..<100_000).map { sin(Double($0) / 900) }
    (y[31_415], y[77_777]) = (9, -7)
    let drawing = try Drawing(Self.chart(y).svg(width: 640))
    let path = try #require(drawing.elements.first { $0.name == "path" }?.attributes["d"])
    let points = path.dropFirst().split(separator: "L").map {
      $0.split(separator: " ").compactMap { Double($0) }
    }
    #expect(points.count <= 400)
    let short = try Drawing(Self.chart([0, 9, -7, y[99_999]]).svg(width: 640))
    let shortPath = try #require(short.elements.first { $0.name == "path" }?.attributes["d"])
    let ends = shortPath.dropFirst().split(separator: "L").map {
      $0.split(separator: " ").compactMap { Double($0) }
    }
    #expect(points.map { $0[1] }.min() == ends[1][1])
    #expect(points.map { $0[1] }.max() == ends[2][1])
    #expect((points.first?[0], points.last?[0]) == (ends[0][0], ends[3][0]))
    #expect(points.last?[1] == ends[3][1])
  }

  @Test("curves are named at their ends where there is room, and in a legend where there is not")
  func names() throws {
    let series = ["l-bfgs", "tnc"].enumerated().map { index, name in
      LineChart.Series(name: name, x: [0, 1, 2], y: [3, 2, Double(index)])
    }
    let chart = LineChart(xLabel: "iteration", yLabel: "cost", series: series)
    let wide = try Drawing(chart.svg(width: 640))
    #expect(wide.texts.compactMap { $0["class"] == "series-1" ? $0[""] : nil } == ["l-bfgs"])
    let narrow = try Drawing(chart.svg(width: 340))
    #expect(narrow.texts.contains { $0["class"] == "chart-label" && $0[""] == "l-bfgs" })
    // The curves differ in more than colour.
    let dashes = narrow.elements.filter { $0.name == "path" }.compactMap { $0.attributes["stroke-dasharray"] }
    #expect(Set(dashes).count == 2)
  }

  @Test("text from outside is text, and nothing needs a style or a script")
  func escaped() throws {
    let hostile = "</text><script>alert('1')</script>&\"\u{1}"
    let series = (0..<2).map {
      LineChart.Series(name: Phrase.name(hostile + "\($0)"), x: [0, 1], y: [0, 1])
    }
    let chart = LineChart(
      title: Phrase.name(hostile), xLabel: Phrase.name(hostile), yLabel: Phrase.name(hostile), series: series)
    for width in [340, 640, 2000] {
      let drawing = try Drawing(chart.svg(width: width))
      let known: Set = ["svg", "text", "line", "g", "path", "title", "circle"]
      #expect(Set(drawing.elements.map(\.name)).isSubset(of: known))
      #expect(drawing.elements.allSatisfy { $0.attributes["style"] == nil })
    }
  }

  @Test("the alternative text says where each curve goes")
  func alternativeText() {
    let chart = Self.chart([4, 0.5, 9, 0.25], .log)
    #expect(
      chart.alternativeText.english
        == "Line chart of cost against iteration, on a logarithmic scale. "
        + "train goes from 4 at 0 to 0.25 at 3, with a greatest value of 9.")
  }

  @Test("several charts become one: names, labels and scale are joined, titles are left out")
  func overlay() throws {
    func chart(
      _ names: [String], x: Phrase = "iteration", y: Phrase = "cost", _ scale: ChartScale = .linear
    ) -> LineChart {
      let series = names.enumerated().map {
        LineChart.Series(name: Phrase.name($1), x: [0, 1], y: [Double($0), 2])
      }
      return LineChart(title: "training", xLabel: x, yLabel: y, series: series, yScale: scale)
    }
    let overlay = try #require(
      LineChart.overlay([
        ("L-BFGS", chart(["cost"])), ("Adam", chart(["train", "test"], x: "epoch", .log)),
        ("again", chart(["cost"], y: "error")),
      ]))
    #expect(overlay.series.map(\.name.english) == ["L-BFGS", "Adam: train", "Adam: test", "again"])
    #expect(overlay.series.map(\.y) == [[0, 2], [0, 2], [1, 2], [0, 2]])
    #expect(
      (overlay.title.english, overlay.xLabel.english, overlay.yLabel.english)
        == ("", "iteration, epoch", "cost, error"))
    #expect(overlay.yScale == .log)
    #expect(LineChart.overlay([("A", chart(["cost"])), ("B", chart(["cost"]))])?.yScale == .linear)
    #expect(LineChart.overlay([("A", chart([]))])?.series == [])
    #expect(LineChart.overlay([]) == nil)
  }
}
