import Wording

/// The names of curves, each after a piece of its line, in as many rows as they need.
struct ChartLegend {
  private let entries: [(name: String, shown: String, x: Double, y: Double)]

  /// How much of the drawing the legend takes from its top.
  let height: Double

  /// A legend of `names` that begins at `top` and is no wider than `width`.
  init(_ names: [String], top: Double, width: Double) {
    let (sample, gap, rowHeight) = (26.0, 16.0, 18.0)
    var (x, y) = (0.0, top)
    var entries: [(name: String, shown: String, x: Double, y: Double)] = []
    for name in names {
      let shown = TextMetrics.fit(name, width: width - sample)
      let entryWidth = sample + TextMetrics.width(shown)
      if x > 0, x + entryWidth > width { (x, y) = (0, y + rowHeight) }
      entries.append((name, shown, x, y))
      x += entryWidth + gap
    }
    self.entries = entries
    height = y - top + rowHeight + 6
  }

  /// Draws the legend.
  func draw(_ svg: inout SVG) {
    for (index, entry) in entries.enumerated() {
      let (start, end) = (DecimalText.coordinate(entry.x), DecimalText.coordinate(entry.x + 20))
      let middle = DecimalText.coordinate(entry.y + 8)
      svg.element("g", ["class": "series-\(index % 8 + 1)", "color": ChartPalette.color(index)]) { svg in
        svg.element("path", ChartPalette.stroke(index, path: "M\(start) \(middle)H\(end)"), title: entry.name)
      }
      svg.text(
        entry.shown,
        [
          "class": "chart-label", "x": DecimalText.coordinate(entry.x + 26),
          "y": DecimalText.coordinate(entry.y + 12),
          "fill": "currentColor",
        ])
    }
  }
}

/// What tells curves from each other: eight colours, and dashes for those who do not see the colours.
enum ChartPalette {
  /// The colour of a curve where no page gives it one: those of Okabe and Ito, *Color universal design*,
  /// 2008, darkened to be read on white.
  static func color(_ index: Int) -> String {
    let colors = ["#0068a8", "#c2410c", "#00785a", "#a23b7c", "#7c5c00", "#5b4fc0", "#5c6570", "#b4233c"]
    return colors[index % colors.count]
  }

  /// The attributes of the line of a curve.
  static func stroke(_ index: Int, path: String) -> SVG.Attributes {
    [
      "d": path, "fill": "none", "stroke": "currentColor", "stroke-width": "2", "stroke-linejoin": "round",
      "stroke-linecap": "butt", "stroke-dasharray": dashes(index),
    ]
  }

  private static func dashes(_ index: Int) -> String {
    // Seven, so that the pairs with eight colours repeat only after 56 curves.
    let dashes = ["none", "7 3", "2 2", "10 3 2 3", "4 2", "12 3", "7 2 2 2 2 2"]
    return dashes[index % dashes.count]
  }
}
