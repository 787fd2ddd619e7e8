/// How the numbers of a table stand in its text, where programs differ.
package struct TableStyle: Hashable, Sendable {
  /// What sets the columns apart.
  package let separator: TableSeparator

  /// Whether `1,5` is one and a half: in the fields of a table that commas do not set apart, or in quotation marks.
  package let hasDecimalCommas: Bool
}

/// What sets the columns of a table in text apart.
///
/// From the least likely in a field of anything to the most: in half of Europe, a comma is a decimal point.
package enum TableSeparator: String, CaseIterable, Hashable, Sendable {
  case tab = "tabs"
  case semicolon = "semicolons"
  case comma = "commas"
  /// Any number of spaces and tabs, which may also begin and end a line.
  case blanks = "blanks"

  /// The byte that it is, or one that it has.
  var byte: UInt8 {
    switch self {
    case .tab: UInt8(ascii: "\t")
    case .semicolon: UInt8(ascii: ";")
    case .comma: UInt8(ascii: ",")
    case .blanks: UInt8(ascii: " ")
    }
  }
}
