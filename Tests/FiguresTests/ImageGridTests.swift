import Figures
import Foundation
import Testing

@Suite("Grids of images")
struct ImageGridTests {
  private let tiles = [
    GrayImage(rows: 2, columns: 2, values: [0, 1, 2, 4]),
    GrayImage(rows: 2, columns: 2, values: [8, 8, 8, 8]),
    GrayImage(rows: 2, columns: 2, values: [-1, 0, 1, 0]),
  ]

  @Test(
    "each pixel is where the formula says, with each image's own contrast, constant images in middle grey")
  func each() throws {
    let b = ImageGrid.background
    let raster = ImageGrid(tiles: tiles, columns: 2).raster()
    #expect((raster.width, raster.height, raster.channels) == (7, 7, 1))
    #expect(
      raster.pixels == [
        b, b, b, b, b, b, b,
        b, 0, 64, b, 128, 128, b,
        b, 128, 255, b, 128, 128, b,
        b, b, b, b, b, b, b,
        b, 0, 128, b, b, b, b,
        b, 255, 128, b, b, b, b,
        b, b, b, b, b, b, b,
      ])
  }

  @Test("with common contrast, −1 is black and 8 is white in all images")
  func all() {
    let raster = ImageGrid(tiles: tiles, columns: 3, contrast: .all, gap: 0).raster()
    #expect((raster.width, raster.height) == (6, 2))
    // ⌊255·(v + 1)/9 + ½⌋
    #expect(raster.pixels == [28, 57, 255, 255, 0, 28, 85, 142, 255, 255, 57, 28])
  }

  @Test("a symmetric scale shows zero in middle grey, whatever the weights")
  func symmetric() {
    let weights = GrayImage(rows: 1, columns: 4, values: [-0.5, 0, 0.25, 1])
    let raster = ImageGrid(tiles: [weights], columns: 1, isSymmetric: true, gap: 0).raster()
    #expect(raster.pixels == [64, 128, 159, 255])
  }

  @Test("a pixel of an image takes as many pixels of the screen as asked for, the gap as many as it has")
  func scaled() {
    let b = ImageGrid.background
    let tile = GrayImage(rows: 1, columns: 2, values: [0, 1])
    let raster = ImageGrid(tiles: [tile], columns: 1, pixelScale: 2, gap: 2).raster()
    #expect((raster.width, raster.height) == (8, 6))
    let gap = [UInt8](repeating: b, count: 8)
    let line = [b, b, 0, 0, 255, 255, b, b]
    #expect(raster.pixels == gap + gap + line + line + gap + gap)
  }

  @Test("a number that is not finite is middle grey and changes no other pixel")
  func notFinite() {
    let tile = GrayImage(rows: 1, columns: 4, values: [0, .nan, .infinity, 1])
    #expect(ImageGrid(tiles: [tile], columns: 1, gap: 0).raster().pixels == [0, 128, 128, 255])
    let extreme = GrayImage(rows: 1, columns: 3, values: [-1.7e308, 0, 1.7e308])
    #expect(ImageGrid(tiles: [extreme], columns: 1, gap: 0).raster().pixels == [0, 128, 255])
  }
}
