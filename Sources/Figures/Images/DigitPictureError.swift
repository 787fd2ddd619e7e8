/// Why there is no digit to be found in a picture.
package enum DigitPictureError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The picture has no pixels.
  case empty
  /// All of the picture is nearly of one grey; `contrast` is its greatest difference from the border, of 255
  /// levels.
  case withoutInk(contrast: Double)

  /// What was found, what was expected, and what to do: one sentence.
  package var description: String {
    switch self {
    case .empty: "found a picture without pixels, expected a digit; take another picture"
    case .withoutInk:
      "found a picture of one grey, expected a digit that is darker or lighter than its border; draw it with "
        + "more contrast and leave room around it"
    }
  }
}
