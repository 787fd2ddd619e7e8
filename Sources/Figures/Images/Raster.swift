import Foundation

/// An image of bytes, as a screen shows it.
public struct Raster: Hashable, Sendable {
  /// How many pixels a row has.
  public let width: Int

  /// How many rows of pixels it has.
  public let height: Int

  /// 1 for grey, 3 for red, green and blue.
  public let channels: Int

  /// The pixels, one row after the other, the topmost first; the channels of a pixel are adjacent.
  public let pixels: [UInt8]

  /// An image of `pixels`, as many as width × height × channels; `channels` is 1 or 3.
  public init(width: Int, height: Int, channels: Int, pixels: [UInt8]) {
    precondition(channels == 1 || channels == 3, "\(channels) channels")
    precondition(
      pixels.count == width * height * channels, "\(width)×\(height)×\(channels) of \(pixels.count) bytes")
    self.width = width
    self.height = height
    self.channels = channels
    self.pixels = pixels
  }
}

extension Raster {
  /// Of some of the pixels: to take them all, one after the other, takes longer than to draw them.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(width)
    hasher.combine(channels)
    for index in stride(from: 0, to: pixels.count, by: 61) { hasher.combine(pixels[index]) }
  }
}

/// A raster is stored as a PNG file, which takes about a tenth of the bytes.
extension Raster: Codable {
  /// Reads the bytes of a PNG file; throws what `PNG.decode` throws.
  public init(from decoder: any Decoder) throws {
    let data = try decoder.singleValueContainer().decode(Data.self)
    self = try PNG.decode([UInt8](data))
  }

  /// Writes the bytes of a PNG file; throws what `PNG.encode` throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(Data(try PNG.encode(self)))
  }
}

extension Raster {
  /// How light each pixel is, from 0 to 255: of colours, the luma of ITU-R Recommendation BT.601.
  package func grayImage() -> GrayImage {
    let values: [Double]
    if channels == 1 {
      values = pixels.map { Double($0) }
    } else {
      values = stride(from: 0, to: pixels.count, by: 3).map { first -> Double in
        let (red, green, blue) = (Double(pixels[first]), Double(pixels[first + 1]), Double(pixels[first + 2]))
        return 0.299 * red + 0.587 * green + 0.114 * blue
      }
    }
    return GrayImage(rows: height, columns: width, values: values)
  }
}
