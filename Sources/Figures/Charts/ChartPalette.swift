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
