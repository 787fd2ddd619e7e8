/// What came of one run of a notebook: what every report is made from.
package struct RunResult: Sendable {
  package enum Status: String, Sendable, CaseIterable {
    /// Every cell that was asked for is well (a failure that its cell allows is well).
    case succeeded
    case failed
    case interrupted
  }

  package var plan: Plan
  /// One result a cell of the plan, in the notebook's order.
  package var cells: [CellResult]
  package var status: Status
  package var provenance: Provenance

  package init(plan: Plan, cells: [CellResult], status: Status, provenance: Provenance) {
    self.plan = plan
    self.cells = cells
    self.status = status
    self.provenance = provenance
  }

  /// The value that a reference in prose names; nil when its cell has none (it failed, or did not run).
  package func value(of reference: ValueReference) -> String? {
    if reference.label == ValueReference.parameters {
      return plan.parameters[reference.name]?.string(format: reference.format)
    }
    let cell = cells.first { $0.label == reference.label }
    return cell?.scalars.first { $0.name == reference.name }.map { reference.format.string($0.value) }
  }
}

/// What came of one cell.
package struct CellResult: Sendable {
  package var label: String
  package var step: String
  package var state: CellState
  /// How long the step ran, in this run or in the earlier one that its results are of; nil when it did not.
  package var seconds: Double?
  package var scalars: [Scalar] = []
  package var outputs: [Output] = []
  /// The files that belong beside the report.
  package var files: [SavedFile] = []
  package var failure: CellFailure?

  package init(label: String, step: String, state: CellState) {
    self.label = label
    self.step = step
    self.state = state
  }
}

/// How a cell stands after a run.
package enum CellState: Hashable, Sendable {
  case ran
  /// Its stored results are those that running it would give.
  case restored
  /// What is shown is of an earlier run, and why it would be another now.
  case stale(reason: String)
  case failed
  /// It did not run, and why: a sentence without its full stop.
  case notRun(reason: String)

  /// Why it is not as a run would leave it; nil when it is.
  package var reason: String? {
    switch self {
    case .stale(let reason), .notRun(let reason): reason
    case .ran, .restored, .failed: nil
    }
  }

  /// The words that the report and `--json` use.
  package var name: String {
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
package struct CellFailure: Hashable, Sendable {
  package var message: String
  /// What to do about it.
  package var advice: String?
  /// The option, or else the fence, that it is about.
  package var range: SourceRange
  /// The cell's `allow-error`: the failure is shown and the run is well all the same.
  package var isAllowed: Bool

  package init(message: String, advice: String?, range: SourceRange, isAllowed: Bool) {
    self.message = message
    self.advice = advice
    self.range = range
    self.isAllowed = isAllowed
  }
}

/// Everything about a run that differs from one run to the next without any result differing.
package struct Provenance: Sendable {
  package struct Input: Hashable, Codable, Sendable {
    package var path: String
    package var bytes: Int
    /// SHA-256, hexadecimal.
    package var digest: String
  }

  /// When the run started, ISO 8601 in UTC.
  package var started: String
  package var seconds: Double
  package var threads: Int
  /// Operating system, processor and its instruction set.
  package var machine: String
  package var version: String
  /// The files that cells read.
  package var inputs: [Input]

  package init(
    started: String, seconds: Double, threads: Int, machine: String, version: String, inputs: [Input]
  ) {
    self.started = started
    self.seconds = seconds
    self.threads = threads
    self.machine = machine
    self.version = version
    self.inputs = inputs
  }
}
