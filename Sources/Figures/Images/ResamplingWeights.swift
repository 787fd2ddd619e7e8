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
