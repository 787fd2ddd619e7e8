/// Where in a table in text a field stands.
package struct TablePlace: Hashable, Sendable {
  /// The line of the text, from 1.
  package let line: Int

  /// The number of the field in its line, from 1.
  package let column: Int

  /// What the column is called, if the table says.
  package let columnName: String?
}
