import Wording

/// What is wrong with a parameter that says more than its value: facts and their words.
package enum ParameterEntryProblem: Hashable, Sendable {
  /// It has an entry that no parameter has.
  case unknownEntry(String)
  case notNumber(String, found: String)
  /// It has one end of a range and not the other: the missing one.
  case missingBound(String)
  case emptyRange(from: Double, to: Double)
  /// A logarithmic scale does not begin above zero.
  case logarithm(from: Double)
  case unknownScale(String)
  case noChoices
  /// It has a range and choices.
  case rangeAndChoices
  /// It has `scale` or `step` without a range.
  case withoutRange(String)
  /// Its value is none of those that it allows.
  case outside(found: String, expectation: String)

  /// The entries that a parameter may have, with one sentence each.
  package static let entries: [(name: String, help: String)] = [
    ("value", "What the parameter is where nothing else is given."),
    ("from", "The least number that it may be."),
    ("to", "The greatest number that it may be."),
    (
      "step",
      "How far apart the numbers are that a slider offers; `-p` and sweeps may give what lies between."
    ),
    ("scale", "How a slider spreads the numbers: `linear`, or `log` for equal ratios."),
    ("choices", "A list of all that it may be, instead of a range."),
  ]

  /// What was found and what was expected, without a full stop.
  package var message: String {
    switch self {
    case .unknownEntry(let name): "`\(name)` is not an entry of a parameter"
    case .notNumber(let name, let found): "`\(name)` is \(found), a number was expected"
    case .missingBound(let name): "a range has two ends, `\(name)` is missing"
    case .emptyRange(let from, let to):
      "`from` is \(Value.number(from).description) and `to` is \(Value.number(to).description): `to` is the greater one"
    case .logarithm(let from):
      "a logarithmic scale begins above 0, `from` is \(Value.number(from).description)"
    case .unknownScale(let found): "`\(found)` is not a scale"
    case .noChoices: "`choices` is a list of values"
    case .rangeAndChoices: "a range and `choices` were found, a parameter has one of the two"
    case .withoutRange(let name): "`\(name)` is about a range, and there is none"
    case .outside(let found, let expectation): "`value` is \(found), \(expectation) was expected"
    }
  }

  /// What to do about it.
  package var advice: String? {
    switch self {
    case .unknownEntry: "its entries are " + Self.entries.map { "`\($0.name)`" }.joined(separator: ", ")
    case .notNumber, .emptyRange, .missingBound: "write `{value: 0.5, from: 0, to: 1}`"
    case .logarithm: "write `from: 0.001`, or take `scale` out"
    case .unknownScale:
      "the scales are " + ParameterDomain.Scale.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    case .noChoices: "write `{value: 25, choices: [10, 25, 50]}`"
    case .rangeAndChoices: "take one of them out"
    case .withoutRange: "add `from` and `to`, or take it out"
    case .outside: "change the value, or what it may be"
    }
  }

  /// The words that could have been meant.
  package var suggestions: [String] {
    switch self {
    case .unknownEntry(let name): nearestNames(to: name, among: Self.entries.map(\.name))
    case .unknownScale(let found):
      nearestNames(to: found, among: ParameterDomain.Scale.allCases.map(\.rawValue))
    default: []
    }
  }
}
