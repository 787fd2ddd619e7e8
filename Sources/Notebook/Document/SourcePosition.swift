/// A place in a text file: line and column, both counted from 1, the column in characters.
public struct SourcePosition: Hashable, Comparable, Sendable {
  /// The line, counted from 1.
  public var line: Int
  /// The character on the line, counted from 1.
  public var column: Int

  /// The place at a line and column, both counted from 1.
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
  /// Its first character.
  public var start: SourcePosition
  /// How many characters it covers, at least 1.
  public var length: Int

  /// A stretch from a place; a length below 1 counts as 1.
  public init(start: SourcePosition, length: Int = 1) {
    self.start = start
    self.length = max(1, length)
  }

  /// A stretch from a line and column, both counted from 1; a length below 1 counts as 1.
  public init(line: Int, column: Int, length: Int = 1) {
    self.init(start: SourcePosition(line: line, column: column), length: length)
  }
}
