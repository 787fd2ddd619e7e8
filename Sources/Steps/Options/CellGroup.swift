import Notebook

/// Earlier cells that count as one: a label, or a list of labels such as a training's and its test's.
struct CellGroup: OptionValue {
  var labels: [String]

  static var expectation: String { "a label, or a list of labels that count as one" }

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

/// The options with which `plot` and `compare` name earlier cells: one description for both.
enum CellGroupOptions {
  static let cells = Option<[CellGroup]>(
    required: "cells", Constraint("from 1 to 100 of them") { (1...100).contains($0.count) },
    help: "The labels of earlier cells; labels in a list of their own count as one.")
  static let names = Option<[String]?>(
    "names", default: nil, help: "What to call them, in order; without it, by their first labels.")

  /// - Throws: ``OptionProblem`` when there is not a name for each.
  static func check(_ options: CellOptions) throws(OptionProblem) {
    let count = options[cells].count
    guard let names = options[names], names.count != count else { return }
    throw OptionProblem(
      Self.names.name, "\(names.count) names were found for \(count) \(count == 1 ? "cell" : "cells")",
      advice: "give a name for each item of `cells`, in order")
  }

  /// The cells in a dataflow.
  static func reads(_ options: CellOptions) -> [Dataflow.CellRead] {
    options[cells].flatMap(\.labels).map { Dataflow.CellRead($0, option: cells.name) }
  }

  /// Each group with its name and what came of its cells, in order.
  static func results(
    _ options: CellOptions, in context: StepContext
  ) throws(StepFailure) -> [(name: String, cells: [CellResult])] {
    var results: [(name: String, cells: [CellResult])] = []
    for (index, group) in options[cells].enumerated() {
      var cells: [CellResult] = []
      for label in group.labels { cells.append(try context.result(of: label)) }
      results.append((options[names]?[index] ?? group.labels[0], cells))
    }
    return results
  }
}

extension Sequence<CellResult> {
  /// The scalar of that name of the first cell that has one.
  func scalar(_ name: String) -> Double? {
    lazy.flatMap(\.scalars).first { $0.name == name }?.value
  }
}
