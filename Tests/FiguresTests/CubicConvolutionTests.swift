import Figures
import Foundation
import TestSupport
import Testing

@Suite("Cubic convolution")
struct CubicConvolutionTests {
  @Test(
    "the kernel is Keys's with a = −1/2",
    arguments: [
      (0, 1), (1, 0), (2, 0), (2.5, 0), (-1, 0), (0.5, 0.5625), (-0.5, 0.5625), (1.5, -0.0625),
      (-1.5, -0.0625),
    ] as [(Double, Double)])
  func kernel(distance: Double, value: Double) {
    #expect(CubicConvolution.kernel(distance) == value)
  }

  @Test("the first digit becomes the published one, to the nine digits that were published")
  func published() throws {
    let digit = try #require(try ResizedDigits.load().first)
    let small = CubicConvolution.resize(digit.image, rows: 20, columns: 20).columnMajorValues.map { $0 / 255 }
    let published = [
      8.56059680e-06, 1.94035948e-06, -7.37438725e-04, -8.13403799e-03, -1.86104473e-02, -1.87412865e-02,
      -1.87572508e-02, -1.90963542e-02, -1.64039011e-02, -3.78191381e-03,
    ]
    for (value, expected) in zip(small[67...76], published) {
      // Half of the last digit; numpy's numbers, which have them all, are held to below.
      #expect(abs(value - expected) <= 5.001e-9 * pow(10, log10(abs(expected)).rounded(.down)))
    }
  }

  @Test("digits are resized as numpy does it, to 1e-12, and their background stays exactly zero")
  func numpy() throws {
    let resampler = Resampler(rows: 28, columns: 28, toRows: 20, toColumns: 20)
    for digit in try ResizedDigits.load() {
      let small = resampler(digit.image).columnMajorValues
      for (value, expected) in zip(small, digit.resized) {
        #expect(abs(value - expected) / 255 <= 1e-12)
        #expect((value == 0) == (abs(expected) / 255 < 1e-15))
      }
    }
  }

  @Test("an image keeps its pixels at its own size, and a flat one its grey at any size")
  func invariants() {
    let image = GrayImage(rows: 2, columns: 3, values: [1, 2, 3, 5, 8, 13])
    #expect(CubicConvolution.resize(image, rows: 2, columns: 3) == image)
    let flat = GrayImage(rows: 4, columns: 5, values: [Double](repeating: 7, count: 20))
    for (rows, columns) in [(1, 1), (3, 7), (28, 2)] {
      let resized = CubicConvolution.resize(flat, rows: rows, columns: columns)
      #expect((resized.rows, resized.columns) == (rows, columns))
      #expect(resized.values.allSatisfy { abs($0 - 7) < 1e-14 })
    }
  }

  @Test("enlarged twice, a ramp stays a ramp between its edges")
  func enlarged() {
    let ramp = GrayImage(rows: 1, columns: 8, values: (0..<8).map { Double($0) })
    let resized = CubicConvolution.resize(ramp, rows: 1, columns: 16)
    for pixel in 4..<12 { #expect(abs(resized.values[pixel] - (Double(pixel) / 2 - 0.25)) < 1e-14) }
  }
}

/// Digits of 28×28 pixels, and what numpy makes of them at 20×20 (`resized_digits.py`).
private struct ResizedDigits: Decodable {
  let pixels: [[Double]]
  let resized: [[Double]]

  static func load() throws -> [(image: GrayImage, resized: [Double])] {
    let data = Data(try Fixtures.bytes("Figures/resized-digits.json"))
    let digits = try JSONDecoder().decode(ResizedDigits.self, from: data)
    return zip(digits.pixels, digits.resized).map { pixels, resized in
      (GrayImage(rows: 28, columns: 28, columnMajor: pixels), resized)
    }
  }
}
