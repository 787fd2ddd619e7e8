/// Which index runs fastest where an array is written as a line of numbers.
package enum ElementOrder: String, CaseIterable, Hashable, Sendable {
  /// The first index: a matrix stands column by column, as MATLAB and Fortran keep it.
  case columnMajor
  /// The last index: a matrix stands row by row, as C, numpy and a table in a text file keep it.
  case rowMajor
}
