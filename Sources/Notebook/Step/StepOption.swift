/// One option of a step: its name, type, default and help, in one place for everyone who asks: the planner, `check`,
/// `cahier steps`, completion and the report.
public struct StepOption<Content: OptionValue>: AnyOption {
  /// The word in front of the colon.
  public let name: String
  /// One sentence.
  public let help: String
  /// The value without the option; nil when the option is required.
  public let defaultContent: Content?
  private let bounds: String?
  private let isWithinBounds: @Sendable (Content) -> Bool

  /// An option that may be left out.
  ///
  /// - Parameters:
  ///   - name: the word in front of the colon.
  ///   - defaultContent: the value where a cell does not give it.
  ///   - constraint: what the value must hold to besides its type.
  ///   - help: one sentence.
  public init(
    _ name: String, default defaultContent: Content, _ constraint: Constraint<Content>? = nil, help: String
  ) {
    self.init(name, defaultContent, bounds: constraint?.description, help: help) {
      constraint?.holds($0) ?? true
    }
  }

  /// An option that may be left open: what that means, `help` says. The constraint is on the value that it has.
  public init<Wrapped>(
    optional name: String, _ constraint: Constraint<Wrapped>? = nil, help: String
  ) where Content == Wrapped? {
    self.init(name, .some(.none), bounds: constraint?.description, help: help) { content in
      guard let content, let constraint else { return true }
      return constraint.holds(content)
    }
  }

  /// An option that every cell of the step must give.
  public init(required name: String, _ constraint: Constraint<Content>? = nil, help: String) {
    self.init(name, nil, bounds: constraint?.description, help: help) { constraint?.holds($0) ?? true }
  }

  private init(
    _ name: String, _ defaultContent: Content?, bounds: String?, help: String,
    isWithinBounds: @escaping @Sendable (Content) -> Bool
  ) {
    self.name = name
    self.help = help
    self.defaultContent = defaultContent
    self.bounds = bounds
    self.isWithinBounds = isWithinBounds
  }

  public var expectation: String { [Content.expectation, bounds].compactMap(\.self).joined(separator: " ") }
  public var choices: [String] { Content.choices }
  public var isText: Bool { Content.isText }
  public var reference: OptionReference? { Content.reference }
  public var defaultValue: (any OptionValue)? { defaultContent }

  public func wrongItem(in value: Value) -> WrongItem? { Content.wrongItem(in: value) }

  public func read(_ value: Value) -> (any OptionValue)? {
    guard let content = Content(value), isWithinBounds(content) else { return nil }
    return content
  }
}

/// An option whatever its type.
public protocol AnyOption: Sendable {
  var name: String { get }
  /// One sentence.
  var help: String { get }
  /// What is expected, for messages and the reference.
  var expectation: String { get }
  /// The words that are accepted, where they are few.
  var choices: [String] { get }
  /// Whether what stands in the notebook is text as it stands: `1.50` is not the number 1.5.
  var isText: Bool { get }
  /// What the words of its values stand for; nil where they stand for nothing else.
  var reference: OptionReference? { get }
  /// nil when the option is required.
  var defaultValue: (any OptionValue)? { get }
  /// The value as the option's type; nil when it is of another kind or outside the bounds.
  func read(_ value: Value) -> (any OptionValue)?
  /// The first item that is wrong of a list that can't be read; nil where it is not for an item.
  func wrongItem(in value: Value) -> WrongItem?
}

extension AnyOption {
  public var reference: OptionReference? { nil }
  public func wrongItem(in value: Value) -> WrongItem? { nil }

  /// What is expected of it and what it is without the option, as the reference has it: `a whole number; default 3`.
  package var facts: String {
    guard let value = defaultValue?.value else { return "\(expectation); required" }
    return "\(expectation); \(value == .null ? "optional" : "default \(value.description)")"
  }
}

/// A bound on an option's value, in words and as a test.
public struct Constraint<Content: Sendable>: Sendable {
  /// What follows the type in a message: `a number` *of at least 0*.
  public let description: String
  /// Whether a value holds to it.
  public let holds: @Sendable (Content) -> Bool

  /// A bound of one's own.
  public init(_ description: String, holds: @escaping @Sendable (Content) -> Bool) {
    self.description = description
    self.holds = holds
  }
}

extension Constraint where Content: Comparable {
  /// Not below the bound.
  public static func atLeast(_ bound: Content) -> Constraint {
    Constraint("of at least \(bound)") { $0 >= bound }
  }

  /// Within the bounds, both of which belong to it.
  public static func between(_ low: Content, _ high: Content) -> Constraint {
    Constraint("from \(low) to \(high)") { $0 >= low && $0 <= high }
  }
}

extension Constraint where Content: BinaryFloatingPoint {
  /// Finite, and not below the bound.
  public static func finite(atLeast bound: Content) -> Constraint {
    Constraint("of at least \(bound)") { $0 >= bound && $0.isFinite }
  }

  /// Finite and above 0.
  public static var positive: Constraint { Constraint("greater than 0") { $0 > 0 && $0.isFinite } }
}

extension Constraint where Content: Collection {
  /// So many elements.
  public static func count(_ range: ClosedRange<Int>) -> Constraint {
    Constraint(
      range.lowerBound == 0
        ? "at most \(range.upperBound) of them" : "from \(range.lowerBound) to \(range.upperBound) of them"
    ) { range.contains($0.count) }
  }
}

/// The options of one cell, each with its value in effect.
///
/// A step reads them once, in its `init`, into properties of its own. Reading an option that the step does not declare,
/// or declares with another type, is a mistake in the step and stops the program: were it a default instead, the
/// option would be missing from the key that results are stored under.
public struct CellOptions: Sendable {
  let step: String
  private let values: [String: any OptionValue]
  /// The names of the options that the cell gives.
  private let given: Set<String>
  /// Those of them that the step does not fix, sorted.
  let openNames: [String]

  /// - Parameters:
  ///   - step: the type that declares the options.
  ///   - given: what the cell gives; the others have their defaults.
  public init(of step: any Step.Type, given: [String: any OptionValue] = [:]) {
    self.step = step.name
    self.given = Set(given.keys)
    let declared = step.options + CommonOptions.options
    openNames = self.given.subtracting(declared.map(\.name)).sorted()
    var values = given
    for option in declared where values[option.name] == nil { values[option.name] = option.defaultValue }
    self.values = values
  }

  /// The value of an option.
  public subscript<Content>(option: StepOption<Content>) -> Content {
    guard let value = values[option.name] else {
      preconditionFailure("`\(step)` reads the option `\(option.name)`, which it does not declare")
    }
    guard let content = value as? Content else {
      preconditionFailure("`\(step)` reads the option `\(option.name)` as another type than it declares")
    }
    return content
  }

  /// The value under a name; nil when there is none, or when it is of another type.
  func content<Content: OptionValue>(of name: String, as type: Content.Type) -> Content? {
    values[name] as? Content
  }

  /// Whether the cell gives the option, and does not leave it to its default.
  public func gives(_ option: any AnyOption) -> Bool {
    precondition(
      values[option.name] != nil, "`\(step)` asks for the option `\(option.name)`, which it does not declare")
    return given.contains(option.name)
  }

  /// The first of some options that the cell gives, which a step refuses beside another.
  public func firstGiven(of options: [any AnyOption]) -> (any AnyOption)? { options.first(where: gives) }
}
