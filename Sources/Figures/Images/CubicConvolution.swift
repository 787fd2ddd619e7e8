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
