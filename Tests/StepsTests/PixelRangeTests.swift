import Steps
import Testing

@Suite("Ranges of pixels")
struct PixelRangeTests {
  /// What the pixels of a file are, their least and greatest, whether they are whole, and what becomes 0 and 1.
  static let ranges: [(String, Double, Double, Bool, black: Double, white: Double)] = [
    ("bytes less their mean", -127, 126, false, -128, 127),
    ("bytes less their mean, bright", -98.3, 156.7, false, -128, 127),
    ("per cent", 0, 99.7, false, 0, 100),
    ("counts far beyond 16 bits", 0, 1e6, false, 0, 1e6),
    ("counts with noise", -3.5, 2e5, false, 0, 2e5),
    ("a part of scikit-learn's digits", 0, 11, true, 0, 16),
    ("three bits", 0, 7, true, 0, 7),
    ("bits", 0, 1, true, 0, 1),
    ("shares", 0, 1, false, 0, 1),
    ("shares with noise", -0.13, 1.13, false, 0, 1),
    ("nothing", 0, 0, true, 0, 1),
    ("scikit-learn's digits", 0, 16, true, 0, 16),
    ("their means", 0, 15.8, false, 0, 16),
    ("four bits", 0, 15, true, 0, 15),
    ("bytes", 0, 255, true, 0, 255),
    ("dark bytes", 3, 40, true, 0, 255),
    ("bytes that were resized", -33.7, 287.5, false, 0, 255),
    ("means of bytes", 0, 139.6, false, 0, 255),
    ("resized and rounded", -34, 288, true, 0, 255),
    ("ten bits", 0, 1023, true, 0, 1023),
    ("twelve bits", 0, 4095, true, 0, 4095),
    ("twelve bits with noise", -40.5, 4101.2, false, 0, 4095),
    ("sixteen bits", 0, 65535, true, 0, 65535),
    ("more", 0, 100_000, true, 0, 100_000),
    ("from −1 to 1", -1, 1, false, -1, 1),
    ("from −1 to 1 with noise", -1.09, 1.12, false, -1, 1),
    ("signs", -1, 1, true, -1, 1),
    ("around 0", -0.5, 0.5, false, -0.5, 0.5),
    ("bytes with a sign", -128, 127, true, -128, 127),
    ("standardised", -0.42, 2.82, false, 0, 1),
    ("standardised, widely", -4.1, 3.7, false, 0, 1),
    ("differences", -255, 255, true, 0, 1),
    ("lengths in centimetres", 0.1, 7.9, false, 0, 1),
  ]

  @Test("pixels are scaled by what they are", arguments: ranges.indices)
  func scaling(index: Int) {
    let (name, least, greatest, areWhole, black, white) = Self.ranges[index]
    let range = PixelRange(least: least, greatest: greatest, areWhole: areWhole)
    #expect(range.scaling == PixelScaling(black: black, white: white), "\(name)")
  }

  @Test(
    "what a file keeps in bytes is a picture of 8 bits, however dark, but for 0…1 and 0…16",
    arguments: [(1, 1), (2, 255), (7, 255), (11, 255), (15, 15), (16, 16), (17, 255), (180, 255), (255, 255)])
  func bytes(greatest: Double, white: Double) {
    let range = PixelRange(least: 0, greatest: greatest, areWhole: true, areBytes: true)
    #expect(range.scaling == PixelScaling(black: 0, white: white))
  }

  @Test("a divisor only divides, two ends become 0 and 1")
  func scale() {
    #expect(PixelScaling(black: 0, white: 255)(51) == 51.0 / 255)
    #expect(PixelScaling(black: -1, white: 1)(-1) == 0)
    #expect(PixelScaling(black: -1, white: 1)(0.5) == 0.75)
  }
}
