import Notebook
import Wording

/// Sets a table of results: numbers under each other, in a box of its own that scrolls where it is too wide.
struct TableWriter {
  private let table: Table
  private let words: ReportWords
  /// The columns that hold numbers, and perhaps gaps.
  private let numeric: Set<Int>

  init(_ table: Table, words: ReportWords) {
    self.table = table.withAlignedDecimals
    self.words = words
    let width = max(table.columns.count, table.rows.map(\.count).max() ?? 0)
    numeric = Set((0..<width).filter { Self.isNumeric($0, in: table) })
  }

  func markup() -> Markup {
    .tag(
      "div",
      Self.box(
        columns: table.columns.count, title: table.title.isEmpty ? words.table : words.voice.say(table.title))
    ) {
      Markup.tag("table", ["class": table.columns.isEmpty ? "properties" : "results"]) {
        if !table.title.isEmpty { Markup.tag("caption", .text(words.voice.say(table.title))) }
        if !table.columns.isEmpty { Markup.tag("thead", .tag("tr", head)) }
        Markup.tag("tbody", table.rows.map { .tag("tr", row($0)) }.joined())
      }
    }
  }

  /// The attributes of the box that a table scrolls in. One that may be too wide for a phone takes the focus,
  /// since not every browser scrolls by keyboard what does not.
  static func box(columns: Int, title: String) -> KeyValuePairs<StaticString, String?> {
    let isWide = columns > 4
    return [
      "class": "scroll", "tabindex": isWide ? "0" : nil, "role": isWide ? "group" : nil,
      "aria-label": isWide ? title : nil,
    ]
  }

  private var head: Markup {
    table.columns.enumerated().map { column, name in
      .tag("th", ["scope": "col", "class": style(column)], .text(words.voice.say(name)))
    }.joined()
  }

  private func row(_ cells: [Table.Cell]) -> Markup {
    cells.enumerated().map { column, cell in
      // A table of properties, and a table of results whose first column is words, name their rows there.
      if column == 0, !numeric.contains(0) {
        return .tag("th", ["scope": "row"], .text(cell.text(in: words.voice)))
      }
      return .tag("td", ["class": style(column)], content(cell))
    }.joined()
  }

  private func content(_ cell: Table.Cell) -> Markup {
    let text = cell.text(in: words.voice)
    switch cell {
    case .text: return DigestMark.isDigest(text) ? DigestMark.markup(text) : .text(text)
    // A narrow column may break a number before its power of ten, and nowhere else.
    case .number:
      return text.split(separator: "×10").map { .text(String($0)) }.joined(separator: .raw("<wbr>×10"))
    }
  }

  private func style(_ column: Int) -> String? { numeric.contains(column) ? "number" : nil }

  private static func isNumeric(_ column: Int, in table: Table) -> Bool {
    var count = 0
    for row in table.rows where row.indices.contains(column) {
      switch row[column] {
      case .number: count += 1
      case .text(let text): if !["", "–", "—", "-"].contains(text.english) { return false }
      }
    }
    return count > 0
  }
}
