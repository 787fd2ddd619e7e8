/// A scalar named in prose: `` `{train.cost:.4f}` ``.
package struct ValueReference: Hashable, Sendable {
  /// The label of a cell, or `params` for a parameter of the notebook.
  package var label: String
  package var name: String
  package var format: NumberFormat

  /// The word that stands for the notebook's parameters where a label would stand.
  package static let parameters = "params"
}
