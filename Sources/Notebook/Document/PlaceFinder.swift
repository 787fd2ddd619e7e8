/// Finds pieces of text in a file in the order in which they stand there, each once.
struct PlaceFinder {
  private let lines: [Substring]
  /// The line on which the last piece was found, and where on it the search goes on.
  private var line = 0
  private var column = 0
  private var index = "".startIndex

  init(lines: [Substring]) { self.lines = lines }

  /// How many lines are searched: as many as a paragraph may have before its end.
  private static let reach = 50

  /// Where a piece of text stands: on the given line or one of those after it that belong to its paragraph.
  mutating func range(of text: String, near first: Int) -> SourceRange {
    place(of: text, near: first) ?? SourceRange(line: first, column: 1)
  }

  /// Goes on behind a piece of text, if it stands on the line.
  mutating func skip(_ text: String, on line: Int) { _ = place(of: text, near: line, reach: 1) }

  /// The same; nil where the text is not found on the line and the `reach - 1` after it.
  mutating func place(of text: String, near first: Int, reach: Int = PlaceFinder.reach) -> SourceRange? {
    for number in first..<first + reach where lines.indices.contains(number - 1) {
      let content = lines[number - 1]
      // A line that was left is searched from its start again: notes stand before the text that is read first.
      let start = number == line ? index : content.startIndex
      let startColumn = number == line ? column : 0
      guard let found = content[start...].firstPlace(of: text) else { continue }
      let foundColumn = startColumn + content.distance(from: start, to: found.lowerBound)
      (line, column, index) = (number, foundColumn + text.count, found.upperBound)
      return SourceRange(line: number, column: foundColumn + 1, length: text.count)
    }
    return nil
  }
}

extension Substring {
  /// The first place of a text, byte by byte: `firstRange(of:)` takes time in the length of what is behind, too.
  func firstPlace(of text: String) -> Range<Index>? {
    guard let first = text.utf8.first else { return nil }
    var rest = utf8[...]
    while let start = rest.firstIndex(of: first) {
      rest = rest[start...]
      if rest.starts(with: text.utf8) {
        return start..<rest.index(start, offsetBy: text.utf8.count)
      }
      rest = rest.dropFirst()
    }
    return nil
  }
}
