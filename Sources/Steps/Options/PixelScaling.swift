import Wording

/// The two values that become 0 and 1.
package struct PixelScaling: Hashable, Sendable {
  /// What becomes 0.
  package var black: Double
  /// What becomes 1.
  package var white: Double

  /// The scaling that takes `black` to 0 and `white` to 1; they differ.
  package init(black: Double, white: Double) {
    (self.black, self.white) = (black, white)
  }

  /// What is in [0, 1] already.
  static let none = PixelScaling(black: 0, white: 1)

  /// A pixel on the scale from 0 to 1.
  package func callAsFunction(_ pixel: Double) -> Double {
    // Nothing is added to what is only divided: its bits stay.
    black == 0 ? pixel / white : (pixel - black) / (white - black)
  }

  /// What is done to the pixels, in words that can follow their range.
  var words: Phrase {
    if self == .none { return LoadWords.unscaled() }
    if black == 0 { return LoadWords.divided(.number(white, .automatic)) }
    return LoadWords.blackAndWhite(.number(black, .automatic), .number(white, .automatic))
  }
}
