private import Foundation
package import Wording

extension HeatMap {
  /// The heat map as an SVG element, laid out to be read at that width in pixels.
  ///
  /// Classes say what each part is, and the page gives them their colours: `chart-label`, `heat-cell`,
  /// `heat-against` (mistakes and negative numbers), `heat-empty`, and for numbers `heat-quiet` (zero),
  /// `heat-number`, `heat-number-middle` (on a colour that is deep in a dark scheme only) and `heat-number-deep` (on one
  /// that is deep in both).
  package func svg(width: Int, in voice: Voice = .english) -> String {
    HeatMapDrawing(self, width: Double(max(width, 160)), voice: voice).svg
  }
}

/// Where everything in a heat map stands.
private struct HeatMapDrawing {
  private let map: HeatMap
  private let left: Double
  private let top: Double
  private let cell: Double
  private let width: Double
  private let height: Double
  private let numberSize: Double
  private let range: (least: Double, greatest: Double)
  private let areLabelsSlanted: Bool
  private let rowStride: Int
  private let columnStride: Int
  private let voice: Voice
  private let rowTitle: String
  private let columnTitle: String

  /// The class of a number on a colour of this depth.
  ///
  /// Black or white has a contrast of 4.5 : 1 on any colour, and these are the depths at which the one takes over from the
  /// other: first where the colour becomes lighter as it becomes deeper, which is so in a dark scheme, then in a light one.
  private static func numberClass(depth: Double, isAgainst: Bool) -> String {
    let (pale, middle) = isAgainst ? (61, 90) : (60, 78)
    // In hundredths, as the depth is drawn.
    return switch Int((depth * 100).rounded()) {
    case 0: "heat-quiet"
    case ...pale: "heat-number"
    case ...middle: "heat-number-middle"
    default: "heat-number-deep"
    }
  }

  init(_ map: HeatMap, width available: Double, voice: Voice) {
    self.map = map
    self.voice = voice
    (rowTitle, columnTitle) = (voice.say(map.rowTitle), voice.say(map.columnTitle))
    let boldWidth = 1.12
    let columns = Double(max(map.columnLabels.count, 1))
    let widestRow = map.rowLabels.map { TextMetrics.width($0) }.max() ?? 0
    left = min(max(widestRow, TextMetrics.width(rowTitle) * boldWidth), available / 3) + 8
    let widestColumn = map.columnLabels.map { TextMetrics.width($0) }.max() ?? 0
    let upright = min(44, (available - left) / columns)
    // Short labels rather leave some out than slant.
    areLabelsSlanted = widestColumn > max(upright - 2, 26)
    // A slanted label of 90 pixels takes 64 to the right of the middle of its column, and as much above.
    let slant = areLabelsSlanted ? min(widestColumn, 90) * 0.71 + 8 : 0
    cell =
      (min(44, (available - left - slant) / (columns - (areLabelsSlanted ? 0.5 : 0))) * 10).rounded(.down)
      / 10
    rowStride = max(1, Int((13 / cell).rounded(.up)))
    columnStride = max(1, Int(((areLabelsSlanted ? 14 : widestColumn + 2) / cell).rounded(.up)))
    top = 20 + (areLabelsSlanted ? slant + 10 : 20)
    let titleEnd = left + TextMetrics.width(columnTitle) * boldWidth
    width = min(
      available, max(left + cell * columns + 1, left + cell * (columns - 0.5) + slant, titleEnd).rounded(.up))
    height = top + cell * Double(map.rowLabels.count) + 1
    let numbers = map.values.joined().filter(\.isFinite)
    let widestNumber = numbers.map { TextMetrics.width(voice.say(map.phrase($0)), size: 1) }.max() ?? 1
    numberSize = min(13, (cell - 4) / widestNumber)
    range = (numbers.min() ?? 0, numbers.max() ?? 0)
  }

  var svg: String {
    var svg = SVG()
    let (width, height) = (place(width), place(height))
    svg.element(
      "svg",
      [
        "class": "chart heat-map", "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 \(width) \(height)",
        "width": width, "height": height, "font-size": "12", "role": "img",
        "aria-label": voice.say(map.alternativeText),
      ]
    ) { svg in
      labels(&svg)
      for row in map.rowLabels.indices {
        for column in map.columnLabels.indices { field(row, column, &svg) }
      }
      if let best = map.best { frame(best, &svg) }
    }
    return svg.text
  }

