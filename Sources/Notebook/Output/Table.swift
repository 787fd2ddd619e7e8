public import Wording

/// Rows of text and numbers under named columns.
public struct Table: Hashable, Codable, Sendable {
  /// What stands in a row under a column.
  public enum Cell: Hashable, Codable, Sendable {
    case text(Phrase)
    /// A number, written in the given format.
    case number(Double, NumberFormat)

    /// The cell in English.
    public var string: String { text(in: .english) }

    /// The cell as a reader of a language sees it.
    public func text(in voice: Voice) -> String {
      switch self {
      case .text(let text): text.text(in: voice)
      case .number(let value, let format): voice.numbers.text(format.string(value))
      }
    }
  }

  /// The heads of the columns; empty for a table of properties, whose first column names them.
  public var columns: [Phrase]
  /// The rows, each with a cell a column.
  public var rows: [[Cell]]
  /// What the table lists, in a few words.
  public var title: Phrase

  /// A table; without columns, one of properties.
  public init(title: Phrase, columns: [Phrase] = [], rows: [[Cell]]) {
    self.title = title
    self.columns = columns
    self.rows = rows
  }
}
