/// Options under names that a step does not fix, such as the `predict.accuracy: ">= 0.95"` of `expect`.
///
/// A name is read as a type of the step's own, as a value is: what is no such name is no option of the step. Each entry
/// of a cell is an option like any other, so it is checked, shown, stored with the results' key and blamed like one.
public struct OpenOption<Name: LosslessStringConvertible & Sendable, Content: OptionValue>: AnyOpenOption {
  public let placeholder: String
  public let help: String
  public let nameReference: OptionReference?

  /// One option of a cell under a name of the cell's own.
  public struct Entry: Sendable {
    /// The word in front of the colon, as the step reads it.
    public let name: Name
    /// The value behind it.
    public let content: Content
    /// The option that it is, to be blamed.
    public let option: StepOption<Content>
  }

  /// Options under names of one kind.
  ///
  /// - Parameters:
  ///   - placeholder: what stands for a name in the reference: `LABEL.SCALAR`.
  ///   - nameReference: what the names stand for.
  ///   - help: one sentence.
  public init(_ placeholder: String, naming nameReference: OptionReference? = nil, help: String) {
    self.placeholder = placeholder
    self.nameReference = nameReference
    self.help = help
  }

  public var expectation: String { Content.expectation }

  public func option(named name: String) -> (any AnyOption)? { Name(name).map { _ in entryOption(name) } }

  /// What a cell gives under a name; nil when it is no name of this kind.
  fileprivate func entry(_ name: String, content: Content) -> Entry? {
    Name(name).map { Entry(name: $0, content: content, option: entryOption(name)) }
  }

  private func entryOption(_ name: String) -> StepOption<Content> { StepOption(required: name, help: help) }
}

/// Options under names that a step does not fix, whatever their type.
public protocol AnyOpenOption: Sendable {
  /// What stands for a name in the reference: `LABEL.SCALAR`.
  var placeholder: String { get }
  /// One sentence.
  var help: String { get }
  /// What the names stand for; nil where they stand for nothing else in the notebook.
  var nameReference: OptionReference? { get }
  /// What is expected of a value, for messages and the reference.
  var expectation: String { get }
  /// The option of that name; nil when it is no name of this kind.
  func option(named name: String) -> (any AnyOption)?
}

extension AnyOpenOption {
  public var nameReference: OptionReference? { nil }

  /// What is expected of its values, as the reference has it.
  package var facts: String { "\(expectation); as many as you like" }
}

extension CellOptions {
  /// What the cell gives under names that the step does not fix, sorted by name: a YAML mapping has no order, and
  /// results must not depend on one.
  public subscript<Name, Content>(open: OpenOption<Name, Content>) -> [OpenOption<Name, Content>.Entry] {
    openNames.compactMap { name in
      let entry = content(of: name, as: Content.self).flatMap { open.entry(name, content: $0) }
      precondition(
        entry != nil, "`\(step)` reads `\(open.placeholder)`, which it declares otherwise or not at all")
      return entry
    }
  }
}
