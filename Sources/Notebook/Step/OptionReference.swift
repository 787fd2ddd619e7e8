/// What the words of an option stand for, so that an editor can offer them, show what is behind them and rename them.
public enum OptionReference: Hashable, Sendable {
  /// A file, named from the notebook's folder.
  case file
  /// An earlier cell, by its label.
  case cell
  /// A chart or a picture of an earlier cell, as a file: `LABEL.svg`, `LABEL.2.png`.
  case drawing
  /// A number of an earlier cell: `LABEL.SCALAR`.
  case scalar
}
