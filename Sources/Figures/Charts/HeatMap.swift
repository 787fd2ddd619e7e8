public import Wording

/// A table of numbers, each on a field whose depth of colour says how great it is.
public struct HeatMap: Hashable, Codable, Sendable {
  /// What the rows are, such as `true digit`.
  public var rowTitle: Phrase

  /// What the columns are, such as `predicted digit`.
  public var columnTitle: Phrase

  /// The names of the rows, from the top.
  public var rowLabels: [String]

  /// The names of the columns, from the left.
  public var columnLabels: [String]

  /// The numbers, one array a row; what is missing in a row, or not finite, is an empty field.
  public var values: [[Double]]

  /// How the numbers are written.
  public var format: Format

  /// What the colours mean.
  public var coloring: Coloring

  /// How a number is written.
  public enum Format: Hashable, Codable, Sendable {
    /// Whole numbers as they are, others to four digits.
    case automatic
    /// That many digits after the point.
    case fixed(Int)
    /// A hundred times the number, that many digits after the point, and a percent sign.
    case percent(Int)
  }

  /// What the colours of a heat map mean.
  public enum Coloring: String, CaseIterable, Hashable, Codable, Sendable {
    /// Blue for positive numbers, red for negative ones, in proportion to their size.
    case magnitude
    /// Blue on the diagonal, where a guess is right, red elsewhere, both with the cube root of the number: a
    /// few mistakes among hundreds of right guesses are seen.
    case confusion
    /// The deeper the greater, from the least number to the greatest; the greatest, which is the best, is framed.
    case higherIsBetter
    /// The deeper the smaller; the least, which is the best, is framed. Positive numbers of which one is twenty times
    /// another are told apart by their logarithms.
    case lowerIsBetter
  }

  /// A heat map of `values`.
  public init(
    rowTitle: Phrase, columnTitle: Phrase, rowLabels: [String], columnLabels: [String], values: [[Double]],
    format: Format = .automatic, coloring: Coloring = .magnitude
  ) {
    (self.rowTitle, self.columnTitle) = (rowTitle, columnTitle)
    (self.rowLabels, self.columnLabels) = (rowLabels, columnLabels)
    (self.values, self.format, self.coloring) = (values, format, coloring)
  }

  /// What the heat map shows, in a few sentences for someone who does not see it.
  public var alternativeText: Phrase {
    var sentences = [
      ChartWords.heatMap(.number(rowLabels.count), .number(columnLabels.count), rowTitle, columnTitle)
    ]
    let cells = rowLabels.indices.flatMap { row in columnLabels.indices.map { (row: row, column: $0) } }
    let shown = cells.filter { value($0.row, $0.column) != nil }
    switch coloring {
    case .confusion:
      let (right, all) = shown.reduce((0.0, 0.0)) { sums, cell in
        let count = value(cell.row, cell.column) ?? 0
        return (sums.0 + (cell.row == cell.column ? count : 0), sums.1 + count)
      }
      sentences.append(ChartWords.onDiagonal(phrase(right), phrase(all)))
      let mistakes = shown.filter { $0.row != $0.column }
      if let most = mistakes.max(by: { value($0.row, $0.column) ?? 0 < value($1.row, $1.column) ?? 0 }),
        let count = value(most.row, most.column), count > 0
      {
        sentences.append(
          ChartWords.mostBeside(
            Phrase.name(rowLabels[most.row]), .name(columnLabels[most.column]), phrase(count)))
      }
    case .magnitude:
      let numbers = shown.compactMap { value($0.row, $0.column) }
      if let least = numbers.min(), let greatest = numbers.max() {
        sentences.append(ChartWords.range(phrase(least), phrase(greatest)))
      }
    case .higherIsBetter, .lowerIsBetter:
      if let best, let least = shown.lazy.compactMap({ value($0.row, $0.column) }).min(),
        let greatest = shown.lazy.compactMap({ value($0.row, $0.column) }).max()
      {
        sentences.append(ChartWords.range(phrase(least), phrase(greatest)))
        sentences.append(
          ChartWords.bestField(
            rowTitle, .name(rowLabels[best.row]), columnTitle, .name(columnLabels[best.column])))
      }
    }
    return .joined(sentences, .sentences)
  }

  /// The field of the best number, the first of several; nil where neither way is better.
  var best: (row: Int, column: Int)? {
    guard coloring == .higherIsBetter || coloring == .lowerIsBetter else { return nil }
    let fields = rowLabels.indices.flatMap { row in columnLabels.indices.map { (row: row, column: $0) } }
    let shown = fields.compactMap { field in value(field.row, field.column).map { (field: field, value: $0) }
    }
    let sign = coloring == .higherIsBetter ? -1.0 : 1
    return shown.min { sign * $0.value < sign * $1.value }?.field
  }

  /// The number of a field, if it has one.
  func value(_ row: Int, _ column: Int) -> Double? {
    guard values.indices.contains(row), values[row].indices.contains(column) else { return nil }
    let value = values[row][column]
    return value.isFinite ? value : nil
  }

  /// `value` as it is written, in whatever language.
  func phrase(_ value: Double) -> Phrase { .numeral(text(value)) }

  /// `value` as it is written.
  func text(_ value: Double) -> String {
    switch format {
    case .automatic: DecimalText.short(value)
    case .fixed(let digits): DecimalText.fixed(value, digits: digits)
    case .percent(let digits): DecimalText.fixed(100 * value, digits: digits) + "%"
    }
  }
}
