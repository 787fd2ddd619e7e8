import Foundation
import Notebook
import Wording

/// What a number is held to: `">= 0.95"`, `100`, `{is: 0.2266, within: 1%}`, `{between: [0.9, 1]}`.
struct Expectation: OptionValue {
  /// A number beside which another lies on the right side, or not.
  enum Relation: String, CaseIterable {
    // The longer signs first: what starts with `>=` also starts with `>`.
    case atLeast = ">="
    case atMost = "<="
    case above = ">"
    case below = "<"
    case equal = "="

    /// What it is called where a number follows.
    fileprivate var words: ExpectWords {
      switch self {
      case .atLeast: .atLeast
      case .atMost: .atMost
      case .above: .above
      case .below: .below
      case .equal: .equal
      }
    }
  }

  /// How far from a number another may lie.
  enum Tolerance: Hashable {
    case absolute(Double)
    /// A share of the number's size, 1 for all of it.
    case relative(Double)
  }

  private enum Form: Hashable {
    case relation(Relation, Double)
    case near(Double, Tolerance)
    /// Both bounds belong to it.
    case between(Double, Double)
  }

  private let form: Form

  static var expectation: String {
    "a number, a bound such as `\">= 0.95\"` (\(quotedList(Relation.allCases.map(\.rawValue), word: "or"))), "
      + "`{is: 0.2266, within: 1%}` or `{between: [0.9, 1]}`"
  }

  /// Whether a number meets it: one that is not finite meets nothing.
  func isMet(by found: Double) -> Bool {
    guard found.isFinite else { return false }
    return switch form {
    case .relation(.atLeast, let bound): found >= bound
    case .relation(.atMost, let bound): found <= bound
    case .relation(.above, let bound): found > bound
    case .relation(.below, let bound): found < bound
    case .relation(.equal, let number): found == number
    case .between(let low, let high): found >= low && found <= high
    case .near(let number, let tolerance): Self.lies(found, near: number, within: tolerance)
    }
  }

  private static func lies(_ found: Double, near number: Double, within tolerance: Tolerance) -> Bool {
    let reach =
      switch tolerance {
      case .absolute(let distance): distance
      case .relative(let share): share * abs(number)
      }
    // A unit in the last place more: 0.8 lies within 0.1 of 0.7, although the doubles nearest to them do not.
    return abs(found - number) <= reach + (reach > 0 ? max(abs(found), abs(number)).ulp : 0)
  }

  /// What is expected, as a sentence says it: `at least 0.95`.
  var words: Phrase {
    switch form {
    case .relation(let relation, let bound): relation.words(.numeral(Self.text(bound)))
    case .near(let number, .absolute(let distance)):
      ExpectWords.near(.numeral(Self.text(number)), .numeral(Self.text(distance)))
    case .near(let number, .relative(let share)):
      ExpectWords.near(.numeral(Self.text(number)), .numeral(Self.percentage(share)))
    case .between(let low, let high):
      ExpectWords.between(.numeral(Self.text(low)), .numeral(Self.text(high)))
    }
  }

  /// The format in which a number shows whether it meets this: 0.9499999 is not written 0.95 beside *at least 0.95*.
  func format(for found: Double) -> NumberFormat {
    let formats = [NumberFormat.automatic] + (7...17).map { NumberFormat.significant($0) }
    let holds = isMet(by: found)
    return formats.first { format in
      let digits = format == .automatic ? 6 : format.digits ?? 17
      let isWhole = format == .automatic && found == found.rounded()
      let shown = isWhole ? found : Double(String(format: "%.\(digits)g", found)) ?? found
      return isMet(by: shown) == holds
    } ?? .automatic
  }

  // MARK: - Reading and writing

  init?(_ value: Value) {
    let form: Form? =
      switch value {
      case .mapping(let entries): Self.form(entries)
      case .text(let text): Self.relation(text)
      default: Self.number(value).map { .relation(.equal, $0) }
      }
    guard let form else { return nil }
    self.form = form
  }

  var value: Value {
    switch form {
    case .relation(.equal, let number): .number(number)
    case .relation(let relation, let bound): .text("\(relation.rawValue) \(Self.text(bound))")
    case .near(let number, .absolute(let distance)):
      .mapping([.init("is", .number(number)), .init("within", .number(distance))])
    case .near(let number, .relative(let share)):
      .mapping([.init("is", .number(number)), .init("within", .text(Self.percentage(share)))])
    case .between(let low, let high): .mapping([.init("between", .list([.number(low), .number(high)]))])
    }
  }

  private static func relation(_ text: String) -> Form? {
    let relation = Relation.allCases.first { text.hasPrefix($0.rawValue) }
    let rest = text.dropFirst(relation?.rawValue.count ?? 0)
    return number(.text(rest.trimmingCharacters(in: .whitespaces))).map { .relation(relation ?? .equal, $0) }
  }

  private static func form(_ entries: [Value.Entry]) -> Form? {
    let values = Dictionary(entries.map { ($0.name, $0.value) }) { first, _ in first }
    if values.count == 2, let number = values["is"].flatMap(number),
      let tolerance = values["within"].flatMap(tolerance)
    {
      return .near(number, tolerance)
    }
    if values.count == 1, case .list(let bounds)? = values["between"], bounds.count == 2,
      let low = number(bounds[0]), let high = number(bounds[1]), low <= high
    {
      return .between(low, high)
    }
    return nil
  }

  private static func tolerance(_ value: Value) -> Tolerance? {
    guard let number = number(value), number >= 0 else { return nil }
    if case .text(let text) = value, text.hasSuffix("%") { return .relative(number) }
    return .absolute(number)
  }

  /// A finite number; as text, perhaps of hundredths: `95%`.
  private static func number(_ value: Value) -> Double? {
    let number: Double?
    if case .text(let text) = value {
      let digits = text.hasSuffix("%") ? text.dropLast() : text[...]
      guard let read = Double(Value(plainScalar: digits.trimmingCharacters(in: .whitespaces))) else {
        return nil
      }
      number = text.hasSuffix("%") ? read / 100 : read
    } else {
      number = Double(value)
    }
    return number.flatMap { $0.isFinite ? $0 : nil }
  }

  /// The shortest digits that are this number and no other.
  private static func text(_ number: Double) -> String { Value.number(number).description }

  private static func percentage(_ share: Double) -> String {
    // 0.07 · 100 is 7.000000000000001: the digits that people write come back.
    let percentage = (share * 100 * 1e10).rounded() / 1e10
    return text(percentage / 100 == share ? percentage : share * 100) + "%"
  }
}