  private func labels(_ svg: inout SVG) {
    svg.text(
      TextMetrics.fit(columnTitle, width: width - left),
      ["class": "chart-label", "x": place(left), "y": "12", "font-weight": "600", "fill": "currentColor"])
    svg.text(
      TextMetrics.fit(rowTitle, width: left - 8),
      [
        "class": "chart-label", "x": place(left - 8), "y": place(top - 6), "text-anchor": "end",
        "font-weight": "600", "fill": "currentColor",
      ])
    for (row, label) in map.rowLabels.enumerated() where row.isMultiple(of: rowStride) {
      svg.text(
        TextMetrics.fit(label, width: left - 8),
        [
          "class": "chart-label", "x": place(left - 8), "y": place(top + (Double(row) + 0.5) * cell + 4),
          "text-anchor": "end", "fill": "currentColor",
        ])
    }
    for (column, label) in map.columnLabels.enumerated() where column.isMultiple(of: columnStride) {
      let x = place(left + (Double(column) + 0.5) * cell - (areLabelsSlanted ? 5 : 0))
      let y = place(top - 6)
      if areLabelsSlanted {
        svg.text(
          TextMetrics.fit(label, width: 90),
          [
            "class": "chart-label", "x": x, "y": y, "transform": "rotate(-45 \(x) \(y))",
            "fill": "currentColor",
          ])
      } else {
        svg.text(
          label, ["class": "chart-label", "x": x, "y": y, "text-anchor": "middle", "fill": "currentColor"])
      }
    }
  }

  private func field(_ row: Int, _ column: Int, _ svg: inout SVG) {
    let value = map.value(row, column)
    let depth = value.map(depth(of:)) ?? 0
    let (x, y) = (left + Double(column) * cell, top + Double(row) * cell)
    let isAgainst = map.coloring == .confusion ? row != column : (value ?? 0) < 0
    let name = depth == 0 ? "heat-empty" : isAgainst ? "heat-against" : "heat-cell"
    let title = value.map {
      "\(rowTitle) \(map.rowLabels[row]), \(columnTitle) \(map.columnLabels[column]): \(voice.say(map.phrase($0)))"
    }
    svg.element(
      "rect",
      [
        "class": name, "x": place(x + 0.5), "y": place(y + 0.5), "width": place(cell - 1),
        "height": place(cell - 1),
        "rx": "2", "fill": "currentColor",
        "fill-opacity": depth == 0 ? "0.06" : DecimalText.fixed(depth, digits: 2),
      ], title: depth == 0 ? nil : title)
    guard let value, numberSize >= 7 else { return }
    svg.text(
      voice.say(map.phrase(value)),
      [
        "class": Self.numberClass(depth: depth, isAgainst: isAgainst),
        "x": place(x + cell / 2), "y": place(y + cell / 2 + numberSize * 0.35), "text-anchor": "middle",
        "font-size": place(numberSize), "fill": "currentColor", "pointer-events": "none",
      ])
  }

  private func frame(_ field: (row: Int, column: Int), _ svg: inout SVG) {
    svg.element(
      "rect",
      [
        "class": "heat-best", "x": place(left + Double(field.column) * cell + 1),
        "y": place(top + Double(field.row) * cell + 1), "width": place(cell - 2), "height": place(cell - 2),
        "rx": "2", "fill": "none", "stroke": "currentColor", "stroke-width": "2.5", "pointer-events": "none",
      ])
  }

  /// How deep the colour of a number is: 0 for none, 1 for the greatest or the best.
  private func depth(of value: Double) -> Double {
    let share: Double
    switch map.coloring {
    case .magnitude, .confusion:
      let greatest = max(abs(range.least), abs(range.greatest))
      guard value != 0, greatest > 0 else { return 0 }
      share = map.coloring == .confusion ? cbrt(abs(value) / greatest) : abs(value) / greatest
    case .higherIsBetter: share = self.share(of: value)
    case .lowerIsBetter: share = 1 - self.share(of: value)
    }
    // The smallest number that is not zero can still be seen.
    return max(0.08, share)
  }

  /// How far a number is on the way from the least to the greatest.
  private func share(of value: Double) -> Double {
    let (least, greatest) = range
    guard least < greatest else { return 1 }
    guard map.coloring == .lowerIsBetter, least > 0, greatest > 20 * least else {
      return (value / 2 - least / 2) / (greatest / 2 - least / 2)
    }
    return log(value / least) / log(greatest / least)
  }

  private func place(_ value: Double) -> String { DecimalText.coordinate(value) }
}
