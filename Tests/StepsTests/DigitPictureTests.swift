import Figures
import Foundation
import Steps
import TestSupport
import Testing

/// A seven, drawn by Pillow in all the ways that a digit comes (`pictures.py`).
@Suite("Pictures of digits")
struct DigitPictureTests {
  private static let sevens = [
    "black-on-white", "white-on-black", "ink-on-paper", "in-a-corner", "small", "photo", "transparent",
  ]

  private func image(_ name: String, rows: Int = 28, columns: Int = 28) throws -> GrayImage {
    let raster = try PNG.decode(Fixtures.bytes("Figures/Pictures/\(name).png"))
    return try DigitPicture(raster).image(rows: rows, columns: columns)
  }

  /// The rows and the columns in which anything is.
  private func box(_ image: GrayImage) throws -> (rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    let inked = image.values.indices.filter { image.values[$0] > 0.05 }
    let rows = inked.map { $0 / image.columns }
    let columns = inked.map { $0 % image.columns }
    return (
      try #require(rows.min())...(try #require(rows.max())),
      try #require(columns.min())...(try #require(columns.max()))
    )
  }

  private func centre(_ image: GrayImage) -> (row: Double, column: Double) {
    let mass = image.values.reduce(0, +)
    let rows = image.values.enumerated().reduce(0) { $0 + $1.element * Double($1.offset / image.columns) }
    let columns = image.values.enumerated().reduce(0) { $0 + $1.element * Double($1.offset % image.columns) }
    return (rows / mass, columns / mass)
  }

  @Test(
    "it comes out light on black, 20 of 28 pixels high, its centre of mass in the middle", arguments: sevens)
  func form(name: String) throws {
    let image = try image("seven-\(name)")
    #expect((image.rows, image.columns) == (28, 28))
    #expect(image.values.allSatisfy { (0...1).contains($0) })
    #expect(image.values.max().map { $0 > 0.9 } == true)
    #expect(image.values.count { $0 == 0 } > 28 * 28 / 2)
    let box = try box(image)
    #expect((19...20).contains(box.rows.count), "\(box)")
    #expect((11...17).contains(box.columns.count), "\(box)")
    let centre = centre(image)
    #expect(abs(centre.row - 13.5) <= 0.51, "\(centre)")
    #expect(abs(centre.column - 13.5) <= 0.51, "\(centre)")
  }

  @Test("however it was drawn, it is the same seven", arguments: sevens)
  func sameDigit(name: String) throws {
    let (image, first) = (try image("seven-\(name)"), try image("seven-black-on-white"))
    func product(_ left: GrayImage, _ right: GrayImage) -> Double {
      zip(left.values, right.values).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let likeness = product(image, first) / (product(image, image) * product(first, first)).squareRoot()
    #expect(likeness > 0.93, "\(likeness)")
  }

  @Test("dark on light and light on dark are one to the last bit", arguments: sevens)
  func polarity(name: String) throws {
    let raster = try PNG.decode(Fixtures.bytes("Figures/Pictures/seven-\(name).png"))
    let pixels = raster.grayImage().values.map { UInt8($0) }
    let images = try [pixels, pixels.map { 255 - $0 }].map { pixels in
      let raster = Raster(width: raster.width, height: raster.height, channels: 1, pixels: pixels)
      return try DigitPicture(raster).image(rows: 20, columns: 20)
    }
    #expect(images[0] == images[1])
  }

  @Test(
    "a field of any size is filled in proportion", arguments: [(20, 20), (28, 14), (8, 8), (1, 1), (3, 40)])
  func sizes(rows: Int, columns: Int) throws {
    let image = try image("seven-black-on-white", rows: rows, columns: columns)
    #expect((image.rows, image.columns) == (rows, columns))
    #expect(image.values.contains { $0 > 0 })
  }

  /// 20 of 28 pixels, and of the stroke of 100×25 pixels a quarter of that in the other direction.
  @Test("a bar keeps its proportions, and is in the middle of an odd field")
  func bar() throws {
    var pixels = [UInt8](repeating: 255, count: 200 * 200)
    for row in 20..<120 { for column in 10..<35 { pixels[row * 200 + column] = 0 } }
    let picture = try DigitPicture(Raster(width: 200, height: 200, channels: 1, pixels: pixels))
    let image = picture.image(rows: 28, columns: 28)
    let box = try box(image)
    #expect(box.rows == 4...23)
    #expect(box.columns.count == 5)
    #expect(image.values.reduce(0, +) == 100)
    let odd = picture.image(rows: 7, columns: 7)
    #expect(try self.box(odd).rows == 1...5)
    #expect(try self.box(odd).columns == 3...3)
  }

  @Test("a picture of millions of pixels is the picture that it is when it is small", arguments: [1, 3])
  func large(channels: Int) throws {
    // A bar of 10×30 squares in 40×60, each square of 1 and of 40 pixels a side.
    func bar(_ side: Int) -> Raster {
      let (width, height) = (40 * side, 60 * side)
      var pixels = [UInt8](repeating: 255, count: width * height * channels)
      for row in 15 * side..<45 * side {
        let first = (row * width + 15 * side) * channels
        for index in first..<first + 10 * side * channels { pixels[index] = 20 }
      }
      return Raster(width: width, height: height, channels: channels, pixels: pixels)
    }
    let images = try [bar(1), bar(40)].map { try DigitPicture($0).image(rows: 28, columns: 28) }
    #expect(zip(images[0].values, images[1].values).allSatisfy { abs($0 - $1) < 0.05 })
  }

  @Test("a picture with nothing on it is an error that says what to do")
  func nothing() throws {
    let error = #expect(throws: DigitPictureError.self) { try image("nothing") }
    #expect(error == .withoutInk(contrast: 0))
    #expect(error?.description.contains("more contrast") == true)
    #expect(throws: DigitPictureError.empty) {
      try DigitPicture(Raster(width: 0, height: 0, channels: 1, pixels: []))
    }
  }
}
