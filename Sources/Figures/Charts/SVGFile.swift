extension SVG {
  /// A drawing that stands by itself, outside of a page: it brings the colours and the typeface that a page would give
  /// its classes, light and dark.
  ///
  /// - Parameters:
  ///   - drawing: what one of the charts' `svg(width:)` gives.
  ///   - isAlwaysLight: whether it is light also where dark is wanted, as on a page that is always light.
  package static func file(_ drawing: String, isAlwaysLight: Bool = false) -> [UInt8] {
    guard let end = drawing.firstIndex(of: ">") else { return Array(drawing.utf8) }
    let head = drawing[...end]
    let styles = isAlwaysLight ? light : light + dark
    return Array("\(head)<style>\(styles)</style>\(drawing[drawing.index(after: end)...])\n".utf8)
  }

  private static let light = """
    svg{color:#22242b;background:#fdfcf8;font-family:Inter,"Noto Sans","Helvetica Neue","Liberation Sans",sans-serif}\
    .chart-label,.chart-axis,.dots,.lines,.heat-empty,.heat-quiet{color:#5a5f6d}.chart-grid{color:#dfdbd0}\
    .series-1 .lines{color:inherit}.heat-cell{color:#23509f}.heat-against{color:#b8432b}\
    .heat-best{color:#22242b}.heat-number,.heat-number-middle{color:#000}.heat-number-deep{color:#fff}\
    .halo{paint-order:stroke;stroke:#fdfcf8;stroke-width:3.5px}
    """

  private static let dark = """
    @media(prefers-color-scheme:dark){svg{color:#e2e1dc;background:#15171c}\
    .chart-label,.chart-axis,.dots,.lines,.heat-empty,.heat-quiet{color:#a5aab6}.chart-grid{color:#31353f}\
    .heat-cell,.series-1{color:#8fb5ff}.heat-against,.series-2{color:#ff9678}.series-3{color:#71cc9a}\
    .series-4{color:#ee9fd3}.series-5{color:#dcb75a}.series-6{color:#b9afff}.series-7{color:#aeb6c2}\
    .series-8{color:#ff958c}.heat-best{color:#e2e1dc}.heat-number{color:#fff}.heat-number-middle,.heat-number-deep{color:#000}\
    .halo{stroke:#15171c}}
    """
}
