/// What stands in a row of a table behind its last cell, which Markdown leaves out: a row has no more cells than the head,
/// and is parted at every bar without a backslash in front of it, in code as well.
enum SurplusCells {
  /// Where they begin; nil where nothing that would be seen is left out.
  ///
  /// - Parameters:
  ///   - line: the row as the file has it, with the marks of what the table stands in.
  ///   - number: the line's number.
  ///   - columns: how many cells the table's head has.
  static func range(in line: Substring, of number: Int, columns: Int) -> SourceRange? {
    // A bar in a formula parts nothing.
    let row = FormulaMarks.mark([line])
    var rest = row.drop { " \t>".contains($0) }
    if rest.first == "|" { rest.removeFirst() }
    for _ in 0..<columns {
      guard let bar = bar(in: rest) else { return nil }
      rest = rest[bar...].dropFirst()
    }
    let shown = rest.replacing(/<!--.*?-->/, with: "")
    guard shown.contains(where: { $0 != "|" && !$0.isWhitespace }) else { return nil }
    rest = rest.drop(while: \.isWhitespace)
    let column = row.distance(from: row.startIndex, to: rest.startIndex) + 1
    return SourceRange(line: number, column: column, length: rest.count)
  }

  /// The first bar that parts two cells.
  private static func bar(in text: Substring) -> Substring.Index? {
    var isEscaped = false
    for index in text.indices {
      if text[index] == "|", !isEscaped { return index }
      isEscaped = text[index] == "\\"
    }
    return nil
  }
}
