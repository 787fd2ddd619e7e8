import Figures
import Testing
import Wording

@Suite("Heat maps")
struct HeatMapTests {
  private let confusion = HeatMap(
    rowTitle: "true", columnTitle: "predicted", rowLabels: ["0", "1", "2"], columnLabels: ["0", "1", "2"],
    values: [[98, 0, 2], [1, 99, 0], [0, 0, 100]], coloring: .confusion)

  @Test("each number is in its cell, and zeros are quiet")
  func numbers() throws {
    let drawing = try Drawing(confusion.svg(width: 340))
    let numbers = drawing.texts.filter { $0["class"]?.hasPrefix("heat-") == true }
    #expect(numbers.compactMap { $0[""] } == ["98", "0", "2", "1", "99", "0", "0", "0", "100"])
    #expect(numbers.filter { $0["class"] == "heat-quiet" }.compactMap { $0[""] } == ["0", "0", "0", "0"])
  }

  @Test("right guesses and mistakes have different colours, deeper for more")
  func colors() throws {
    let cells = try Drawing(confusion.svg(width: 340)).elements.filter { $0.name == "rect" }.map(\.attributes)
    #expect(
      cells.compactMap { $0["class"] } == [
        "heat-cell", "heat-empty", "heat-against", "heat-against", "heat-cell", "heat-empty", "heat-empty",
        "heat-empty", "heat-cell",
      ])
    let depths = cells.compactMap { $0["fill-opacity"] }.compactMap { Double($0) }
    #expect(depths[8] == 1)
    #expect(depths[3] < depths[2] && depths[2] < depths[0])
  }

  @Test(
    "from 2 to 30 classes, everything stays inside the drawing", arguments: [2, 5, 10, 20, 30], [340, 640])
  func sizes(classes: Int, width: Int) throws {
    let labels = (0..<classes).map { "class \($0)" }
    let values = (0..<classes).map { row in (0..<classes).map { Double(row * $0) } }
    let map = HeatMap(
      rowTitle: "true", columnTitle: "predicted", rowLabels: labels, columnLabels: labels, values: values)
    let drawing = try Drawing(map.svg(width: width))
    let svg = try #require(drawing.elements.first?.attributes)
    let size = (
      width: try #require(svg["width"].flatMap(Double.init)),
      height: try #require(svg["height"].flatMap(Double.init))
    )
    #expect(size.width <= Double(width))
    let cells = drawing.elements.filter { $0.name == "rect" }.map(\.attributes)
    #expect(cells.count == classes * classes)
    for cell in cells {
      let bounds = ["x", "y", "width", "height"].compactMap { cell[$0].flatMap(Double.init) }
      #expect(bounds[0] >= 0 && bounds[1] >= 0 && bounds[2] > 0 && bounds[3] > 0)
      #expect(bounds[0] + bounds[2] <= size.width && bounds[1] + bounds[3] <= size.height)
    }
  }

  @Test("numbers that are missing or not finite are empty cells")
  func missing() throws {
    let map = HeatMap(
      rowTitle: "a", columnTitle: "b", rowLabels: ["x", "y"], columnLabels: ["x", "y"],
      values: [[.nan, 1], [-.infinity]])
    let drawing = try Drawing(map.svg(width: 340))
    #expect(drawing.elements.count { $0.attributes["class"] == "heat-empty" } == 3)
    #expect(drawing.texts.filter { $0["class"]?.hasPrefix("heat-") == true }.compactMap { $0[""] } == ["1"])
  }

  @Test("the alternative text of a confusion matrix says how many are right and what is confused most")
  func alternativeText() {
    #expect(
      confusion.alternativeText.english
        == "Heat map of 3 by 3 numbers, true by predicted. 297 of 300 are on the diagonal. "
        + "The most beside it: 0 as 2, 2 times.")
  }
}
