import Wording

/// Why an image can't be written as PNG, or bytes can't be read as one.
package enum PNGWords: String, Words {
  case empty = "found an image of {1}×{2} pixels, expected at least one pixel"
  case tooManyPixels = "found a PNG image of {1}×{2} pixels, expected at most {3}; make it smaller"
  case tooLarge =
    "found a PNG image of {1}×{2} pixels, expected no more than its bytes can hold; copy it again or save it again"
  case notPNG = "found a file that is not a PNG image, expected one; convert the image to PNG"
  case damaged = "found a damaged PNG image ({1}); copy it again or save it again"
}
