/// An image of bytes, as a screen shows it.
package struct Raster: Hashable, Sendable {
  /// How many pixels a row has.
  package let width: Int

  /// How many rows of pixels it has.
  package let height: Int

  /// 1 for grey, 3 for red, green and blue.
  package let channels: Int

  /// The pixels, one row after the other, the topmost first; the channels of a pixel stand together.
  package let pixels: [UInt8]

  /// An image of `pixels`, as many as width × height × channels; `channels` is 1 or 3.
  package init(width: Int, height: Int, channels: Int, pixels: [UInt8]) {
    precondition(channels == 1 || channels == 3, "\(channels) channels")
    precondition(
      pixels.count == width * height * channels, "\(width)×\(height)×\(channels) of \(pixels.count) bytes")
    self.width = width
    self.height = height
    self.channels = channels
    self.pixels = pixels
  }
}
