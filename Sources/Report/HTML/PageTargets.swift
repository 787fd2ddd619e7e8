import Notebook

/// The places of a page that references lead to, with their numbers: figures and tables are counted in the order of the
/// notebook, each kind by itself.
struct PageTargets {
  /// What a caption is of.
  enum Kind: Hashable { case figure, table }

  /// A place, and what a reference to it says.
  enum Target {
    /// A cell that shows a figure or a table.
    case numbered(anchor: String, Kind, number: Int, caption: [Inline])
    /// A cell that shows nothing that has a number.
    case cell(anchor: String)
    case formula(anchor: String, tag: String)
    case heading(anchor: String, content: [Inline])
  }

  private var numbers: [Int: (kind: Kind, number: Int)] = [:]
  private var targets: [String: Target] = [:]

  /// The places of a result's page.
  init(of result: RunResult) {
    let plan = result.plan
    var counts: [Kind: Int] = [:]
    // What is called by another's name already is not there; cells come first, then formulas.
    for (anchor, content) in zip(plan.anchors, plan.document.headingContents) {
      targets[anchor] = .heading(anchor: anchor, content: content)
    }
    for label in plan.document.formulaLabels where FormulaLabel.isAnchor(label.name) {
      targets[label.name] = .formula(anchor: label.name, tag: label.tag)
    }
    for (cell, outcome) in zip(plan.cells, result.cells) {
      targets[cell.label] = .cell(anchor: cell.label)
      guard !cell.common.caption.isEmpty || plan.referredNames.contains(cell.label), cell.common.output,
        let kind = Self.kind(of: cell, outcome)
      else { continue }
      let number = counts[kind, default: 0] + 1
      counts[kind] = number
      numbers[cell.index] = (kind, number)
      targets[cell.label] = .numbered(
        anchor: cell.label, kind, number: number, caption: cell.common.caption)
    }
  }

  /// What is called so; nil for nothing on the page.
  subscript(name: String) -> Target? { targets[name] }

  /// What the caption of a cell is of, and its number; nil where it has none.
  func number(ofCell index: Int) -> (kind: Kind, number: Int)? { numbers[index] }

  /// What a cell shows, or would have shown had it come so far; nil where it shows nothing.
  private static func kind(of cell: PlannedCell, _ outcome: CellResult) -> Kind? {
    if !outcome.outputs.isEmpty { return outcome.outputs.contains(where: \.isVisual) ? .figure : .table }
    switch outcome.state {
    case .ran, .restored: return nil
    case .stale, .failed, .notRun:
      return cell.step.outputKinds.contains(where: \.isVisual) ? .figure : .table
    }
  }
}

extension Output {
  /// Whether it is something to look at, and not only to read.
  var isVisual: Bool { kind.isVisual }
}

extension Output.Kind {
  fileprivate var isVisual: Bool {
    switch self {
    case .figure, .gallery, .lineChart, .dotChart, .heatMap, .instrument: true
    case .text, .note, .table: false
    }
  }
}
