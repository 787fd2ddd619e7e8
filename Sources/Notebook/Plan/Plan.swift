/// A notebook that has been checked against the catalogue of steps: every cell is a step with its options,
/// every read is bound to the cell that wrote it. Nothing can be mistaken in it but what only running shows.
public struct Plan: Sendable {
  package let document: Document
  /// The parameters in effect: the front matter's, with those that were given over them.
  public let parameters: Parameters
  /// What every random choice starts from.
  public let seed: UInt64
  /// The cells in the notebook's order.
  public let cells: [PlannedCell]
  /// What every heading is called on the page, in their order.
  package let anchors: [String]
  /// The formulas of title, prose and captions, each with the place at which its TeX begins, in the order of the file.
  package let formulas: [Located<Formula>]
  /// The names of cells, formulas, headings and works that the text refers to.
  package let referredNames: Set<String>
  /// The works that the text cites, by their keys.
  package let works: [String: Work]
  /// The files that the notebook reads for its page, beside its pictures, and what was read.
  package let pageFiles: [PageFile]
  /// A style sheet of the notebook's own; nil for none.
  package let styleSheet: StyleSheet?
  private let indexByLabel: [String: Int]

  init(
    document: Document, parameters: Parameters, cells: [PlannedCell], anchors: [String],
    formulas: [Located<Formula>], referredNames: Set<String>, works: [String: Work], pageFiles: [PageFile],
    styleSheet: StyleSheet?
  ) {
    self.styleSheet = styleSheet
    self.referredNames = referredNames
    self.works = works
    self.pageFiles = pageFiles
    self.document = document
    self.anchors = anchors
    self.parameters = parameters
    self.cells = cells
    self.formulas = formulas
    seed = document.frontMatter.seed
    indexByLabel = Dictionary(cells.map { ($0.label, $0.index) }) { first, _ in first }
  }

  /// The words of the notebook's title, or else its file's name without folder and extension.
  public var title: String {
    if let title = document.frontMatter.title { return title.content.plainText }
    let file = document.source.name.split(separator: "/").last ?? "notebook"
    return String(file.split(separator: ".").first ?? file)
  }

  /// The cell with this label.
  public func cell(labelled label: String) -> PlannedCell? { indexByLabel[label].map { cells[$0] } }

  /// Every picture file that the prose and the captions show, as they name it.
  package var pictures: [String] {
    document.images.map(\.content) + cells.flatMap(\.common.caption.images)
  }

  /// Every file that the notebook reads, but for its pictures, as it names them: those of its cells, and those of its
  /// page.
  package var readFiles: [FilePath] {
    cells.flatMap { $0.step.dataflow.files.map(\.path) } + pageFiles.map(\.path)
  }

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

/// A file that a page is made with, such as a bibliography.
package struct PageFile: Hashable, Sendable {
  package var path: FilePath
  /// Size and digest of what was read; nil for a file that could not be.
  package var input: InputFile?
}

/// A cell that is ready to run.
public struct PlannedCell: Sendable {
  /// Its place among the cells, counted from 0.
  public let index: Int
  /// Its own label, or the one that it was given.
  public let label: String
  /// Its first line.
  public let fence: SourceRange
  /// The step with this cell's options.
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

  /// The word in its fence.
  public var stepName: String { type(of: step).name }

  /// The indices of the cells whose values or results it reads.
  package var before: Set<Int> { Set(sources.values).union(resultSources.values) }

  /// The place of one of its options; its fence where that is not given.
  package func range(ofOption name: String?) -> SourceRange { name.flatMap { optionRanges[$0] } ?? fence }
}

/// One option in effect, as the report and the reference show it.
public struct Setting: Hashable, Sendable {
  /// The option's name.
  public var name: String
  /// The value in effect, after parameters and defaults.
  public var value: Value
  /// Whether the cell does not give it.
  public var isDefault: Bool
}

/// The notebook's named values.
public struct Parameters: Hashable, Sendable {
  /// In the order of the front matter.
  package let all: [FrontMatter.Parameter]
  private let values: [String: Value]

  package init(_ all: [FrontMatter.Parameter]) {
    self.all = all
    values = Dictionary(all.map { ($0.name, $0.value) }) { first, _ in first }
  }

  /// The value of a parameter; nil when there is none of the name.
  public subscript(name: String) -> Value? { values[name] }
}
