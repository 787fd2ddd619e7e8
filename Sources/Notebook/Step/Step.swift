public import Wording

/// One kind of cell: its reference, its options, what it reads and writes, and how it runs.
///
/// A step is made from the options of one cell, which it reads once, in ``init(_:)``, into typed properties. Everything
/// that can be known before running is known then; ``run(in:)`` is synchronous and asks its context for everything from
/// outside. What a step does not declare (a read, a write, a file, a scalar) the context refuses.
public protocol Step: Sendable {
  /// The word in the fence.
  static var name: String { get }
  static var summary: StepSummary { get }
  /// Read by the planner, by `check`, by `cahier steps` and by the report.
  static var options: [any AnyOption] { get }
  /// The options of the step under names that it does not fix; nil where it fixes all of them.
  static var openOption: (any AnyOpenOption)? { get }
  /// Every scalar that the step can hand to prose, with one sentence each.
  static var scalars: [ScalarSummary] { get }
  /// What the step says where it shows something: the keys that ``translations`` are looked up by.
  static var words: [any Words.Type] { get }
  /// What the step's words are in other languages than English; what is missing is said in English.
  static var translations: Translations { get }
  /// The slots that the step reads; a cell that needs less says so in its ``Dataflow/unread``.
  static var reads: [SlotUse] { get }
  /// The slots that the step writes.
  static var writes: [SlotUse] { get }
  /// Raised whenever the same options and inputs come to give other results.
  static var revision: Int { get }
  /// Whether the values that it writes are made again when they are needed, because that is cheaper than storing
  /// them: a loaded file.
  static var valuesAreMadeAgain: Bool { get }
  /// The names of the options that only say how far to go: a state that was saved on the way serves for more of them.
  static var limitOptions: Set<String> { get }

  /// - Throws: ``OptionProblem`` when options do not go together.
  init(_ options: CellOptions) throws(OptionProblem)

  /// What this cell does beyond the step's ``reads`` and ``writes``, known from its options before anything runs.
  var dataflow: Dataflow { get }
  /// The scalars that this cell will have with its options.
  var scalarNames: [String] { get }
  /// The kinds of outputs that this cell is certain to show, which a later cell may ask for.
  var outputKinds: Set<Output.Kind> { get }
  /// Whether its scalars are measured on what nothing before was fitted to, as held-out samples are: a sweep's
  /// combinations are compared by such a number rather than by another.
  var measuresUnseen: Bool { get }
  /// - Throws: ``StepFailure`` for what a user can mend; `CancellationError` when the run was interrupted.
  func run(in context: inout StepContext) throws
}

extension Step {
  public static var options: [any AnyOption] { [] }
  public static var openOption: (any AnyOpenOption)? { nil }
  public static var scalars: [ScalarSummary] { [] }
  public static var words: [any Words.Type] { [] }
  public static var translations: Translations { [:] }
  public static var reads: [SlotUse] { [] }
  public static var writes: [SlotUse] { [] }
  public static var revision: Int { 1 }
  public static var valuesAreMadeAgain: Bool { false }
  public static var limitOptions: Set<String> { [] }
  public var dataflow: Dataflow { Dataflow() }
  public var scalarNames: [String] { Self.scalars.map(\.name) }
  public var outputKinds: Set<Output.Kind> { [] }
  public var measuresUnseen: Bool { false }

  /// The slots that this cell reads.
  package var slotsRead: [SlotUse] {
    let unread = dataflow.unread
    return Self.reads.filter { !unread.contains($0) }
  }

  /// The names of the scalars that differ from run to run without the results being others.
  package static var volatileScalars: Set<String> { Set(scalars.filter(\.isVolatile).map(\.name)) }
}

/// What the reference says of a step.
public struct StepSummary: Hashable, Sendable {
  /// One sentence, as lists of steps show it.
  public var sentence: String
  /// A few sentences more.
  public var discussion: String
  /// A cell that shows it at work: the lines between its fences.
  public var example: String

  /// A summary of these parts.
  public init(_ sentence: String, discussion: String, example: String) {
    self.sentence = sentence
    self.discussion = discussion
    self.example = example
  }
}

/// What the reference says of a scalar.
public struct ScalarSummary: Hashable, Sendable {
  /// Its name: lower-case letters, digits and hyphens.
  public var name: String
  /// One sentence.
  public var help: String
  /// Which of two values is the better one; nil when neither is.
  public var better: Preference?
  /// Whether it differs from run to run without the results being others: a time.
  public var isVolatile: Bool

  /// Which way is better.
  public enum Preference: Hashable, Sendable { case lower, higher }

  /// A scalar of this name.
  public init(_ name: String, _ help: String, better: Preference? = nil, isVolatile: Bool = false) {
    self.name = name
    self.help = help
    self.better = better
    self.isVolatile = isVolatile
  }
}

/// Options that do not go together: which one is to blame, and why.
public struct OptionProblem: Error, Hashable, Sendable {
  /// The name of the option to blame.
  public var option: String
  /// What was found and what was expected, without a full stop.
  public var message: String
  /// What to do about it.
  public var advice: String?

  /// A problem of which an option is to blame.
  public init(_ option: any AnyOption, _ message: String, advice: String? = nil) {
    self.option = option.name
    self.message = message
    self.advice = advice
  }

  /// A problem of the options under names that a step does not fix, all in all.
  public init(_ option: any AnyOpenOption, _ message: String, advice: String? = nil) {
    self.option = option.placeholder
    self.message = message
    self.advice = advice
  }
}

/// Why a step could not do its work: something that a user can mend.
public struct StepFailure: Error, Hashable, Sendable {
  /// The name of the option to blame; nil for the cell as a whole.
  public var option: String?
  /// What was found and what was expected, without a full stop.
  public var message: Phrase
  /// What to do about it.
  public var advice: Phrase?
  /// What failed beside it, each with an option of its own to blame.
  public var others: [StepFailure] = []

  /// A failure, of which an option may be to blame.
  public init(_ message: Phrase, advice: Phrase? = nil, option: (any AnyOption)? = nil) {
    self.option = option?.name
    self.message = message
    self.advice = advice
  }
}
