/// A notebook that has been checked against the catalogue of steps: every cell is a step with its options,
/// every read is bound to the cell that wrote it. Nothing can be mistaken in it but what only running shows.
public struct Plan: Sendable {
  public let document: Document
  /// The parameters in effect: the front matter's, with those that were given over them.
  public let parameters: Parameters
  public let seed: UInt64
  public let cells: [PlannedCell]
  private let indexByLabel: [String: Int]

  init(document: Document, parameters: Parameters, cells: [PlannedCell]) {
    self.document = document
    self.parameters = parameters
    self.cells = cells
    seed = document.frontMatter.seed
    indexByLabel = Dictionary(cells.map { ($0.label, $0.index) }) { first, _ in first }
  }

  /// The notebook's title, or else its file's name without folder and extension.
  public var title: String {
    if let title = document.frontMatter.title { return title }
    let file = document.source.name.split(separator: "/").last ?? "notebook"
    return String(file.split(separator: ".").first ?? file)
  }

  /// The cell with this label.
  public func cell(labelled label: String) -> PlannedCell? { indexByLabel[label].map { cells[$0] } }

  /// The cells whose values or results a cell depends on, directly or through others.
  package func ancestors(of index: Int) -> Set<Int> {
    var found: Set = [index]
    for cell in cells[...index].reversed() where found.contains(cell.index) { found.formUnion(cell.before) }
    return found.subtracting([index])
  }

  /// The cells that depend on a cell, directly or through others.
  package func dependents(of index: Int) -> Set<Int> {
    var found: Set = [index]
    for cell in cells[index...] where !cell.before.isDisjoint(with: found) { found.insert(cell.index) }
    return found.subtracting([index])
  }
}

/// A cell that is ready to run.
public struct PlannedCell: Sendable {
  public let index: Int
  public let label: String
  /// Its first line.
  public let fence: SourceRange
  public let step: any Step
  package let common: CommonOptions
  /// Every option of the step with its value in effect, in the step's order.
  public let settings: [Setting]
  /// Where each option was written, for errors that only running shows.
  package let optionRanges: [String: SourceRange]
  /// For each slot that the step reads, by name, the index of the cell that wrote it.
  package let sources: [String: Int]
  /// For each earlier cell whose results the step shows again, by label, its index.
  package let resultSources: [String: Int]

  public var stepName: String { type(of: step).name }

  /// The indices of the cells whose values or results it reads.
  package var before: Set<Int> { Set(sources.values).union(resultSources.values) }

  /// The place of one of its options; its fence where that is not given.
  package func range(ofOption name: String?) -> SourceRange { name.flatMap { optionRanges[$0] } ?? fence }
}

/// One option in effect, as the report and the reference show it.
public struct Setting: Hashable, Sendable {
  public var name: String
  public var value: Value
  public var isDefault: Bool
}

/// The notebook's named values.
public struct Parameters: Hashable, Sendable {
  /// In the order of the front matter.
  public let all: [FrontMatter.Parameter]

  package init(_ all: [FrontMatter.Parameter]) { self.all = all }

  public subscript(name: String) -> Value? { all.first { $0.name == name }?.value }
}
