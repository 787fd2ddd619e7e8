/// One kind of cell: its reference, its options, what it reads and writes, and how it runs.
///
/// A step is made from the options of one cell. Everything that can be known before running is known then;
/// ``run(in:)`` is synchronous and asks `context` for everything from outside.
package protocol Step: Sendable {
  /// The word in the fence.
  static var name: String { get }
  static var summary: StepSummary { get }
  /// Read by the parser, by `check`, by `cahier steps` and by the report.
  static var options: [any AnyOption] { get }
  /// Every scalar that the step can hand to prose, with one sentence each.
  static var scalars: [ScalarSummary] { get }
  /// Raised whenever the same options and inputs come to give other results.
  static var revision: Int { get }
  /// Whether the values that it writes are made again when they are needed, because that is cheaper than storing
  /// them: a loaded file.
  static var valuesAreMadeAgain: Bool { get }
  /// The options that only say how far to go: a state that was saved on the way serves for more of them.
  static var horizon: Set<String> { get }

  /// - Throws: ``OptionProblem`` when options do not go together.
  init(_ options: CellOptions) throws(OptionProblem)

  /// What the step reads and writes with these options.
  var dataflow: Dataflow { get }
  /// The scalars that this cell will have with its options.
  var scalarNames: [String] { get }
  /// Whether this cell will show a chart of curves, which a later cell can show again.
  var drawsCurves: Bool { get }
  /// - Throws: ``StepFailure`` for what a user can mend; `CancellationError` when the run was interrupted.
  func run(in context: inout StepContext) throws
}

extension Step {
  package static var revision: Int { 1 }
  package static var valuesAreMadeAgain: Bool { false }
  package static var horizon: Set<String> { [] }
  package var scalarNames: [String] { Self.scalars.map(\.name) }
  package var drawsCurves: Bool { false }
}

/// What the reference says of a step.
package struct StepSummary: Hashable, Sendable {
  /// One sentence, as lists of steps show it.
  package var sentence: String
  /// A few sentences more.
  package var discussion: String
  /// The slots that it can read and write; which of them a cell does use, its ``Dataflow`` says.
  package var reads: [SlotUse]
  package var writes: [SlotUse]
  /// A cell that shows it at work: the lines between its fences.
  package var example: String

  package init(
    _ sentence: String, discussion: String, reads: [SlotUse] = [], writes: [SlotUse] = [], example: String
  ) {
    self.sentence = sentence
    self.discussion = discussion
    self.reads = reads
    self.writes = writes
    self.example = example
  }
}

/// What the reference says of a scalar.
package struct ScalarSummary: Hashable, Sendable {
  package var name: String
  package var help: String
  /// Which of two values is the better one; nil when neither is.
  package var better: Preference?
  /// Whether it differs from run to run without the results being others: a time.
  package var isVolatile: Bool

  package enum Preference: Hashable, Sendable { case lower, higher }

  package init(_ name: String, _ help: String, better: Preference? = nil, isVolatile: Bool = false) {
    self.name = name
    self.help = help
    self.better = better
    self.isVolatile = isVolatile
  }
}

/// Options that do not go together: which one is to blame, and why.
package struct OptionProblem: Error, Hashable, Sendable {
  package var option: String
  package var message: String
  package var advice: String?

  package init(_ option: String, _ message: String, advice: String? = nil) {
    self.option = option
    self.message = message
    self.advice = advice
  }
}

/// Why a step could not do its work: something that a user can mend.
package struct StepFailure: Error, Hashable, Sendable {
  /// The option to blame; nil for the cell as a whole.
  package var option: String?
  package var message: String
  package var advice: String?

  package init(_ message: String, advice: String? = nil, option: String? = nil) {
    self.option = option
    self.message = message
    self.advice = advice
  }
}
