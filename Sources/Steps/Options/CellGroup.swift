import Notebook
import Wording

/// Earlier cells that count as one: a label, or a list of labels such as a training's and its test's.
struct CellGroup: OptionValue {
  var labels: [String]

  static var expectation: String { "a label, or a list of labels that count as one" }
  static var reference: OptionReference? { .cell }

  init?(_ value: Value) {
    if case .text(let label) = value {
      labels = [label]
    } else if let list = [String](value), !list.isEmpty {
      labels = list
    } else {
      return nil
    }
  }

  var value: Value { labels.count == 1 ? .text(labels[0]) : labels.value }
}

/// The earlier cells that a `plot` or `compare` cell shows again: one description of their options for both.
struct CellGroups: Sendable {
  static let cells = StepOption<[CellGroup]>(
    required: "cells", .count(1...100),
    help: "The labels of earlier cells; labels in a nested list count as one.")
  static let names = StepOption<[String]?>(
    optional: "names", help: "What to call them, in order; by default by their first labels.")

  private let groups: [CellGroup]
  private let names: [String]?

  /// - Throws: ``OptionProblem`` when there is not a name for each.
  init(_ options: CellOptions) throws(OptionProblem) {
    groups = options[Self.cells]
    names = options[Self.names]
    guard let names, names.count != groups.count else { return }
    throw OptionProblem(
      Self.names, "\(names.count) names were found for \(counted(groups.count, "cell"))",
      advice: "give a name for each item of `cells`, in order")
  }

  /// The labels of each group.
  var labelGroups: [[String]] { groups.map(\.labels) }
  var labels: [String] { groups.flatMap(\.labels) }

  /// The cells in a dataflow.
  var reads: [Dataflow.CellRead] { labels.map { Dataflow.CellRead($0, option: Self.cells) } }

  /// Each group with its name and what came of its cells, in order.
  func results(
    in context: StepContext
  ) throws(StepFailure) -> [(name: String, cells: [StepContext.EarlierCell])] {
    var results: [(name: String, cells: [StepContext.EarlierCell])] = []
    for (index, group) in groups.enumerated() {
      var cells: [StepContext.EarlierCell] = []
      for label in group.labels { cells.append(try context.result(of: label)) }
      results.append((names?[index] ?? group.labels[0], cells))
    }
    return results
  }
}

extension Sequence<StepContext.EarlierCell> {
  /// The scalar of that name of the first cell that has one.
  func scalar(_ name: String) -> Double? {
    lazy.flatMap(\.scalars).first { $0.name == name }?.value
  }
}
