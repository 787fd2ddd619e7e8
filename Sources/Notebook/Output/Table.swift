public import Wording

/// Rows of text and numbers under named columns.
public struct Table: Hashable, Codable, Sendable {
  /// What stands in a row under a column.
  public enum Cell: Hashable, Codable, Sendable {
    case text(String)
    /// A number, written in the given format.
    case number(Double, NumberFormat)

    /// The cell as a reader sees it.
    public var string: String {
      switch self {
      case .text(let text): text
      case .number(let value, let format): format.string(value)
      }
    }
  }

  /// The heads of the columns; empty for a table of properties, whose first column names them.
  public var columns: [String]
  /// The rows, each with a cell a column.
  public var rows: [[Cell]]
  /// What the table lists, in a few words.
  public var title: String

  /// A table; without columns, one of properties.
  public init(title: String, columns: [String] = [], rows: [[Cell]]) {
    self.title = title
    self.columns = columns
    self.rows = rows
  }
}
