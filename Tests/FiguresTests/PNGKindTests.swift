import Figures
import Foundation
import TestSupport
import Testing

@Suite("PNG files of every kind")
struct PNGKindTests {
  /// The pixels that a file shows over white (`pictures.py`).
  struct Shown: Decodable {
    let channels: Int
    let pixels: [Double]
  }

  @Test(
    "Pillow's file shows the pixels that it should",
    arguments: [
      "palette", "palette-transparent", "grey-16", "bits", "colour-alpha", "grey-alpha",
    ])
  func decoded(name: String) throws {
    let json = Data(try Fixtures.bytes("Figures/Pictures/pictures.json"))
    let shown = try #require(try JSONDecoder().decode([String: Shown].self, from: json)[name])
    let raster = try PNG.decode(Fixtures.bytes("Figures/Pictures/\(name).png"))
    #expect((raster.width, raster.height, raster.channels) == (7, 5, shown.channels))
    // Where nothing is mixed, nothing may differ; libpng mixes by tables.
    let tolerance = name.hasSuffix("alpha") ? 3.0 : 0
    let differences = zip(raster.pixels, shown.pixels).map { abs(Double($0) - $1) }
    #expect(differences.max().map { $0 <= tolerance } == true, "\(differences)")
  }
}
