/// A type that an option can have: read from YAML's values, written back to them.
public protocol OptionValue: Hashable, Sendable {
  /// What is expected, for messages and the reference: `a whole number`.
  static var expectation: String { get }
  /// The words that are accepted, where they are few.
  static var choices: [String] { get }
  /// Whether the value is text, whatever number it looks like.
  static var isText: Bool { get }
  /// What its words stand for; nil where they stand for nothing else in the notebook or beside it.
  static var reference: OptionReference? { get }
  /// Of a list in which one item is wrong: which is the first, from 0, and what was expected in its place; nil for all
  /// else.
  static func wrongItem(in value: Value) -> WrongItem?
  /// Reads a value; nil when it is of another kind.
  init?(_ value: Value)
  /// The value in its one canonical form.
  var value: Value { get }
}

/// The item of a list that is not what each item is.
public struct WrongItem: Hashable, Sendable {
  /// Its place in the list, from 0.
  public var index: Int
  /// What was expected: `a whole number`.
  public var expectation: String
  /// The words that are accepted, where they are few.
  public var choices: [String]

  /// An item in whose place something else was expected.
  public init(index: Int, expectation: String, choices: [String] = []) {
    self.index = index
    self.expectation = expectation
    self.choices = choices
  }
}

extension OptionValue {
  public static var choices: [String] { [] }
  public static var isText: Bool { false }
  public static var reference: OptionReference? { nil }
  public static func wrongItem(in value: Value) -> WrongItem? { nil }
}

extension Bool: OptionValue {
  public static var expectation: String { "true or false" }
  public static var choices: [String] { ["true", "false"] }
  public init?(_ value: Value) {
    guard case .boolean(let flag) = value else { return nil }
    self = flag
  }
  public var value: Value { .boolean(self) }
}

extension Int: OptionValue {
  public static var expectation: String { "a whole number" }
  public init?(_ value: Value) {
    switch value {
    case .integer(let integer): self = integer
    // `1e3` and `10.0` are whole numbers to whoever writes them.
    case .number(let number):
      guard let integer = Int(exactly: number) else { return nil }
      self = integer
    default: return nil
    }
  }
  public var value: Value { .integer(self) }
}

extension Double: OptionValue {
  public static var expectation: String { "a number" }
  public init?(_ value: Value) {
    switch value {
    case .integer(let integer): self = Double(integer)
    case .number(let number): self = number
    default: return nil
    }
  }
  public var value: Value { .number(self) }
}

extension String: OptionValue {
  public static var expectation: String { "text" }
  public static var isText: Bool { true }
  public init?(_ value: Value) {
    switch value {
    case .list, .mapping, .null: return nil
    default: self = value.description
    }
  }
  public var value: Value { .text(self) }
}

extension Array: OptionValue where Element: OptionValue {
  public static var expectation: String { "a list, each item \(Element.expectation)" }
  public static var isText: Bool { Element.isText }
  public static var reference: OptionReference? { Element.reference }
  public static func wrongItem(in value: Value) -> WrongItem? {
    guard case .list(let values) = value, let index = values.firstIndex(where: { Element($0) == nil })
    else { return nil }
    return WrongItem(index: index, expectation: Element.expectation, choices: Element.choices)
  }
  public init?(_ value: Value) {
    guard case .list(let values) = value else { return nil }
    let elements = values.compactMap { Element($0) }
    guard elements.count == values.count else { return nil }
    self = elements
  }
  public var value: Value { .list(map(\.value)) }
}

/// An option that may be left open: `null` in YAML.
extension Optional: OptionValue where Wrapped: OptionValue {
  public static var expectation: String { Wrapped.expectation }
  public static var choices: [String] { Wrapped.choices }
  public static var isText: Bool { Wrapped.isText }
  public static var reference: OptionReference? { Wrapped.reference }
  public static func wrongItem(in value: Value) -> WrongItem? { Wrapped.wrongItem(in: value) }
  public init?(_ value: Value) {
    if value == .null {
      self = .none
    } else if let wrapped = Wrapped(value) {
      self = .some(wrapped)
    } else {
      return nil
    }
  }
  public var value: Value { self?.value ?? .null }
}

/// An option that is one word of a few.
public protocol Choice: OptionValue, CaseIterable, RawRepresentable where RawValue == String {}

extension Choice {
  public static var choices: [String] { allCases.map(\.rawValue) }
  public static var expectation: String { "one of " + choices.map { "`\($0)`" }.joined(separator: ", ") }
  public init?(_ value: Value) {
    guard case .text(let word) = value else { return nil }
    self.init(rawValue: word)
  }
  public var value: Value { .text(rawValue) }
}

/// The path of a file to read: absolute, or from the notebook's folder.
public struct FilePath: OptionValue {
  /// The path as the notebook has it.
  public var path: String

  public static var expectation: String { "the path of a file" }
  public static var reference: OptionReference? { .file }
  public init?(_ value: Value) {
    guard case .text(let path) = value, !path.isEmpty else { return nil }
    self.path = path
  }
  public var value: Value { .text(path) }
}
