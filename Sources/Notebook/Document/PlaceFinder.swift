/// Finds pieces of text in a file in the order in which they stand there, each once.
///
/// A piece that is not found, as where the text has it escaped, takes time in all that was searched. Such searches have
/// a budget for the whole file; behind it, a piece stands where its line begins.
package struct PlaceFinder {
  private let lines: [Substring]
  /// How many bytes may still be searched.
  package private(set) var budget: Int
  /// The line on which the last piece was found, and where on it the search goes on.
  private var line = 0
  private var column = 0
  private var index = "".startIndex

  /// Finds pieces in these lines.
  package init(lines: [Substring]) {
    self.lines = lines
    budget = lines.reduce(Self.reach * 1_000) { $0 + Self.reach * ($1.utf8.count + 1) }
  }

  /// How many lines are searched: as many as a paragraph may have before its end.
  private static let reach = 50

  /// Where a piece of text stands: on the given line or one of those after it that belong to its paragraph.
  package mutating func range(of text: String, near first: Int) -> SourceRange {
    place(of: text, near: first) ?? SourceRange(line: first, column: 1)
  }

  /// Goes on behind a piece of text, if it stands on the line.
  mutating func skip(_ text: String, on line: Int) { _ = place(of: text, near: line, reach: 1) }

  /// The same; nil where the text is not found on the line and the `reach - 1` after it.
  mutating func place(of text: String, near first: Int, reach: Int = PlaceFinder.reach) -> SourceRange? {
    find(text, near: first, reach: reach, isWanted: { _ in true })
  }

  /// The same for text that Markdown would read as more than its characters, were it not escaped; nil where it is, or
  /// is not found as it stands.
  mutating func rangeOfUnescaped(_ text: String, near first: Int) -> SourceRange? {
    find(text, near: first, reach: Self.reach) { before in
      before.reversed().prefix { $0 == UInt8(ascii: "\\") }.count.isMultiple(of: 2)
    }
  }

  private mutating func find(
    _ text: String, near first: Int, reach: Int, isWanted: (Substring.UTF8View) -> Bool
  ) -> SourceRange? {
    for number in first..<first + reach where lines.indices.contains(number - 1) {
      guard budget > 0 else { break }
      let content = lines[number - 1]
      // A line that was left is searched from its start again: notes stand before the text that is read first.
      let start = number == line ? index : content.startIndex
      let startColumn = number == line ? column : 0
      guard let found = content[start...].firstPlace(of: text) else {
        budget -= content[start...].utf8.count + 1
        continue
      }
      budget -= content[start..<found.upperBound].utf8.count
      let foundColumn = startColumn + content.distance(from: start, to: found.lowerBound)
      (line, column, index) = (number, foundColumn + text.count, found.upperBound)
      guard isWanted(content[..<found.lowerBound].utf8) else { return nil }
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
