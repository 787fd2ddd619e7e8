/// What happens while a notebook runs, in order: what every live view listens to.
package enum RunEvent: Sendable {
  case cellStarted(index: Int, label: String, step: String, of: Int)
  case progress(index: Int, Progress)
  case cellFinished(index: Int, CellResult)
  /// The end, with how each cell stands: those that were restored had no event of their own.
  case runFinished(RunResult.Status, [CellState])
}

/// How far a long step is.
package struct Progress: Hashable, Sendable {
  package var completed: Int
  package var total: Int
  /// What is being counted, such as `iteration`.
  package var unit: String
  /// The numbers worth watching, in order, such as cost and gradient norm.
  package var measures: [Scalar]

  package init(completed: Int, total: Int, unit: String, measures: [Scalar]) {
    self.completed = completed
    self.total = total
    self.unit = unit
    self.measures = measures
  }
}
