/// Images side by side, row after row, with thin gaps between and around them.
public struct ImageGrid: Hashable, Sendable {
  /// The images, from left to right and from top to bottom; smaller ones are in the middle of their cell.
  public var tiles: [GrayImage]

  /// How many images a row has.
  public var columns: Int

  /// Which values are black and white.
  public var contrast: Contrast

  /// True if zero is to be middle grey, as it should for weights, which have a sign.
  public var isSymmetric: Bool

  /// How many pixels of the screen one pixel of an image takes in each direction.
  public var pixelScale: Int

  /// The width of the gaps in pixels of the screen.
  public var gap: Int

  /// The grey of gaps and of cells that are left over: one that neither strokes nor background of an image
  /// have.
  public static let background: UInt8 = 88

  /// A grid of `tiles`; numbers below their least sensible value count as that.
  public init(
    tiles: [GrayImage], columns: Int, contrast: Contrast = .each, isSymmetric: Bool = false,
    pixelScale: Int = 1,
    gap: Int = 1
  ) {
    self.tiles = tiles
    self.columns = max(columns, 1)
    self.contrast = contrast
    self.isSymmetric = isSymmetric
    self.pixelScale = max(pixelScale, 1)
    self.gap = max(gap, 0)
  }

  /// How many rows of images there are; the last may have cells left over.
  public var rows: Int { (tiles.count + columns - 1) / columns }

  /// The grid as it is shown.
  ///
  /// Cell (r, c) has its top left corner at x = gap + c·(w·scale + gap), y = gap + r·(h·scale + gap), where h
  /// × w is the size of the largest image. A value v is shown as ⌊255·(v − least)/(greatest − least) + ½⌋,
  /// and as 128 in an image that has no contrast or where it is not finite.
  public func raster() -> Raster {
    let cellHeight = tiles.map(\.rows).max() ?? 0
    let cellWidth = tiles.map(\.columns).max() ?? 0
    let width = gap + columns * (cellWidth * pixelScale + gap)
    let height = gap + rows * (cellHeight * pixelScale + gap)
    var pixels = [UInt8](repeating: Self.background, count: width * height)
    let common = GrayScale(tiles.lazy.flatMap(\.values), symmetric: isSymmetric)
    for (index, tile) in tiles.enumerated() {
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      let top = gap + row * (cellHeight * pixelScale + gap) + (cellHeight - tile.rows) / 2 * pixelScale
      let left = gap + column * (cellWidth * pixelScale + gap) + (cellWidth - tile.columns) / 2 * pixelScale
      let scale = contrast == .all ? common : GrayScale(tile.values, symmetric: isSymmetric)
      for y in 0..<tile.rows * pixelScale {
        for x in 0..<tile.columns * pixelScale {
          let value = tile.values[y / pixelScale * tile.columns + x / pixelScale]
          pixels[(top + y) * width + left + x] = scale.level(value)
        }
      }
    }
    return Raster(width: width, height: height, channels: 1, pixels: pixels)
  }
}

/// Which values are black and white in a grid of images.
public enum Contrast: String, CaseIterable, Hashable, Sendable {
  /// The least and the greatest value of each image.
  case each
  /// The least and the greatest value of all images together.
  case all
}

/// The way from numbers to the bytes that a screen shows: linear from the least to the greatest.
private struct GrayScale: Hashable, Sendable {
  private let least: Double
  private let greatest: Double

  /// The scale for `values`, those that are not finite left out; symmetric about zero if so wished.
  init(_ values: some Sequence<Double>, symmetric: Bool) {
    var (least, greatest) = (Double.infinity, -Double.infinity)
    for value in values where value.isFinite {
      least = min(least, value)
      greatest = max(greatest, value)
    }
    if symmetric {
      greatest = max(abs(least), abs(greatest))
      least = -greatest
    }
    (self.least, self.greatest) = (least, greatest)
  }

  /// 0 for the least value, 255 for the greatest, halves rounded up; 128 where there is no difference or no
  /// number.
  func level(_ value: Double) -> UInt8 {
    // Halves, so that a range of nearly twice the greatest number does not overflow.
    let share = (value / 2 - least / 2) / (greatest / 2 - least / 2)
    guard share.isFinite else { return 128 }
    return UInt8((min(max(share, 0), 1) * 255 + 0.5).rounded(.down))
  }
}
