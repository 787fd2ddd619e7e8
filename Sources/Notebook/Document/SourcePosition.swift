/// A place in a text file: line and column, both counted from 1, the column in characters.
public struct SourcePosition: Hashable, Comparable, Sendable {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A stretch of one line: where it starts and how many characters it covers (at least 1).
public struct SourceRange: Hashable, Sendable {
  public var start: SourcePosition
  public var length: Int

  public init(start: SourcePosition, length: Int = 1) {
    self.start = start
    self.length = max(1, length)
  }

  public init(line: Int, column: Int, length: Int = 1) {
    self.init(start: SourcePosition(line: line, column: column), length: length)
  }
}
