import DataFiles
import Wording

/// What the pixels of a file are, as far as they tell themselves: their least, their greatest, whether all of them
/// are whole numbers, and whether the file keeps each in a byte.
package struct PixelRange: Hashable, Sendable {
  /// The least pixel.
  package let least: Double
  /// The greatest pixel.
  package let greatest: Double
  /// Whether all pixels are whole numbers.
  package let areWhole: Bool
  /// Whether the file keeps them as bytes from 0 to 255: then they are those of a picture, however dark it is.
  package let areBytes: Bool

  /// The range from `least` to `greatest`.
  package init(least: Double, greatest: Double, areWhole: Bool, areBytes: Bool = false) {
    (self.least, self.greatest, self.areWhole, self.areBytes) = (least, greatest, areWhole, areBytes)
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
    self.init(
      least: least + 0, greatest: greatest + 0, areWhole: areWhole, areBytes: images.elementType == .uint8)
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
    if isSigned { return PixelScaling(black: -128, white: 127) }
    return (areWhole && least >= 0 ? whiteOfWhole : whiteOfFractions).map {
      PixelScaling(black: 0, white: $0)
    }
      ?? .none
  }

  /// Bytes with a sign, or bytes less their mean: much further below 0 than anything that was standardised or that
  /// overshoots.
  private var isSigned: Bool {
    if areWhole, least < -16, least >= -128, greatest <= 127 { return true }
    let (halfOfBytes, noise) = (128.0, 1 + Self.tolerance)
    return least <= -halfOfBytes / 2 && least >= -halfOfBytes * noise
      && greatest - least <= 2 * halfOfBytes * noise
  }

  /// What is white among whole numbers from 0.
  private var whiteOfWhole: Double? {
    // Fewer than 8 bits, such as the 0…16 of scikit-learn's digits. What is kept in bytes is a dark picture more often.
    if greatest <= 16 {
      if greatest >= 15 { return greatest }
      return areBytes ? 255 : [3, 7].contains(greatest) ? greatest : 16
    }
    return Self.greatestOfBits.first { greatest <= $0 } ?? greatest
  }

  /// What is white among fractions, and what overshoots at both ends; nil where nothing tells.
  private var whiteOfFractions: Double? {
    if least >= 0, greatest > 12, greatest <= 16 { return 16 }
    // Per cent.
    if least >= 0, greatest > 100 * (1 - Self.tolerance), greatest <= 100 { return 100 }
    let white = Self.greatestOfBits.first { white in
      let (low, high) = (-Self.tolerance * white, (1 + Self.tolerance) * white)
      let isBright = greatest >= (1 - Self.tolerance) * white || least >= 0 && greatest > 16
      return isBright && least >= low && greatest <= high
    }
    let isBeyond = greatest > Self.greatestOfBits[Self.greatestOfBits.count - 1]
    return white ?? (isBeyond && least >= -Self.tolerance * greatest ? greatest : nil)
  }

  /// True if the pixels go from `low` to `high`, up to noise; whole numbers have none, and may end at 0.
  private func lies(_ low: Double, _ high: Double) -> Bool {
    if areWhole { return least == low && (0...high).contains(greatest) }
    let noise = Self.tolerance * (high - low) / 2
    return (low - noise...low + 2 * noise).contains(least)
      && (high - 2 * noise...high + noise).contains(greatest)
  }

  /// `0 … 255`.
  var words: Phrase {
    .numeral("\(NumberFormat.automatic.string(least)) … \(NumberFormat.automatic.string(greatest))")
  }
}
