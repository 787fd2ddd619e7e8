/// Why an image cannot be written as PNG, or bytes cannot be read as one.
package enum PNGError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The image has no pixels; PNG has no such images.
  case empty(width: Int, height: Int)
  /// The image has more pixels than are read or written.
  case tooLarge(width: Int, height: Int)
  /// The bytes are no PNG image.
  case notPNG
  /// The image is damaged, or cannot be written; libpng's words for it.
  case damaged(String)

  /// What was found, what was expected, and what to do: one sentence.
  package var description: String {
    switch self {
    case .empty(let width, let height):
      "found an image of \(width)×\(height) pixels, expected at least one pixel"
    case .tooLarge(let width, let height):
      "found a PNG image of \(width)×\(height) pixels, expected at most 64 million and what its bytes hold"
    case .notPNG: "found a file that is no PNG image, expected one; convert the image to PNG"
    case .damaged(let words): "found a damaged PNG image (\(words)); copy it again or save it anew"
    }
  }
}
