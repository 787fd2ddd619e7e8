import DataFiles
import Wording

/// What the pixels of a file are, as far as they tell themselves: their least, their greatest, and whether all of them
/// are whole numbers.
package struct PixelRange: Hashable, Sendable {
  /// The least pixel.
  package let least: Double
  /// The greatest pixel.
  package let greatest: Double
  /// Whether all pixels are whole numbers.
  package let areWhole: Bool

  /// The range from `least` to `greatest`.
  package init(least: Double, greatest: Double, areWhole: Bool) {
    (self.least, self.greatest, self.areWhole) = (least, greatest, areWhole)
  }

  /// The range of `images`, all of them.
  init(of images: NumericArray) {
    var (least, greatest, areWhole) = (Double.infinity, -Double.infinity, true)
    for element in images.elements {
      least = min(least, element)
      greatest = max(greatest, element)
      areWhole = areWhole && element == element.rounded()
    }
    // Of two zeros, the one without a sign.
    self.init(least: least + 0, greatest: greatest + 0, areWhole: areWhole)
  }

  /// The greatest values of pixels of 8, 10, 12, 14 and 16 bits.
  private static let greatestOfBits: [Double] = [255, 1023, 4095, 16383, 65535]

  /// How far noise, or the overshoot of a resized edge, may lie outside of a range: a fifth of its width.
  private static let tolerance = 0.2

  /// How pixels of this range are brought to [0, 1].
  package var scaling: PixelScaling {
    // 0…1, as it is or with noise.
    if areWhole ? least >= 0 && greatest <= 1 : least >= -0.5 && greatest <= 1.5 {
      return lies(-0.5, 0.5) ? PixelScaling(black: -0.5, white: 0.5) : .none
    }
    if lies(-1, 1) { return PixelScaling(black: -1, white: 1) }
    if areWhole, least < -16, least >= -128, greatest <= 127 { return PixelScaling(black: -128, white: 127) }
    if areWhole, least >= 0 {
      // Fewer than 8 bits, such as the 0…16 of scikit-learn's digits: no picture of 8 bits is that dark.
      if greatest <= 16 { return PixelScaling(black: 0, white: greatest) }
      return PixelScaling(black: 0, white: Self.greatestOfBits.first { greatest <= $0 } ?? greatest)
    }
    // Fractions, and what overshoots at both ends.
    if least >= 0, greatest > 12, greatest <= 16 { return PixelScaling(black: 0, white: 16) }
    let white = Self.greatestOfBits.first { white in
      let (low, high) = (-Self.tolerance * white, (1 + Self.tolerance) * white)
      let isBright = greatest >= (1 - Self.tolerance) * white || least >= 0 && greatest > 16
      return isBright && least >= low && greatest <= high
    }
    return white.map { PixelScaling(black: 0, white: $0) } ?? .none
  }

  /// True if the pixels go from `low` to `high`, up to noise; whole numbers have none, and may end at 0.
  private func lies(_ low: Double, _ high: Double) -> Bool {
    if areWhole { return least == low && (0...high).contains(greatest) }
    let noise = Self.tolerance * (high - low) / 2
    return (low - noise...low + 2 * noise).contains(least)
      && (high - 2 * noise...high + noise).contains(greatest)
  }

  /// `0 … 255`.
  var words: String {
    "\(NumberFormat.automatic.string(least)) … \(NumberFormat.automatic.string(greatest))"
  }
}
