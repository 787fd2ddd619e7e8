/// Resizes images of one size to another by cubic convolution, as MATLAB's `imresize` does.
///
/// Where an image gets smaller, the kernel is stretched by the ratio, so that it also smooths; the weights of
/// each pixel are scaled to the sum 1; beyond an edge, the pixels of the edge are repeated.
package struct Resampler: Hashable, Sendable {
  private let vertical: ResamplingWeights
  private let horizontal: ResamplingWeights

  /// Prepares the way from `rows` × `columns` pixels to `toRows` × `toColumns`, all at least 1.
  package init(rows: Int, columns: Int, toRows: Int, toColumns: Int) {
    vertical = ResamplingWeights(from: rows, to: toRows)
    horizontal = ResamplingWeights(from: columns, to: toColumns)
  }

  /// `image`, which has the size that was prepared for, in the new size.
  package func callAsFunction(_ image: GrayImage) -> GrayImage {
    let (rows, columns) = (vertical.count, horizontal.count)
    precondition(image.rows == vertical.sourceCount && image.columns == horizontal.sourceCount)
    var narrow = [Double](repeating: 0, count: image.rows * columns)
    for column in 0..<columns {
      for tap in horizontal[column] {
        for row in 0..<image.rows {
          narrow[row * columns + column] += tap.weight * image.values[row * image.columns + tap.source]
        }
      }
    }
    var values = [Double](repeating: 0, count: rows * columns)
    for row in 0..<rows {
      for tap in vertical[row] {
        for column in 0..<columns {
          values[row * columns + column] += tap.weight * narrow[tap.source * columns + column]
        }
      }
    }
    return GrayImage(rows: rows, columns: columns, values: values)
  }
}
