import Figures
import Foundation
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

  /// A ground, the two colours that lie on it, and what of them there is.
  struct Scheme: CustomTestStringConvertible {
    var testDescription: String
    var isDark = false
    var ground, cell, against: UInt32
    var share = (cell: 1.0, against: 1.0)
  }

  private static let schemes = [
    Scheme(testDescription: "paper", ground: 0xfdfcf8, cell: 0x23509f, against: 0xb8432b),
    Scheme(testDescription: "plain, and print", ground: 0xffffff, cell: 0x23509f, against: 0xb8432b),
    Scheme(testDescription: "paper, dark", isDark: true, ground: 0x15171c, cell: 0x8fb5ff, against: 0xff9678),
    Scheme(testDescription: "plain, dark", isDark: true, ground: 0x121212, cell: 0x8fb5ff, against: 0xff9678),
    Scheme(
      testDescription: "board", isDark: true, ground: 0x1d2b26, cell: 0x9cc3ff, against: 0xffa187,
      share: (0.85, 0.88)),
  ]

  /// The relative luminance of WCAG 2.
  private func luminance(_ color: [Double]) -> Double {
    zip(color, [0.2126, 0.7152, 0.0722]).reduce(0) { sum, channel in
      let value = channel.0 / 255
      return sum + channel.1 * (value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4))
    }
  }

  private func channels(_ color: UInt32) -> [Double] { [16, 8, 0].map { Double(color >> $0 & 0xff) } }

  @Test("each number has a contrast of 4.5 : 1 on its colour, in every scheme", arguments: schemes)
  func contrast(scheme: Scheme) throws {
    let values = (-100...100).map(Double.init)
    let map = HeatMap(
      rowTitle: "a", columnTitle: "b", rowLabels: values.map { _ in "x" }, columnLabels: ["y"],
      values: values.map { [$0] }, coloring: .magnitude)
    let drawing = try Drawing(map.svg(width: 340))
    let fields = drawing.elements.filter { $0.name == "rect" }.map(\.attributes)
    let numbers = drawing.texts.filter { $0["class"]?.hasPrefix("heat-") == true }
    #expect(numbers.count == 201 && fields.count == 201)
    for (field, number) in zip(fields, numbers) where number["class"] != "heat-quiet" {
      let isAgainst = field["class"] == "heat-against"
      let depth = try #require(field["fill-opacity"].flatMap(Double.init))
      let share = depth * (isAgainst ? scheme.share.against : scheme.share.cell)
      let color = zip(channels(scheme.ground), channels(isAgainst ? scheme.against : scheme.cell)).map {
        $0 + ($1 - $0) * share
      }
      let isWhite = number["class"] == (scheme.isDark ? "heat-number" : "heat-number-deep")
      let (light, dark) = isWhite ? (1, luminance(color)) : (luminance(color), 0)
      #expect((light + 0.05) / (dark + 0.05) >= 4.5, "\(number)")
    }
  }
}
