/// What a name is called otherwise, everywhere.
package struct Renaming: Hashable, Sendable {
  /// A text in the place of another: a stretch of one line.
  package struct Edit: Hashable, Sendable {
    package var range: Range<SourcePosition>
    package var text: String
  }

  /// Why a name can't be had: facts.
  package enum Refusal: Error, Hashable, Sendable {
    case notName(String)
    case taken(String)
    /// Another cell without a label of its own would be called otherwise, too.
    case renamesOthers

    /// A sentence without its full stop.
    package var message: String {
      switch self {
      case .notName(let name): "`\(name)` is no name for it"
      case .taken(let name): "`\(name)` is the name of something else already"
      case .renamesOthers: "cells without labels would be called otherwise, too: give them labels first"
      }
    }
  }

  /// What changes, in the order of the file.
  package var edits: [Edit]

  /// - Throws: ``Refusal``.
  init(
    of subject: Occurrence.Subject, to name: String, _ background: Background
  ) throws(Refusal) {
    let sketch = background.sketch
    switch subject {
    case .cell:
      guard DocumentCell.mayBeCalled(name) else {
        throw .notName(name)
      }
      // What `@name` would be, too.
      let others = (background.plan?.document.formulaLabels.map(\.name) ?? []) + background.works.map(\.key)
      guard !sketch.labels.contains(name), !others.contains(name) else { throw .taken(name) }
      // A label that is given or taken away may change those that are made.
      let labels = CellLabels.all(
        of: zip(sketch.cells, sketch.labels).map { ($0.step, $1 == subject.name ? name : $0.label) })
      guard labels == sketch.labels.map({ $0 == subject.name ? name : $0 }) else { throw .renamesOthers }
    case .parameter:
      guard name.wholeMatch(of: /[A-Za-z_][A-Za-z0-9_-]*/) != nil else { throw .notName(name) }
      guard !sketch.frontMatter.parameters.contains(where: { $0.name == name }) else { throw .taken(name) }
    }
    edits = OccurrenceFinder.all(background).filter { $0.subject == subject }.map { occurrence in
      guard occurrence.role == .step else { return Edit(range: occurrence.range, text: name) }
      return Edit(range: occurrence.range.upperBound..<occurrence.range.upperBound, text: " \(name)")
    }
  }
}
