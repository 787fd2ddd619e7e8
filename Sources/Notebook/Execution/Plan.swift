/// A notebook that has been checked against the catalogue of steps: every cell is a step with its options,
/// every read is bound to the cell that wrote it. Nothing can be mistaken in it but what only running shows.
package struct Plan: Sendable {
  package let document: Document
  /// The parameters in effect: the front matter's, with those of the command line over them.
  package let parameters: Parameters
  package let seed: UInt64
  package let cells: [PlannedCell]

  /// The notebook's title, or else its file's name without folder and extension.
  package var title: String {
    if let title = document.frontMatter.title { return title }
    let file = document.source.name.split(separator: "/").last ?? "notebook"
    return String(file.split(separator: ".").first ?? file)
  }

  /// The cells whose values or results a cell depends on, directly or through others.
  func ancestors(of index: Int) -> Set<Int> {
    var found: Set = [index]
    for cell in cells[...index].reversed() where found.contains(cell.index) { found.formUnion(cell.before) }
    return found.subtracting([index])
  }

  /// The cells that depend on a cell, directly or through others.
  func dependents(of index: Int) -> Set<Int> {
    var found: Set = [index]
    for cell in cells[index...] where !cell.before.isDisjoint(with: found) { found.insert(cell.index) }
    return found.subtracting([index])
  }

  /// The cell with this label.
  package func cell(labelled label: String) -> PlannedCell? { cells.first { $0.label == label } }
}

/// A cell that is ready to run.
package struct PlannedCell: Sendable {
  package let index: Int
  package let label: String
  package let fence: SourceRange
  package let step: any Step
  package let common: CommonOptions
  /// Every option of the step with its value in effect, in the step's order.
  package let settings: [Setting]
  /// Where each option was written, for errors that only running shows.
  package let optionRanges: [String: SourceRange]
  /// For each slot that the step reads, by name, the index of the cell that wrote it.
  package let sources: [String: Int]
  /// For each earlier cell whose results the step shows again, by label, its index.
  package let resultSources: [String: Int]

  package var stepName: String { type(of: step).name }

  /// The indices of the cells whose values or results it reads.
  var before: Set<Int> { Set(sources.values).union(resultSources.values) }
}

/// One option in effect, as the report and the reference show it.
package struct Setting: Hashable, Sendable {
  package var name: String
  package var value: Value
  package var isDefault: Bool
}

/// The notebook's named values.
package struct Parameters: Hashable, Sendable {
  /// In the order of the front matter.
  package let all: [FrontMatter.Parameter]

  package init(_ all: [FrontMatter.Parameter]) { self.all = all }

  package subscript(name: String) -> Value? { all.first { $0.name == name }?.value }
}
