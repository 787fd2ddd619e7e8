/// The number that a sweep is after: which combination of the parameters is best is said by it.
package struct Objective: Hashable, Sendable {
  /// The label of the cell that has it.
  package let label: String
  /// What the cell calls it.
  package let name: String
  /// Which way is better.
  package let better: ScalarSummary.Preference
  /// Why it is this number.
  package let choice: Choice

  /// Why a number is the objective.
  package enum Choice: Hashable, Sendable {
    /// The front matter says so.
    case notebook
    /// It is measured on what nothing was fitted to.
    case unseen
    /// There is none of the kinds before.
    case seen
  }

  /// As prose names it: `test.accuracy`.
  package var reference: String { "\(label).\(name)" }

  /// What a front matter asks for; nil where neither it nor the step says which way is better.
  init?(_ goal: FrontMatter.Goal, of step: any Step, choice: Choice) {
    let stated: ScalarSummary.Preference? =
      switch goal.direction {
      case .minimize: .lower
      case .maximize: .higher
      case nil: type(of: step).scalars.first { $0.name == goal.name }?.better
      }
    guard let stated else { return nil }
    self.init(label: goal.label, name: goal.name, better: stated, choice: choice)
  }

  private init(label: String, name: String, better: ScalarSummary.Preference, choice: Choice) {
    (self.label, self.name, self.better, self.choice) = (label, name, better, choice)
  }

  /// The objective of a notebook: what its front matter names; else the last number with a better way, among those
  /// that are measured on what nothing was fitted to if there are any. Of one cell's numbers the first counts, and one
  /// of which more is better (an accuracy) before one of which less is (a cost).
  ///
  /// - Parameter tells: whether a number, by its cell's label and its name, tells combinations apart.
  package init?(of plan: Plan, where tells: (_ label: String, _ name: String) -> Bool) {
    if let goal = plan.document.frontMatter.objective?.content, let cell = plan.cell(labelled: goal.label),
      let objective = Objective(goal, of: cell.step, choice: .notebook)
    {
      self = objective
      return
    }
    let candidates = plan.cells.reversed().flatMap { cell in
      type(of: cell.step).scalars.compactMap { scalar -> Objective? in
        guard let better = scalar.better, !scalar.isVolatile, tells(cell.label, scalar.name) else {
          return nil
        }
        return Objective(
          label: cell.label, name: scalar.name, better: better,
          choice: cell.step.measuresUnseen ? .unseen : .seen)
      }
    }
    let unseen = candidates.filter { $0.choice == .unseen }
    let pool = unseen.isEmpty ? candidates : unseen
    guard let best = pool.first(where: { $0.better == .higher }) ?? pool.first else { return nil }
    self = best
  }

  /// Whether a value is better than another; one that is not finite is worse than any that is.
  package func isBetter(_ value: Double, than other: Double) -> Bool {
    guard value.isFinite, other.isFinite else { return value.isFinite && !other.isFinite }
    return better == .higher ? value > other : value < other
  }
}
