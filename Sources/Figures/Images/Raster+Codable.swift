import Foundation

/// A raster is written as PNG, a tenth of its pixels.
extension Raster: Codable {
  package init(from decoder: any Decoder) throws {
    let data = try decoder.singleValueContainer().decode(Data.self)
    self = try PNG.decode([UInt8](data))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(Data(try PNG.encode(self)))
  }
}
