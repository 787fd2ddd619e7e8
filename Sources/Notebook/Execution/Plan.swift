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

  package var stepName: String { type(of: step).name }
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
