/// A place in a text file: line and column, both counted from 1, the column in characters.
package struct SourcePosition: Hashable, Comparable, Sendable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A stretch of one line: where it starts and how many characters it covers (at least 1).
package struct SourceRange: Hashable, Sendable {
  package var start: SourcePosition
  package var length: Int

  package init(start: SourcePosition, length: Int = 1) {
    self.start = start
    self.length = max(1, length)
  }

  package init(line: Int, column: Int, length: Int = 1) {
    self.init(start: SourcePosition(line: line, column: column), length: length)
  }
}
