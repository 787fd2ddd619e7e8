/// What stands for black and white in a grid of images.
package enum Contrast: String, CaseIterable, Hashable, Sendable {
  /// The least and the greatest value of each image.
  case each
  /// The least and the greatest value of all images together.
  case all
}
