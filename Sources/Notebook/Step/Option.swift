/// One option of a step: its name, type, default and help, in one place for everyone who asks.
package struct Option<Content: OptionValue>: AnyOption {
  package let name: String
  package let help: String
  /// The value without the option; nil when the option is required.
  package let defaultContent: Content?
  private let constraint: Constraint<Content>?

  package init(
    _ name: String, default defaultContent: Content, _ constraint: Constraint<Content>? = nil, help: String
  ) {
    self.name = name
    self.help = help
    self.defaultContent = defaultContent
    self.constraint = constraint
  }

  package init(required name: String, _ constraint: Constraint<Content>? = nil, help: String) {
    self.name = name
    self.help = help
    defaultContent = nil
    self.constraint = constraint
  }

  package var expectation: String {
    [Content.expectation, constraint?.description].compactMap(\.self).joined(separator: " ")
  }
  package var choices: [String] { Content.choices }
  package var isText: Bool { Content.isText }
  package var defaultValue: (any OptionValue)? { defaultContent }

  package func read(_ value: Value) -> (any OptionValue)? {
    guard let content = Content(value), constraint?.holds(content) ?? true else { return nil }
    return content
  }
}

/// An option whatever its type.
package protocol AnyOption: Sendable {
  var name: String { get }
  /// One sentence.
  var help: String { get }
  /// What is expected, for messages and the reference.
  var expectation: String { get }
  var choices: [String] { get }
  /// Whether what stands in the notebook is text as it stands: `1.50` is not the number 1.5.
  var isText: Bool { get }
  /// nil when the option is required.
  var defaultValue: (any OptionValue)? { get }
  /// The value as the option's type; nil when it is of another kind or outside the bounds.
  func read(_ value: Value) -> (any OptionValue)?
}

/// A bound on an option's value, in words and as a test.
package struct Constraint<Content: Sendable>: Sendable {
  package let description: String
  package let holds: @Sendable (Content) -> Bool

  package init(_ description: String, holds: @escaping @Sendable (Content) -> Bool) {
    self.description = description
    self.holds = holds
  }
}

extension Constraint where Content: Comparable {
  package static func atLeast(_ bound: Content) -> Constraint {
    Constraint("of at least \(bound)") { $0 >= bound }
  }

  package static func between(_ low: Content, _ high: Content) -> Constraint {
    Constraint("from \(low) to \(high)") { $0 >= low && $0 <= high }
  }
}

extension Constraint where Content: BinaryFloatingPoint {
  /// Finite, and not below the bound.
  package static func finite(atLeast bound: Content) -> Constraint {
    Constraint("of at least \(bound)") { $0 >= bound && $0.isFinite }
  }

  package static var positive: Constraint { Constraint("greater than 0") { $0 > 0 && $0.isFinite } }
}

/// The options of one cell, each with its value in effect.
package struct CellOptions: Sendable {
  private let values: [String: any OptionValue]
  /// The names of the options that the cell gives.
  package let given: Set<String>

  package init(values: [String: any OptionValue], given: Set<String>) {
    self.values = values
    self.given = given
  }

  /// The value of an option that the step declares.
  package subscript<Content>(option: Option<Content>) -> Content {
    guard let content = values[option.name] as? Content ?? option.defaultContent else {
      // A required option without a value never gets here: `Planner` makes no step from such a cell.
      preconditionFailure("`\(option.name)` is not among the options that the step declares")
    }
    return content
  }
}
