/// Images side by side, row after row, with thin gaps between and around them.
package struct ImageGrid: Hashable, Sendable {
  /// The images, from left to right and from top to bottom; smaller ones stand in the middle of their cell.
  package var tiles: [GrayImage]

  /// How many images stand side by side.
  package var columns: Int

  /// What stands for black and white.
  package var contrast: Contrast

  /// True if zero is to be middle grey, as it should for weights, which have a sign.
  package var isSymmetric: Bool

  /// How many pixels of the screen one pixel of an image takes in each direction.
  package var pixelScale: Int

  /// The width of the gaps in pixels of the screen.
  package var gap: Int

  /// The grey of gaps and of cells that are left over: one that neither strokes nor background of an image
  /// have.
  package static let background: UInt8 = 88

  /// A grid of `tiles`; numbers below their least sensible value count as that.
  package init(
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
  package var rows: Int { (tiles.count + columns - 1) / columns }

  /// The grid as it is shown.
  ///
  /// Cell (r, c) has its top left corner at x = gap + c·(w·scale + gap), y = gap + r·(h·scale + gap), where h
  /// × w is the size of the largest image. A value v is shown as ⌊255·(v − least)/(greatest − least) + ½⌋,
  /// and as 128 in an image that has no contrast or where it is not finite.
  package func raster() -> Raster {
    let cellHeight = tiles.map(\.rows).max() ?? 0
    let cellWidth = tiles.map(\.columns).max() ?? 0
    let width = gap + columns * (cellWidth * pixelScale + gap)
    let height = gap + rows * (cellHeight * pixelScale + gap)
    var pixels = [UInt8](repeating: Self.background, count: width * height)
    let common = GreyScale(tiles.lazy.flatMap(\.values), symmetric: isSymmetric)
    for (index, tile) in tiles.enumerated() {
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      let top = gap + row * (cellHeight * pixelScale + gap) + (cellHeight - tile.rows) / 2 * pixelScale
      let left = gap + column * (cellWidth * pixelScale + gap) + (cellWidth - tile.columns) / 2 * pixelScale
      let scale = contrast == .all ? common : GreyScale(tile.values, symmetric: isSymmetric)
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
