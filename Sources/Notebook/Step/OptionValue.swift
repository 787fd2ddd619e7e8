/// A type that an option can have: read from YAML's values, written back to them.
package protocol OptionValue: Hashable, Sendable {
  /// What is expected, for messages and the reference: `a whole number`.
  static var expectation: String { get }
  /// The words that are accepted, where they are few.
  static var choices: [String] { get }
  /// Whether the value is text, whatever number it looks like.
  static var isText: Bool { get }
  /// Reads a value; nil when it is of another kind.
  init?(_ value: Value)
  /// The value in its one canonical form.
  var value: Value { get }
}

extension OptionValue {
  package static var choices: [String] { [] }
  package static var isText: Bool { false }
}

extension Bool: OptionValue {
  package static var expectation: String { "true or false" }
  package static var choices: [String] { ["true", "false"] }
  package init?(_ value: Value) {
    guard case .boolean(let flag) = value else { return nil }
    self = flag
  }
  package var value: Value { .boolean(self) }
}

extension Int: OptionValue {
  package static var expectation: String { "a whole number" }
  package init?(_ value: Value) {
    switch value {
    case .integer(let integer): self = integer
    // `1e3` and `10.0` are whole numbers to whoever writes them.
    case .number(let number):
      guard let integer = Int(exactly: number) else { return nil }
      self = integer
    default: return nil
    }
  }
  package var value: Value { .integer(self) }
}

extension Double: OptionValue {
  package static var expectation: String { "a number" }
  package init?(_ value: Value) {
    switch value {
    case .integer(let integer): self = Double(integer)
    case .number(let number): self = number
    default: return nil
    }
  }
  package var value: Value { .number(self) }
}

extension String: OptionValue {
  package static var expectation: String { "text" }
  package static var isText: Bool { true }
  package init?(_ value: Value) {
    switch value {
    case .list, .null: return nil
    default: self = value.description
    }
  }
  package var value: Value { .text(self) }
}

extension Array: OptionValue where Element: OptionValue {
  package static var expectation: String { "a list, each item \(Element.expectation)" }
  package static var isText: Bool { Element.isText }
  package init?(_ value: Value) {
    guard case .list(let values) = value else { return nil }
    let elements = values.compactMap { Element($0) }
    guard elements.count == values.count else { return nil }
    self = elements
  }
  package var value: Value { .list(map(\.value)) }
}

/// An option that may be left open: `null` in YAML.
extension Optional: OptionValue where Wrapped: OptionValue {
  package static var expectation: String { Wrapped.expectation }
  package static var choices: [String] { Wrapped.choices }
  package static var isText: Bool { Wrapped.isText }
  package init?(_ value: Value) {
    if value == .null {
      self = .none
    } else if let wrapped = Wrapped(value) {
      self = .some(wrapped)
    } else {
      return nil
    }
  }
  package var value: Value { self?.value ?? .null }
}

/// An option that is one word of a few.
package protocol Choice: OptionValue, CaseIterable, RawRepresentable where RawValue == String {}

extension Choice {
  package static var choices: [String] { allCases.map(\.rawValue) }
  package static var expectation: String { "one of " + choices.map { "`\($0)`" }.joined(separator: ", ") }
  package init?(_ value: Value) {
    guard case .text(let word) = value else { return nil }
    self.init(rawValue: word)
  }
  package var value: Value { .text(rawValue) }
}

/// The path of a file to read: absolute, or from the notebook's folder.
package struct FilePath: OptionValue {
  package var path: String

  package static var expectation: String { "the path of a file" }
  package init?(_ value: Value) {
    guard case .text(let path) = value, !path.isEmpty else { return nil }
    self.path = path
  }
  package var value: Value { .text(path) }
}
