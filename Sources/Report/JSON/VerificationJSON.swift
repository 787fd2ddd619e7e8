import Notebook

/// A verification as JSON: what `verify --json` prints.
package struct VerificationJSON {
  package static func value(report: String, _ verification: Verification) -> JSONValue {
    .object([
      .init("report", .string(report)), .init("holds", .boolean(verification.holds)),
      .init("tolerance", verification.tolerance.map { .number($0) } ?? .null),
      .init("page", page(verification.page)),
      .init(
        "changedInputs",
        .array(
          verification.changedInputs.map { input in
            .object([
              .init("path", .string(input.path)), .init("held", .string(input.held.hexadecimal)),
              .init("found", input.found.map { .string($0.hexadecimal) } ?? .null),
            ])
          })),
      .init("cells", .array(verification.cells.map(cell))),
    ])
  }

  private static func page(_ page: Verification.Page) -> JSONValue {
    switch page {
    case .same: .string("same")
    case .changed: .string("changed")
    case .notCompared(let reason): .object([.init("notCompared", .string(reason))])
    }
  }

  private static func cell(_ cell: Verification.Cell) -> JSONValue {
    .object([
      .init("label", .string(cell.label)), .init("step", .string(cell.step)),
      .init("numbers", .integer(cell.numbers)),
      .init("skipped", cell.skipped.map { .string($0) } ?? .null),
      .init(
        "differences",
        .array(
          cell.differences.map { difference in
            .object([
              .init("what", .string(difference.what)), .init("held", .string(difference.held)),
              .init("found", .string(difference.found)),
            ])
          })),
    ])
  }
}
