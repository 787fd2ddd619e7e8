import Foundation
package import Notebook

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
    /// It is the one that the archive was made for; it could not be made again to compare.
    case untouched
    /// Something in it was changed.
    case changed
  }

  package var page: Page
  package var changedInputs: [Input]
  package var inputCount: Int
  package var cells: [Cell]
  /// How much numbers may differ, in proportion; nil where they are compared to the bit.
  package var tolerance: Double?

  /// Whether nothing differs.
  package var holds: Bool {
    page != .changed && changedInputs.isEmpty && cells.allSatisfy { $0.differences.isEmpty }
  }

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
    changedInputs = archive.inputs.compactMap {
      found[$0.path] == $0.digest ? nil : Input(path: $0.path, held: $0.digest, found: found[$0.path])
    }
    inputCount = archive.inputs.count
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
    self.page = .untouched
    self.page = Self.page(page, of: archive, isAsHeld: holds && self.tolerance == nil) {
      rendering(result.standing(as: archive.cells.map(\.state)))
    }
  }

  private static func page(
    _ page: [UInt8], of archive: ReportArchive, isAsHeld: Bool, again: () -> String?
  ) -> Page {
    guard archive.isOf(page) else { return .changed }
    guard isAsHeld, let again = again() else { return .untouched }
    // What follows is how the run went, not what came of it.
    let mark = "id=\"\(ProvenanceWriter.anchor)\""
    let text = String(decoding: page, as: UTF8.self)
    guard let end = text.range(of: mark, options: .backwards),
      let endAgain = again.range(of: mark, options: .backwards)
    else { return .changed }
    return text[..<end.lowerBound] == again[..<endAgain.lowerBound] ? .same : .changed
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

  /// The result with its cells called restored where an earlier one restored them: they are the same.
  fileprivate func standing(as states: [String]) -> RunResult {
    var result = self
    for (index, state) in states.enumerated() where result.cells.indices.contains(index) {
      if case .ran = result.cells[index].state, state == CellState.restored.name {
        result.cells[index].state = .restored
      }
    }
    return result
  }
}
