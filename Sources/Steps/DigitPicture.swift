package import Figures
import Wording

/// A picture of one digit, brought to the form that the images of the MNIST database have: light strokes on
/// black, fitted into the middle of a field by their centre of mass (Y. LeCun, L. Bottou, Y. Bengio,
/// P. Haffner, *Gradient-based learning applied to document recognition*, Proceedings of the IEEE 86 (1998),
/// 2278–2324, section III.A).
package struct DigitPicture: Hashable, Sendable {
  /// The strokes alone: 0 where the picture has background, 1 where it has the most ink.
  private let ink: GrayImage

  /// How much of the field's side the longer side of the digit takes: 20 of 28 pixels.
  private static let share = 20.0 / 28.0

  /// What is lighter than that on the scale of the ink belongs to the background: paper is never quite even.
  private static let threshold = 0.15

  /// A smaller difference between strokes and background, of 255 levels of grey, does not count as a contrast.
  private static let leastContrast = 24.0

  /// The most pixels of a picture, which take 75 MB in colour: more than most cameras have, and far more than a digit
  /// needs.
  package static let pixelLimit = 25_000_000

  /// Finds the digit in `raster`, which is made smaller first if it is large.
  ///
  /// - Throws: `DigitPictureError` if nothing can be seen.
  package init(_ raster: Raster) throws(DigitPictureError) {
    let gray = raster.reducedGrayImage()
    guard let background = Self.border(gray).median else { throw .empty }
    // Strokes are what differs most from the border, lighter or darker.
    let (least, greatest) = (gray.values.min() ?? background, gray.values.max() ?? background)
    let isDark = background - least > greatest - background
    let contrast = isDark ? background - least : greatest - background
    guard contrast >= Self.leastContrast else { throw .withoutInk(contrast: contrast) }
    let ink = gray.values.map { value -> Double in
      let share = (isDark ? background - value : value - background) / contrast
      // What lies above the threshold keeps its whole range, so that strokes have no hard edge.
      return max(0, share - Self.threshold) / (1 - Self.threshold)
    }
    self.ink = GrayImage(rows: gray.rows, columns: gray.columns, values: ink).croppedToInk()
  }

  /// The digit as an image of `rows` × `columns` numbers from 0 to 1, light on black.
  ///
  /// The digit's box is scaled, with its proportions, to 20/28 of the field, and its centre of mass is put in
  /// the middle of the field to the nearest pixel, unless the digit would then extend past the edge.
  package func image(rows: Int, columns: Int) -> GrayImage {
    precondition(rows > 0 && columns > 0, "a field of \(rows)×\(columns) pixels")
    let scale = min(
      Self.share * Double(rows) / Double(ink.rows), Self.share * Double(columns) / Double(ink.columns))
    func length(_ source: Int, limit: Int) -> Int {
      min(max(1, Int((Double(source) * scale).rounded())), limit)
    }
    let digit = CubicConvolution.resize(
      ink, rows: length(ink.rows, limit: rows), columns: length(ink.columns, limit: columns))
    // The kernel undershoots beside an edge, and overshoots.
    let values = digit.values.map { min(max($0, 0), 1) }
    let (mass, vertical, horizontal) = Self.moments(values, columns: digit.columns)
    func offset(_ field: Int, _ size: Int, moment: Double) -> Int {
      let centre = mass > 0 ? moment / mass : Double(size - 1) / 2
      let offset = Int((Double(field - 1) / 2 - centre).rounded())
      return min(max(offset, 0), field - size)
    }
    let top = offset(rows, digit.rows, moment: vertical)
    let left = offset(columns, digit.columns, moment: horizontal)
    var field = [Double](repeating: 0, count: rows * columns)
    for row in 0..<digit.rows {
      for column in 0..<digit.columns {
        field[(top + row) * columns + left + column] = values[row * digit.columns + column]
      }
    }
    return GrayImage(rows: rows, columns: columns, values: field)
  }

  /// The pixels along the four edges.
  private static func border(_ image: GrayImage) -> [Double] {
    let (rows, columns) = (image.rows, image.columns)
    return image.values.indices.filter { index in
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      return row == 0 || column == 0 || row == rows - 1 || column == columns - 1
    }.map { image.values[$0] }
  }

  /// The sum of `values`, and the sums weighted with the row and with the column.
  private static func moments(
    _ values: [Double], columns: Int
  ) -> (mass: Double, vertical: Double, horizontal: Double) {
    values.enumerated().reduce((0, 0, 0)) { sums, pixel in
      let (row, column) = pixel.offset.quotientAndRemainder(dividingBy: columns)
      return (
        sums.0 + pixel.element, sums.1 + pixel.element * Double(row), sums.2 + pixel.element * Double(column)
      )
    }
  }
}

extension Raster {
  /// The most pixels that a digit is looked for in.
  private static let enough = 1 << 20

  /// How light the picture is, in squares of so many pixels that there are not too many squares: the means of their
  /// pixels' lightness.
  ///
  /// Memory is taken for the squares only, whatever the size of the picture.
  fileprivate func reducedGrayImage() -> GrayImage {
    guard width * height > Self.enough else { return grayImage() }
    let side = Int((Double(width * height) / Double(Self.enough)).squareRoot().rounded(.up))
    let (rows, columns) = ((height + side - 1) / side, (width + side - 1) / side)
    let strip = side * width * channels
    let values = (0..<rows).flatMap { row -> [Double] in
      let first = row * strip
      let pixels = Array(self.pixels[first..<min(first + strip, self.pixels.count)])
      let lines = Raster(
        width: width, height: pixels.count / (width * channels), channels: channels, pixels: pixels
      ).grayImage()
      return (0..<columns).map { lines.mean(fromColumn: $0 * side, count: side) }
    }
    return GrayImage(rows: rows, columns: columns, values: values)
  }
}

extension GrayImage {
  /// The mean of `count` columns, or as many as there are.
  fileprivate func mean(fromColumn first: Int, count: Int) -> Double {
    let range = first..<min(first + count, columns)
    let sum = (0..<rows).reduce(0.0) { sum, row in
      range.reduce(sum) { $0 + values[row * columns + $1] }
    }
    return sum / Double(rows * range.count)
  }
}

extension [Double] {
  /// The number that half of them are below; nil if there are none.
  fileprivate var median: Double? { isEmpty ? nil : sorted()[count / 2] }
}

extension GrayImage {
  /// The smallest part that has every pixel above zero; there is one.
  fileprivate func croppedToInk() -> GrayImage {
    let inked = values.indices.filter { values[$0] > 0 }
    let (inkedRows, inkedColumns) = (inked.map { $0 / columns }, inked.map { $0 % columns })
    guard let top = inkedRows.min(), let bottom = inkedRows.max(), let left = inkedColumns.min(),
      let right = inkedColumns.max()
    else { return self }
    let cropped = (top...bottom).flatMap { row in values[row * columns + left...row * columns + right] }
    return GrayImage(rows: bottom - top + 1, columns: right - left + 1, values: cropped)
  }
}

/// Why no digit can be found in a picture.
package enum DigitPictureError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The picture has no pixels.
  case empty
  /// The whole picture has nearly the same grey; `contrast` is its greatest difference from the border, of 255
  /// levels.
  case withoutInk(contrast: Double)

  /// What was found, what was expected, and what to do: one sentence.
  package var description: String { phrase.english }

  /// The same, to be said in any language.
  var phrase: Phrase {
    switch self {
    case .empty: FailureWords.emptyPicture()
    case .withoutInk: FailureWords.pictureWithoutInk()
    }
  }
}
