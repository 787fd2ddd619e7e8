import Foundation
import Notebook
import Wording

/// Compares what a report holds of a cell with what came of it again.
struct ReportComparison {
  /// How much numbers may differ, in proportion; nil to the bit.
  let tolerance: Double?

  /// - Parameters:
  ///   - volatile: the names of scalars that differ from run to run.
  ///   - files: the digests of the files that the report had beside it, by name.
  func compare(
    _ held: ReportArchive.Cell, with found: CellResult?, volatile: Set<String>, files: [String: Set<Digest>]
  ) -> Verification.Cell {
    var cell = Verification.Cell(label: held.label, step: held.step, numbers: 0, differences: [])
    guard let found else {
      cell.differences = [difference("cell", "is there", "there is none of this label")]
      return cell
    }
    let comparable = [CellState.ran, .restored, .failed].map(\.name)
    guard comparable.contains(held.state) else {
      cell.skipped = "\(held.state) in the report"
      return cell
    }
    let failures = found.failure?.all.map(\.message.english) ?? []
    if !isSame(held.failures.joined(separator: "; "), failures.joined(separator: "; ")) {
      cell.differences.append(
        difference("failure", held.failures.first ?? "none", failures.first ?? found.state.name))
    }
    compareScalars(held.scalars, found.scalars, volatile: volatile, into: &cell)
    let tables = found.tables
    if held.tables.count != tables.count {
      cell.differences.append(difference("tables", "\(held.tables.count)", "\(tables.count)"))
    }
    for (index, (old, new)) in zip(held.tables, tables).enumerated() {
      compareTables(old, new, called: "table \(index + 1)", into: &cell)
    }
    guard tolerance == nil else { return cell }
    let isSame = held.outputs == ReportArchive.Cell(found).outputs
    if !isSame, cell.differences.isEmpty {
      cell.differences.append(difference("pictures and curves", held.outputs.short, "other ones"))
    }
    for file in found.files where files[file.name]?.contains(Digest(of: file.bytes)) != true {
      let digests = files[file.name].map { $0.map(\.short).sorted().joined(separator: " ") }
      cell.differences.append(
        difference("file \(file.name)", digests ?? "none", Digest(of: file.bytes).short))
    }
    return cell
  }

  private func compareScalars(
    _ held: [Scalar], _ found: [Scalar], volatile: Set<String>, into cell: inout Verification.Cell
  ) {
    let values = Dictionary(found.map { ($0.name, $0.value) }) { first, _ in first }
    for scalar in held where !volatile.contains(scalar.name) {
      cell.numbers += 1
      guard let value = values[scalar.name] else {
        cell.differences.append(difference(scalar.name, "\(scalar.value)", "none"))
        continue
      }
      if !isSame(scalar.value, value) {
        cell.differences.append(difference(scalar.name, "\(scalar.value)", "\(value)"))
      }
    }
    let names = Set(held.map(\.name))
    for scalar in found where !names.contains(scalar.name) && !volatile.contains(scalar.name) {
      cell.differences.append(difference(scalar.name, "none", "\(scalar.value)"))
    }
  }

  private func compareTables(
    _ held: Table, _ found: Table, called name: String, into cell: inout Verification.Cell
  ) {
    guard held.columns.map(\.english) == found.columns.map(\.english),
      held.rows.map(\.count) == found.rows.map(\.count)
    else {
      cell.differences.append(
        difference(name, "\(held.rows.count) rows", "\(found.rows.count) rows, or other columns"))
      return
    }
    for (row, (old, new)) in zip(held.rows, found.rows).enumerated() {
      for (column, (before, now)) in zip(old, new).enumerated() {
        let place = "\(name), row \(row + 1), column \(column + 1)"
        switch (before, now) {
        case (.number(let before, _), .number(let now, _)):
          cell.numbers += 1
          if !isSame(before, now) { cell.differences.append(difference(place, "\(before)", "\(now)")) }
        default:
          if !isSame(before.string, now.string) {
            cell.differences.append(difference(place, before.string, now.string))
          }
        }
      }
    }
  }

  private func isSame(_ held: Double, _ found: Double) -> Bool {
    if held.bitPattern == found.bitPattern || (held.isNaN && found.isNaN) { return true }
    guard let tolerance, held.isFinite, found.isFinite else { return false }
    return abs(held - found) <= tolerance * max(abs(held), abs(found)) + 1e-9
  }

  /// A number in words follows the last bits of others, too.
  private func isSame(_ held: String, _ found: String) -> Bool {
    held == found || (tolerance != nil && held.contains(where: \.isNumber))
  }

  private func difference(_ what: String, _ held: String, _ found: String) -> Verification.Difference {
    Verification.Difference(what: what, held: held, found: found)
  }
}

extension Digest {
  /// Enough of it to tell two apart.
  fileprivate var short: String { String(hexadecimal.prefix(12)) }
}
