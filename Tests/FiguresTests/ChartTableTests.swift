import Figures
import Testing
import Wording

@Suite("The numbers behind a chart")
struct ChartTableTests {
  @Test("curves share their places; where one has no point, a dash stands")
  func curves() {
    let table = ChartTable(
      LineChart(
        xLabel: "iteration", yLabel: "cost",
        series: [
          LineChart.Series(name: "a", x: [0, 1, 2], y: [3, 2, 1]),
          LineChart.Series(name: "b", x: [0, 2], y: [9, 8]),
        ]))
    #expect(table.columns == ["iteration", "a", "b"])
    #expect(table.rows == [["0", "3", "9"], ["1", "2", "–"], ["2", "1", "8"]])
  }

  @Test(
    "of many places some are shown at equal distances, the last among them", arguments: [30, 31, 101, 5000])
  func many(count: Int) throws {
    let x = (0..<count).map(Double.init)
    let table = ChartTable(
      LineChart(xLabel: "x", yLabel: "y", series: [LineChart.Series(name: "", x: x, y: x)]))
    #expect(table.columns == ["x", "y"])
    #expect(table.rows.count <= 31)
    let places = table.rows.compactMap { Double($0[0].replacing(",", with: "")) }
    #expect(places.first == 0 && places.last == Double(count - 1))
    #expect(Set(zip(places.dropFirst(), places).dropLast().map { $0 - $1 }).count == 1)
  }

  @Test("a heat map is a row a row, and one that is too large to be read is none")
  func heatMap() throws {
    let map = HeatMap(
      rowTitle: "r", columnTitle: "c", rowLabels: ["x", "y"], columnLabels: ["u", "v"],
      values: [[1, .nan], [2, 3]])
    let table = try #require(ChartTable(map))
    #expect(table.rows == [["x", "1", "–"], ["y", "2", "3"]])
    let labels = (0..<41).map(String.init)
    #expect(
      ChartTable(
        HeatMap(rowTitle: "r", columnTitle: "c", rowLabels: labels, columnLabels: ["u"], values: [])) == nil)
  }
}
