package import Notebook

/// A sweep as JSON: what `sweep --json` prints.
package struct ComparisonJSON {
  package static func value(notebook: String, _ comparison: Comparison) -> JSONValue {
    .object([
      .init("notebook", .string(notebook)),
      .init(
        "runs",
        .array(
          comparison.entries.map { entry in
            .object([.init("report", .string(entry.report)), .init("result", ResultJSON.value(entry.result))])
          })),
    ])
  }
}
