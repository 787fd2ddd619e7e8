public import Wording

/// A value as YAML's core schema types it: what parameters and options are made of before a step gives them
/// its own types.
public indirect enum Value: Hashable, Codable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case list([Value])
  /// Entries in the order in which they are written; no two have the same name.
  case mapping([Entry])

  /// One entry of a mapping.
  public struct Entry: Hashable, Codable, Sendable {
    /// What stands in front of the colon.
    public var name: String
    /// What stands behind it.
    public var value: Value

    /// An entry of a mapping.
    public init(_ name: String, _ value: Value) {
      self.name = name
      self.value = value
    }
  }

  /// Types a plain (unquoted) scalar by the core schema of YAML 1.2.2, section 10.3.2.
  public init(plainScalar text: String) {
    switch text {
    case "", "~", "null", "Null", "NULL": self = .null
    case "true", "True", "TRUE": self = .boolean(true)
    case "false", "False", "FALSE": self = .boolean(false)
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": self = .number(.infinity)
    case "-.inf", "-.Inf", "-.INF": self = .number(-.infinity)
    case ".nan", ".NaN", ".NAN": self = .number(.nan)
    default:
      if let integer = Int(text) ?? Value.prefixedInteger(text) {
        self = .integer(integer)
      } else if text.allSatisfy({ $0.isASCII && ($0.isNumber || "+-.eE".contains($0)) }),
        let number = Double(text), number.isFinite
      {
        self = .number(number)
      } else {
        self = .text(text)
      }
    }
  }

  /// The value as YAML flow style writes it: what is shown, and what is pasted into other text.
  public var description: String {
    switch self {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .number(let value): Value.shortest(value)
    case .text(let value): value
    case .list(let values): "[" + values.map(\.description).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{" + entries.map { "\($0.name): \($0.value.description)" }.joined(separator: ", ") + "}"
    }
  }

  /// The value in prose: numbers in the given format, anything else as it is written.
  public func string(format: NumberFormat) -> String {
    switch self {
    case .integer(let value) where format != .automatic: format.string(Double(value))
    case .number(let value) where format != .automatic: format.string(value)
    default: description
    }
  }

  /// Whether it is a number, whole or not.
  package var isNumber: Bool {
    switch self {
    case .integer, .number: true
    case .null, .boolean, .text, .list, .mapping: false
    }
  }

  /// What kind of value it is, as messages say it.
  public var kind: String {
    switch self {
    case .null: "nothing"
    case .boolean: "true or false"
    case .integer: "a whole number"
    case .number: "a number"
    case .text: "text"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }

  /// `0x1F` and `0o17`.
  private static func prefixedInteger(_ text: String) -> Int? {
    let digits = text.dropFirst(2)
    guard digits.first?.isHexDigit ?? false else { return nil }
    return text.hasPrefix("0x") ? Int(digits, radix: 16) : text.hasPrefix("0o") ? Int(digits, radix: 8) : nil
  }

  private static func shortest(_ value: Double) -> String {
    if value.isNaN { return ".nan" }
    if value.isInfinite { return value < 0 ? "-.inf" : ".inf" }
    if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
    return String(value)
  }
}
