import Figures

extension Record {
  /// Whether the cell could have come to these results: what it does not declare it can't have, stored or not.
  func isSound(for step: any Step) -> Bool {
    let names = Set(step.scalarNames)
    let slots = Set(type(of: step).writes.map(\.name))
    let saves = Set(step.dataflow.saves.map(\.name))
    let reads = Set(step.dataflow.files.map(\.path.path))
    return scalars.allSatisfy { names.contains($0.name) } && written.allSatisfy { slots.contains($0.slot) }
      && files.allSatisfy { saves.contains($0.name) && SavedFile.isName($0.name) }
      && filesRead.allSatisfy { reads.contains($0.path) } && outputs.allSatisfy(\.isSound)
  }
}

extension Output {
  /// Whether its parts go together as those that a step makes: tables have no row longer than their head, curves as many
  /// places as heights.
  fileprivate var isSound: Bool {
    switch self {
    case .text, .note, .figure, .gallery: true
    case .instrument(let instrument): instrument.isSound
    case .table(let table):
      table.columns.isEmpty || table.rows.allSatisfy { $0.count <= table.columns.count }
    case .chart(let chart):
      switch chart.drawing {
      case .line(let chart): chart.series.allSatisfy { $0.x.count == $0.y.count }
      case .dots: true
      case .heatMap(let map):
        map.values.count <= map.rowLabels.count
          && map.values.allSatisfy { $0.count <= map.columnLabels.count }
      }
    }
  }
}
