package import Notebook

/// The reference of the steps as JSON: what `steps --json` prints.
package struct StepJSON {
  /// The given steps with their options and values.
  package static func value(_ steps: [any Step.Type]) -> JSONValue {
    .object([.init("steps", .array(steps.map(step)))])
  }

  private static func step(_ step: any Step.Type) -> JSONValue {
    .object([
      .init("name", .string(step.name)),
      .init("summary", .string(step.summary.sentence)),
      .init("discussion", .string(step.summary.discussion)),
      .init("revision", .integer(step.revision)),
      .init("reads", .array(step.reads.map { .string($0.name) })),
      .init("writes", .array(step.writes.map { .string($0.name) })),
      .init("options", .array((step.options + CommonOptions.options).map(option))),
      .init("entries", step.openOption.map(entries) ?? .null),
      .init(
        "values",
        .array(
          step.scalars.map { .object([.init("name", .string($0.name)), .init("help", .string($0.help))]) })),
      .init("example", .string(step.summary.example)),
    ])
  }

  /// The options of a step under names that it does not fix.
  private static func entries(_ option: any AnyOpenOption) -> JSONValue {
    .object([
      .init("name", .string(option.placeholder)),
      .init("expects", .string(option.expectation)),
      .init("help", .string(option.help)),
    ])
  }

  private static func option(_ option: any AnyOption) -> JSONValue {
    .object([
      .init("name", .string(option.name)),
      .init("expects", .string(option.expectation)),
      .init("required", .boolean(option.defaultValue == nil)),
      .init("default", option.defaultValue.map { .string($0.value.description) } ?? .null),
      .init("help", .string(option.help)),
    ])
  }
}
