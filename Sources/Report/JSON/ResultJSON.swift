public import Notebook
import Wording

/// A run as JSON: what `run --json` prints.
///
/// Members come in a fixed order. A number that is not finite is null, and the object that it stands in has a
/// member `nonfinite` from its place to `NaN`, `Infinity` or `-Infinity`.
public struct ResultJSON {
  /// The whole run.
  public static func value(_ result: RunResult) -> JSONValue {
    var nonfinite = NonfiniteNumbers()
    let parameters = result.plan.parameters.all.map { parameter in
      JSONValue.Member(parameter.name, value(parameter.value, at: parameter.name, &nonfinite))
    }
    return .object(
      [
        .init("notebook", .string(result.plan.document.source.name)),
        .init("status", .string(result.status.rawValue)),
        .init("parameters", .object(parameters)),
      ] + nonfinite.member + [.init("cells", .array(result.cells.map(cell)))])
  }

  private static func value(
    _ value: Value, at place: String, _ nonfinite: inout NonfiniteNumbers
  ) -> JSONValue {
    switch value {
    case .null: return .null
    case .boolean(let value): return .boolean(value)
    case .integer(let value): return .integer(value)
    case .number(let value): return nonfinite.value(value, at: place)
    case .text(let text): return .string(text)
    case .list(let values):
      var elements: [JSONValue] = []
      for (index, element) in values.enumerated() {
        elements.append(Self.value(element, at: "\(place)/\(index)", &nonfinite))
      }
      return .array(elements)
    case .mapping(let entries):
      var members: [JSONValue.Member] = []
      for entry in entries {
        members.append(.init(entry.name, Self.value(entry.value, at: "\(place)/\(entry.name)", &nonfinite)))
      }
      return .object(members)
    }
  }

  private static func cell(_ cell: CellResult) -> JSONValue {
    var nonfinite = NonfiniteNumbers()
    let scalars = cell.scalars.map { JSONValue.Member($0.name, nonfinite.value($0.value, at: $0.name)) }
    var members: [JSONValue.Member] = [
      .init("label", .string(cell.label)), .init("step", .string(cell.step)),
      .init("state", .string(cell.state.name)),
    ]
    if let reason = cell.state.reason { members.append(.init("reason", .string(reason.english))) }
    members += [
      .init("seconds", cell.seconds.map { .number($0) } ?? .null),
      .init("scalars", .object(scalars)),
    ]
    members += nonfinite.member
    members += [
      .init("outputs", .array(cell.outputs.map(OutputJSON.value))),
      .init("error", cell.failure.map(error) ?? .null),
    ]
    return .object(members)
  }

  private static func error(_ failure: CellFailure) -> JSONValue {
    .object([
      .init("message", .string(failure.message.english)),
      .init("advice", failure.advice.map { .string($0.english) } ?? .null),
      .init("line", .integer(failure.range.start.line)),
      .init("column", .integer(failure.range.start.column)),
      .init("allowed", .boolean(failure.isAllowed)),
      .init("others", .array(failure.others.map(error))),
    ])
  }
}
