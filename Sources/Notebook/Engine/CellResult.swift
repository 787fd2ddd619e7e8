public import Wording

/// What came of one cell.
public struct CellResult: Sendable {
  /// The cell's label.
  public var label: String
  /// The name of its step.
  public var step: String
  /// How it stands.
  public var state: CellState
  /// How long the step ran, in this run or in the earlier one that its results are of; nil when it did not.
  public var seconds: Double?
  /// The named numbers, in the order in which they were set.
  public var scalars: [Scalar] = []
  /// What the report shows of it, in order.
  public var outputs: [Output] = []
  /// The files that belong beside the report.
  public var files: [SavedFile] = []
  /// The files that the step read.
  public var inputs: [InputFile] = []
  /// Why it failed; nil when it did not.
  public var failure: CellFailure?
  /// What tells its results from others, times aside; nil for a cell without results of its own.
  package var digest: Digest?

  package init(label: String, step: String, state: CellState) {
    self.label = label
    self.step = step
    self.state = state
  }

  /// The results of an earlier run.
  init(_ cell: PlannedCell, state: CellState, record: Record) {
    self.init(label: cell.label, step: cell.stepName, state: state)
    seconds = record.seconds
    scalars = record.scalars
    outputs = record.outputs
    files = record.files
    inputs = record.filesRead
    digest = record.resultDigest
  }
}

/// How a cell stands after a run.
public enum CellState: Hashable, Sendable {
  case ran
  /// Its kept results are those that running it would give.
  case restored
  /// What is shown is of an earlier run, and why it would be another now.
  case stale(reason: Phrase)
  case failed
  /// It did not run, and why: a sentence without its full stop.
  case notRun(reason: Phrase)

  /// Why it is not as a run would leave it; nil when it is.
  public var reason: Phrase? {
    switch self {
    case .stale(let reason), .notRun(let reason): reason
    case .ran, .restored, .failed: nil
    }
  }

  /// The words that the report and `--json` use.
  public var name: String {
    switch self {
    case .ran: "ran"
    case .restored: "restored"
    case .stale: "stale"
    case .failed: "failed"
    case .notRun: "not run"
    }
  }
}

/// Why a cell failed, with its place in the notebook.
public struct CellFailure: Hashable, Sendable {
  /// What was found and what was expected, without a full stop.
  public var message: Phrase
  /// What to do about it.
  public var advice: Phrase?
  /// The option, or else the fence, that it is about.
  public var range: SourceRange
  /// The cell's `allow-error`: the failure is shown and the run succeeds all the same.
  public var isAllowed: Bool
  /// What failed beside it in the same cell, each at its own place.
  public var others: [CellFailure]

  /// This one and those beside it, in the order of the notebook.
  package var all: [CellFailure] {
    ([self] + others.flatMap(\.all)).sorted { $0.range.start < $1.range.start }
  }

  package init(
    message: Phrase, advice: Phrase?, range: SourceRange, isAllowed: Bool, others: [CellFailure] = []
  ) {
    self.message = message
    self.advice = advice
    self.range = range
    self.isAllowed = isAllowed
    self.others = others
  }
}
