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

/// Interpolation with a piecewise cubic kernel: R. G. Keys, *Cubic convolution interpolation for digital
/// image processing*, IEEE Transactions on Acoustics, Speech, and Signal Processing 29 (1981), 1153–1160.
package enum CubicConvolution {
  /// Keys's kernel with a = −1/2, which is zero beyond a distance of 2 (equation 15).
  package static func kernel(_ distance: Double) -> Double {
    let s = abs(distance)
    if s < 1 { return (1.5 * s - 2.5) * s * s + 1 }
    if s < 2 { return ((-0.5 * s + 2.5) * s - 4) * s + 2 }
    return 0
  }

  /// `image` with that many rows and columns; for many images of one size, a `Resampler` prepares the work
  /// once.
  package static func resize(_ image: GrayImage, rows: Int, columns: Int) -> GrayImage {
    Resampler(rows: image.rows, columns: image.columns, toRows: rows, toColumns: columns)(image)
  }
}

/// Which pixels of a line each pixel of the resized line is made of, and how much of each.
struct ResamplingWeights: Hashable, Sendable {
  /// How many pixels the line has before.
  let sourceCount: Int

  private let taps: [[Tap]]

  /// One pixel of the line before, and its share.
  struct Tap: Hashable, Sendable {
    let source: Int
    let weight: Double
  }

  /// The weights from a line of `source` pixels to one of `target`, both at least 1.
  init(from source: Int, to target: Int) {
    precondition(source > 0 && target > 0, "an image has at least one pixel")
    sourceCount = source
    let ratio = Double(source) / Double(target)
    let stretch = max(1, ratio)
    taps = (0..<target).map { pixel in
      let centre = (Double(pixel) + 0.5) * ratio - 0.5
      let reach = (centre - 2 * stretch).rounded(.down)...(centre + 2 * stretch).rounded(.up)
      let positions = Int(reach.lowerBound)...Int(reach.upperBound)
      let weights = positions.map { CubicConvolution.kernel((Double($0) - centre) / stretch) }
      let sum = weights.reduce(0, +)
      var shares = [Double](repeating: 0, count: source)
      for (position, weight) in zip(positions, weights) {
        shares[min(max(position, 0), source - 1)] += weight / sum
      }
      // The kernel is zero at whole distances; what rounding leaves there would blur exact zeros.
      return shares.enumerated().filter { abs($0.element) > 1e-12 }.map {
        Tap(source: $0.offset, weight: $0.element)
      }
    }
  }

  /// How many pixels the line has afterwards.
  var count: Int { taps.count }

  /// What one pixel of the resized line is made of.
  subscript(pixel: Int) -> [Tap] { taps[pixel] }
}
