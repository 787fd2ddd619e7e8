import Wording

/// What a notebook says that a parameter may be: what a control offers for it, and what is refused from outside.
package enum ParameterDomain: Hashable, Sendable {
  /// How the values between two numbers are spread over a slider.
  package enum Scale: String, CaseIterable, Hashable, Sendable {
    /// Equal steps are equal differences.
    case linear
    /// Equal steps are equal ratios.
    case log
  }

  /// Every number from one to another.
  case range(from: Double, to: Double, step: Double?, scale: Scale)
  /// One of these.
  case choices([Value])

  /// Whether a value is one of those that it allows.
  package func contains(_ value: Value) -> Bool {
    switch self {
    case .range(let from, let to, _, _): value.asNumber.map { $0 >= from && $0 <= to } ?? false
    case .choices(let values): values.contains { $0.isLike(value) }
    }
  }

  /// What was expected, for messages: `a number from 0 to 1`.
  package var expectation: String {
    switch self {
    case .range(let from, let to, _, _):
      "a number from \(Value.number(from).description) to \(Value.number(to).description)"
    case .choices(let values): "one of " + values.map { "`\($0.description)`" }.joined(separator: ", ")
    }
  }
}

extension Value {
  /// The number that it is; nil for anything else.
  package var asNumber: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value.isNaN ? nil : value
    default: nil
    }
  }

  /// Whether it is the same, however a number is written.
  package func isLike(_ other: Value) -> Bool {
    if let number = asNumber, let other = other.asNumber { return number == other }
    return self == other
  }
}
