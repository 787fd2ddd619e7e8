/// What the words of an option stand for, so that an editor can offer them, show what is behind them and rename them.
public enum OptionReference: Hashable, Sendable {
  /// A file, named from the notebook's folder.
  case file
  /// An earlier cell, by its label.
  case cell
  /// A number of an earlier cell: `LABEL.SCALAR`.
  case scalar
}
