package import Notebook
package import Wording

/// `compare`: the numbers of several cells in one table.
package struct CompareStep: Step {
  package static let name = "compare"
  package static let summary = StepSummary(
    "Puts the named numbers of earlier cells side by side: a row for each cell.",
    discussion: """
      A training and its test can share a row: `cells: [[train, test], [train-2, test-2]]`. A number may carry \
      its format, as in prose: `accuracy:.2%`.
      """,
    example: """
      cells: [[train, predict], [train-2, predict-2]]
      names: [L-BFGS, gradient descent]
      values: [iterations, "cost:.4f", "accuracy:.2%"]
      """)

  private static let values = StepOption<[ComparedValue]?>(
    optional: "values",
    help: "The scalars to show, each with or without a format; by default all but times.")

  package static let words: [any Words.Type] = [CompareWords.self, FailureWords.self]
  package static let options: [any AnyOption] = [CellGroups.cells, CellGroups.names, values]

  private let groups: CellGroups
  private let values: [ComparedValue]?

  package init(_ options: CellOptions) throws(OptionProblem) {
    groups = try CellGroups(options)
    values = options[Self.values]
  }

  package var dataflow: Dataflow {
    let needs = (values ?? []).map {
      Dataflow.ResultNeed(.scalar($0.name), of: groups.labels, option: Self.values)
    }
    return Dataflow(cells: groups.reads, needs: needs)
  }

  package func run(in context: inout StepContext) throws {
    let results = try groups.results(in: context)
    let values = values ?? Self.allValues(of: results.flatMap(\.cells))
    guard !values.isEmpty else {
      throw StepFailure(FailureWords.noNumbers(), option: CellGroups.cells)
    }
    let rows = results.map { result -> [Table.Cell] in
      [.text(.name(result.name))]
        + values.map { value in
          result.cells.scalar(value.name).map { .number($0, value.format) } ?? .text("–")
        }
    }
    context.show(
      .table(
        Table(
          title: CompareWords.title(),
          columns: [CompareWords.cell()] + values.map { .heading(ofScalar: $0.name) }, rows: rows)))
  }

  /// Every scalar that a cell has, in the order in which they first appear; what differs from run to run is shown
  /// where it is asked for.
  private static func allValues(of cells: [StepContext.EarlierCell]) -> [ComparedValue] {
    var values: [ComparedValue] = []
    for cell in cells {
      for scalar in cell.scalars where !cell.volatileScalars.contains(scalar.name) {
        let value = ComparedValue(name: scalar.name, format: .automatic)
        if !values.contains(value) { values.append(value) }
      }
    }
    return values
  }
}

/// A scalar's name, and the format in which it is written: `accuracy:.2%`.
private struct ComparedValue: OptionValue {
  var name: String
  var format: NumberFormat
  private var text: String

  static var expectation: String { "a scalar's name, with a format behind a colon or without" }

  init(name: String, format: NumberFormat) {
    self.name = name
    self.format = format
    text = name
  }

  init?(_ value: Value) {
    guard case .text(let text) = value else { return nil }
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = parts.first, !name.isEmpty, let format = NumberFormat(parts.dropFirst().first ?? "")
    else {
      return nil
    }
    self.name = String(name)
    self.format = format
    self.text = text
  }

  var value: Value { .text(text) }
}
