package import Notebook
package import Wording

/// `expect`: numbers of earlier cells, held to bounds.
package struct ExpectStep: Step {
  package static let name = "expect"
  package static let summary = StepSummary(
    "Holds the named numbers of earlier cells to bounds, and fails when one is outside of its own.",
    discussion: """
      So a notebook is its own test. A bound is a comparison in quotes (`">= 0.95"`), a number to be met exactly, \
      `{is: 0.2266, within: 1%}`, where `within` may also be a distance, or `{between: [0.9, 1]}`; numbers may be \
      in hundredths (`"> 95%"`). What is not a number, or infinite, meets no bound. Times differ from run to run \
      and can't be held to one. The cell that fails tells of every expectation that is not met.
      """,
    example: """
      predict.accuracy: ">= 0.95"
      train.cost: {is: 0.2266, within: 1%}
      """)

  private static let expectations = OpenOption<ScalarName, Expectation>(
    "LABEL.SCALAR", naming: .scalar, help: "What the scalar of an earlier cell is expected to be.")

  package static let words: [any Words.Type] = [ExpectWords.self]
  package static let openOption: (any AnyOpenOption)? = expectations
  package static let scalars = [
    ScalarSummary("expectations", "How many numbers were held to bounds, all of them met.")
  ]

  private let entries: [OpenOption<ScalarName, Expectation>.Entry]

  package init(_ options: CellOptions) throws(OptionProblem) {
    entries = options[Self.expectations]
    guard entries.isEmpty else { return }
    throw OptionProblem(
      Self.expectations, "this cell expects nothing",
      advice: "write `LABEL.SCALAR: \">= 0.95\"`, with the label of a cell and the name of one of its numbers"
    )
  }

  package var dataflow: Dataflow {
    Dataflow(
      cells: entries.map { Dataflow.CellRead($0.name.label, option: $0.option) },
      // A number that is missing because its cell failed is an expectation that is not met.
      readsFailedCells: true,
      needs: entries.map {
        Dataflow.ResultNeed(.steadyScalar($0.name.scalar), of: [$0.name.label], option: $0.option)
      })
  }

  package var outputKinds: Set<Output.Kind> { [.table] }

  package func run(in context: inout StepContext) throws {
    var rows: [[Table.Cell]] = []
    var failures: [StepFailure] = []
    for entry in entries {
      let scalars = try context.result(of: entry.name.label).scalars
      let found = scalars.first { $0.name == entry.name.scalar }?.value
      let failure = failure(of: entry, found: found)
      if let failure { failures.append(failure) }
      rows.append([
        .text(.name(entry.name.description)),
        found.map { .number($0, entry.content.format(for: $0)) } ?? .text("–"),
        .text(entry.content.words), .text(failure == nil ? ExpectWords.yes() : ExpectWords.no()),
      ])
    }
    context.show(
      .table(
        Table(
          title: ExpectWords.title(),
          columns: [
            ExpectWords.number(), ExpectWords.found(), ExpectWords.expected(), ExpectWords.met(),
          ], rows: rows)))
    if var first = failures.first {
      first.others = Array(failures.dropFirst())
      throw first
    }
    context.set("expectations", Double(entries.count))
    context.show(
      .note(
        Note(
          .success,
          entries.count == 1 ? ExpectWords.isMet() : ExpectWords.areMet(.number(entries.count)))))
  }

  /// Why an expectation is not met; nil when it is.
  private func failure(
    of entry: OpenOption<ScalarName, Expectation>.Entry, found: Double?
  ) -> StepFailure? {
    let (name, expected) = (Phrase.name(entry.name.description), entry.content.words)
    guard let found else {
      return StepFailure(ExpectWords.withoutValue(name, expected), option: entry.option)
    }
    guard !entry.content.isMet(by: found) else { return nil }
    let text = Phrase.number(found, entry.content.format(for: found))
    return StepFailure(
      (found.isFinite ? ExpectWords.isOutside : .isNotFinite)(name, text, expected),
      option: entry.option)
  }
}
