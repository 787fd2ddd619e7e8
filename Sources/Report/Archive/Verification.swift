import Foundation
package import Notebook
import Wording

/// What a report holds beside what running its notebook again came to.
package struct Verification: Sendable {
  /// Something that is not as the report has it.
  package struct Difference: Hashable, Sendable {
    /// What it is of: `accuracy`, `table 1, row 3, column 2`.
    package var what: String
    package var held: String
    package var found: String
  }

  /// One cell compared.
  package struct Cell: Sendable {
    package var label: String
    package var step: String
    /// How many numbers were compared.
    package var numbers: Int
    package var differences: [Difference]
    /// Why it can't be compared; nil when it was.
    package var skipped: String?
  }

  /// A data file whose content is not the one that the report was made from.
  package struct Input: Hashable, Sendable {
    package var path: String
    package var held: Digest
    /// Nil when it was not read.
    package var found: Digest?
  }

  /// What is known of the page around the archive.
  package enum Page: Hashable, Sendable {
    /// It is what these results make, to the byte.
    case same
    /// It could not be made again to compare, for this reason; whoever changed it may have changed its digest, too.
    case notCompared(String)
    /// Something in it was changed.
    case changed
  }

  package var page: Page
  package var changedInputs: [Input]
  package var inputCount: Int
  package var cells: [Cell]
  /// How much numbers may differ, in proportion; nil where they are compared to the bit.
  package var tolerance: Double?

  /// Whether nothing differs, of all that was compared: something must have been.
  package var holds: Bool { page != .changed && isSame && comparesSomething }

  /// Whether a cell was compared or, where there is none, the page is known to be the same.
  private var comparesSomething: Bool {
    cells.isEmpty ? page == .same : cells.contains { $0.skipped == nil }
  }

  private var isSame: Bool { changedInputs.isEmpty && cells.allSatisfy { $0.differences.isEmpty } }

  /// Compares what a report holds with a result of its notebook.
  ///
  /// - Parameters:
  ///   - page: the whole report.
  ///   - variant: the instruction set that the result was computed with.
  ///   - tolerance: how much numbers may differ, in proportion, where that is another than the report's.
  ///   - rendering: makes the page of a result again, without what it holds; nil where that can't be compared.
  package init(
    _ archive: ReportArchive, in page: [UInt8], with result: RunResult, variant: String, tolerance: Double,
    rendering: (RunResult) -> String?
  ) {
    self.tolerance = archive.variant == variant ? nil : tolerance
    let found = Dictionary(result.provenance.inputs.map { ($0.path, $0.digest) }) { first, _ in first }
    changedInputs = archive.provenance.inputs.compactMap {
      found[$0.path] == $0.digest ? nil : Input(path: $0.path, held: $0.digest, found: found[$0.path])
    }
    inputCount = archive.provenance.inputs.count
    let files = Dictionary(grouping: archive.saved, by: \.name).mapValues { Set($0.map(\.digest)) }
    let comparison = ReportComparison(tolerance: self.tolerance)
    cells = archive.cells.map { cell in
      comparison.compare(
        cell, with: result.cell(labelled: cell.label), volatile: result.volatileScalars(of: cell.label),
        files: files)
    }
    if archive.cells.count != result.cells.count {
      cells.append(
        Cell(
          label: "—", step: "", numbers: 0,
          differences: [
            Difference(
              what: "number of cells", held: String(archive.cells.count), found: String(result.cells.count))
          ]))
    }
    let text = String(decoding: page, as: UTF8.self)
    self.page = .changed
    guard archive.isOf(text) else { return }
    if let reason = obstacle(of: archive, to: result) {
      self.page = .notCompared(reason)
    } else {
      let again = rendering(archive.standing(result)).flatMap(ReportArchive.around)
      self.page = ReportArchive.around(in: text) == again ? .same : .changed
    }
  }

  /// Why the page can't be made again; nil when it can.
  private func obstacle(of archive: ReportArchive, to result: RunResult) -> String? {
    // Without cells there is nothing that an instruction set has a part in.
    if tolerance != nil, !cells.isEmpty { return "the report is of another instruction set" }
    if !isSame { return "the results differ" }
    let version = archive.provenance.version
    if version != result.provenance.version { return "the report is of Cahier \(version)" }
    if archive.typesetter != ReportArchive.typesetter(of: result) { return "another KaTeX set its formulas" }
    return archive.cells.first { $0.state == CellState.stale(reason: "").name }.map {
      "it shows what an earlier run left of `\($0.label)`"
    }
  }
}

extension Verification.Cell {
  init(label: String, step: String, numbers: Int, differences: [Verification.Difference]) {
    self.init(label: label, step: step, numbers: numbers, differences: differences, skipped: nil)
  }
}

extension RunResult {
  /// The names of a cell's scalars that differ from run to run, such as times.
  fileprivate func volatileScalars(of label: String) -> Set<String> {
    plan.cell(labelled: label).map { type(of: $0.step).volatileScalars } ?? []
  }
}

extension ReportArchive {
  /// A result with everything of the report that differs from run to run: when and how long it ran, what was restored, how
  /// far it got.
  fileprivate func standing(_ result: RunResult) -> RunResult {
    var result = result
    result.provenance = provenance
    result.status = status
    for (index, held) in cells.enumerated() where result.cells.indices.contains(index) {
      let found = result.cells[index]
      if held.state == CellState.notRun(reason: "").name {
        result.cells[index] = CellResult(
          label: found.label, step: found.step, state: .notRun(reason: held.reason ?? .nothing))
      } else if held.state == CellState.restored.name, found.state == .ran {
        result.cells[index].state = .restored
      }
      result.cells[index].seconds = held.seconds
      let volatile = result.volatileScalars(of: held.label)
      for (place, scalar) in result.cells[index].scalars.enumerated() where volatile.contains(scalar.name) {
        if let value = held.scalars.first(where: { $0.name == scalar.name })?.value {
          result.cells[index].scalars[place].value = value
        }
      }
    }
    return result
  }
}
