/// A column at the left of a table that tells its rows from one another and holds nothing that was measured: the index
/// that pandas writes, or R's names of the rows.
package struct RowNames: Hashable, Sendable {
  /// The number of the column, from 1.
  package let column: Int

  /// What it is called; nil if nothing.
  package let name: String?

  /// What it holds.
  package let kind: Kind

  /// The column of that number, which is called `name` and holds `kind`.
  package init(column: Int, name: String?, kind: Kind) {
    (self.column, self.name, self.kind) = (column, name, kind)
  }

  /// What a column that names the rows holds.
  package enum Kind: Hashable, Sendable {
    /// 0, 1, 2, … or 1, 2, 3, …
    case count(from: Int)
    /// Whole numbers, none of them twice: what is left of an index after rows were drawn or sorted.
    case numbers
    case words
  }

  /// What programs and people call such a column.
  private static let usualNames: Set<String> = [
    "index", "idx", "id", "row", "rowid", "rowname", "rownames", "row.names", "row_names", "no", "no.", "nr",
    "nr.",
  ]

  /// How many of the first columns have no name; what pandas read without one, it writes as `Unnamed: 0`.
  static func leadingCount(_ names: [String]?) -> Int {
    guard let names else { return 0 }
    return min(names.prefix { $0.isEmpty || $0.hasPrefix("Unnamed: ") }.count, names.count - 1)
  }

  /// The columns of a table that name its rows, from the first on.
  ///
  /// A column without a name does if it has words, or whole numbers of which none occurs twice; one that has a name does
  /// if it is a usual name, and it counts the rows.
  static func columns(of numbers: NumericArray, names: [String]?, haveWords: [Bool]) -> [RowNames] {
    guard let names else { return [] }
    var columns: [RowNames] = []
    for (index, name) in names.dropLast().enumerated() {
      let values = numbers.column(at: index)
      let isUnnamed = index < haveWords.count
      let kind: Kind? =
        if isUnnamed, haveWords[index] {
          .words
        } else if isUnnamed || usualNames.contains(name.lowercased()) && numbers.rows > 1 {
          Self.count(values) ?? (isUnnamed && areDistinct(values) ? .numbers : nil)
        } else {
          nil
        }
      guard let kind else { break }
      columns.append(RowNames(column: index + 1, name: name.isEmpty ? nil : name, kind: kind))
    }
    return columns
  }

  /// How `values` count the rows; nil if they do not.
  static func count(_ values: [Double]) -> Kind? {
    guard let first = values.first, first == 0 || first == 1,
      values.enumerated().allSatisfy({ $1 == first + Double($0) })
    else { return nil }
    return .count(from: Int(first))
  }

  private static func areDistinct(_ values: [Double]) -> Bool {
    values.allSatisfy { $0 == $0.rounded(.towardZero) && $0.isFinite } && Set(values).count == values.count
  }
}
