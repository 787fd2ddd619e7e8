import Notebook
import Report
import Wording

/// A run as `$/progress` tells it, one step after the other.
struct RunProgress {
  private let plan: Plan
  private var settled = 0

  init(_ plan: Plan) { self.plan = plan }

  static func begin(_ plan: Plan) -> JSONValue {
    ["kind": "begin", "title": .string("Running \(plan.title)"), "cancellable": true, "percentage": 0]
  }

  /// What is told of an event; nil where that is nothing new.
  mutating func report(_ event: RunEvent) -> JSONValue? {
    switch event {
    case .cellStarted(let index): return value("`\(plan.cells[index].label)`", share: 0)
    case .progress(let index, let progress):
      let measures = progress.measures.map { "\($0.name) \(NumberFormat.automatic.string($0.value))" }
      let count = "\(progress.unit) \(progress.completed) of \(progress.total)"
      return value(
        "`\(plan.cells[index].label)`: " + ([count] + measures).joined(separator: ", "),
        share: Double(progress.completed) / Double(max(1, progress.total)))
    case .cellEnded(let index, _):
      settled = index + 1
      return nil
    case .started, .output, .ended: return nil
    }
  }

  private func value(_ message: String, share: Double) -> JSONValue {
    let done = 100 * (Double(settled) + min(1, max(0, share))) / Double(max(1, plan.cells.count))
    return ["kind": "report", "message": .string(message), "percentage": .integer(Int(done))]
  }

  /// How it ended.
  static func end(_ result: RunResult) -> JSONValue { ["kind": "end", "message": .string(sentence(result))] }

  /// The answer to the command.
  static func answer(_ result: RunResult) -> JSONValue {
    [
      "status": .string(result.status.rawValue), "message": .string(sentence(result)),
      "cells": .array(
        result.cells.map { ["label": .string($0.label), "state": .string($0.state.name)] }),
    ]
  }

  private static func sentence(_ result: RunResult) -> String {
    let ran = counted(result.cells.count { $0.state == .ran }, "cell")
    return switch result.status {
    case .succeeded: "\(ran) ran in \(NumberFormat.significant(2).string(result.provenance.seconds)) s"
    case .failed: "\(result.cells.first { $0.state == .failed }.map { "`\($0.label)`" } ?? "a cell") failed"
    case .interrupted: "stopped: what is done is kept"
    }
  }
}
