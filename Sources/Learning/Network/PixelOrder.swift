/// How the pixels of an image follow one another among a sample's features.
package enum PixelOrder: String, CaseIterable, Hashable, Sendable {
  /// Column by column, as MATLAB unrolls a matrix.
  case columnMajor = "column-major"
  /// Row by row, as numpy and C do.
  case rowMajor = "row-major"
}
