import Foundation
package import Notebook
import Wording

extension Table {
  /// The table with the points of its numbers under each other: where all numbers of a column have one format of
  /// significant digits, which leaves zeros at the end out, they get as many decimals as the one with the most.
  ///
  /// Where that would give any of them more digits than the format has, since they differ too much in size, they stay as
  /// they are; so do properties, whose numbers say different things.
  package var withAlignedDecimals: Table {
    var table = self
    for column in columns.indices {
      guard let format = alignedFormat(of: column) else { continue }
      for row in rows.indices where rows[row].indices.contains(column) {
        if case .number(let value, _) = rows[row][column] {
          table.rows[row][column] = .number(value, format)
        }
      }
    }
    return table
  }

  private func alignedFormat(of column: Int) -> NumberFormat? {
    var format: NumberFormat?
    var texts: [String] = []
    for row in rows where row.indices.contains(column) {
      guard case .number(let value, let own) = row[column] else { continue }
      guard own == format ?? own else { return nil }
      format = own
      texts.append(own.string(value))
    }
    guard let format, format.style == .significant, !format.groups else { return nil }
    // Powers of ten, and what is infinite or not a number, have no decimals to align.
    let numbers = texts.compactMap { Double($0.replacing("−", with: "-")) }
    guard numbers.count == texts.count, numbers.allSatisfy(\.isFinite) else { return nil }
    let decimals = texts.map { $0.split(separator: ".").dropFirst().first?.count ?? 0 }.max() ?? 0
    let digits = numbers.map { $0 == 0 ? 0 : Int(log10(abs($0)).rounded(.down)) + 1 + decimals }.max() ?? 0
    return decimals > 0 && decimals <= 17 && digits <= format.digits ?? 6 ? .fixed(decimals) : nil
  }
}
