import Figures

extension RunResult {
  /// What a comparison needs of the result: the named numbers and the first curve of each cell. Thousands of combinations
  /// fit into memory then.
  ///
  /// - Parameter shared: the plan of another combination, whose cells all share; its own parameters stay.
  package func reduced(sharing shared: Plan) -> RunResult {
    var result = self
    if shared.cells.count == cells.count {
      result.plan = Plan(
        document: shared.document, parameters: plan.parameters, cells: shared.cells, anchors: shared.anchors,
        formulas: shared.formulas, referredNames: shared.referredNames,
        works: shared.works, pageFiles: shared.pageFiles, styleSheet: shared.styleSheet)
    }
    for index in result.cells.indices {
      result.cells[index].outputs = Array(cells[index].outputs.lazy.compactMap(\.firstCurve).prefix(1))
      result.cells[index].files = []
      result.cells[index].inputs = []
    }
    result.provenance.inputs = []
    return result
  }
}

extension Output {
  /// A line chart with the first of its curves; nil for anything else.
  fileprivate var firstCurve: Output? {
    guard case .chart(var chart) = self, case .line(var drawing) = chart.drawing,
      let first = drawing.series.first
    else { return nil }
    drawing.series = [first]
    chart.drawing = .line(drawing)
    return .chart(chart)
  }
}
