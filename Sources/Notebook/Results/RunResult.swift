public import Figures
import Foundation
package import Wording

/// What came of one run of a notebook: what every report is made from.
public struct RunResult: Sendable {
  /// How a run ended.
  public typealias Status = RunEnd.Status

  /// What was run.
  public var plan: Plan
  /// One result a cell of the plan, in the notebook's order.
  public var cells: [CellResult]
  /// How the run ended.
  public var status: Status
  package var provenance: Provenance

  package init(plan: Plan, cells: [CellResult], status: Status, provenance: Provenance) {
    self.plan = plan
    self.cells = cells
    self.status = status
    self.provenance = provenance
  }

  /// What came of the cell with this label.
  public func cell(labelled label: String) -> CellResult? {
    plan.cell(labelled: label).map { cells[$0.index] }
  }

  /// The value that a reference in prose names; nil when its cell has none (it failed, or did not run).
  ///
  /// - Parameter numbers: how the reader's language writes them.
  package func value(of reference: ValueReference, in numbers: NumberStyle = .english) -> String? {
    if reference.label == ValueReference.parameters {
      let value = plan.parameters[reference.name]
      return value.map {
        $0.isNumber ? numbers.text($0.string(format: reference.format)) : $0.string(format: reference.format)
      }
    }
    let cell = cell(labelled: reference.label)
    return cell?.scalars.first { $0.name == reference.name }.map {
      numbers.text(reference.format.string($0.value))
    }
  }
}

/// Puts a run's events together to its result.
public struct RunRecorder: Sendable {
  private var start: RunStart?
  private var cells: [CellResult] = []
  /// What has come so far of the chart of each cell that runs, by the cell's index.
  public private(set) var growingCharts: [Int: LineChart] = [:]
  /// The whole result; nil until the run has ended.
  public private(set) var result: RunResult?

  /// A recorder that has heard of nothing.
  public init() {}

  /// Takes in the next event.
  public mutating func receive(_ event: RunEvent) {
    switch event {
    case .started(let start):
      self.start = start
      cells = start.plan.cells.map {
        CellResult(label: $0.label, step: $0.stepName, state: .notRun(reason: ReasonWords.notYet()))
      }
    case .cellStarted(let index): growingCharts[index] = nil
    case .progress(let index, let progress):
      guard let growth = progress.growth else { return }
      if growingCharts[index]?.append(growth) == nil { growingCharts[index] = growth }
    case .output(let index, let output): cells[index].outputs.append(output)
    case .cellEnded(let index, let result): cells[index] = result
    case .ended(let end): result = result(end)
    }
  }

  private func result(_ end: RunEnd) -> RunResult? {
    guard let start else { return nil }
    return RunResult(
      plan: start.plan, cells: cells, status: end.status,
      provenance: Provenance(
        started: start.time.formatted(.iso8601), seconds: end.seconds, threads: start.threads,
        machine: Machine.description, version: Machine.cahierVersion,
        inputs: cells.reduce(into: start.plan.pageFiles.compactMap(\.input)) { inputs, cell in
          inputs += cell.inputs.filter { !inputs.contains($0) }
        }))
  }
}

extension AsyncSequence where Element == RunEvent, Failure == Never {
  /// The result of a run, once it has ended; nil for a notebook with mistakes, which does not run.
  ///
  /// - Parameter listener: hears of every event.
  public func result(_ listener: (RunEvent) -> Void = { _ in }) async -> RunResult? {
    var recorder = RunRecorder()
    for await event in self {
      recorder.receive(event)
      listener(event)
    }
    return recorder.result
  }
}

/// Everything about a run that differs from one run to the next without any result differing.
package struct Provenance: Codable, Sendable {
  /// When the run started, ISO 8601 in UTC.
  package var started: String
  package var seconds: Double
  package var threads: Int
  /// Operating system, processor and its instruction set.
  package var machine: String
  package var version: String
  /// The files that cells read.
  package var inputs: [InputFile]

  package init(
    started: String, seconds: Double, threads: Int, machine: String, version: String, inputs: [InputFile]
  ) {
    self.started = started
    self.seconds = seconds
    self.threads = threads
    self.machine = machine
    self.version = version
    self.inputs = inputs
  }
}
