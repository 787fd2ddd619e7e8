package import Figures

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

  /// Finds the digit in `raster`.
  ///
  /// - Throws: `DigitPictureError` if nothing can be seen.
  package init(_ raster: Raster) throws(DigitPictureError) {
    let gray = raster.grayImage()
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
  package var description: String {
    switch self {
    case .empty: "found a picture without pixels, expected a digit; take another picture"
    case .withoutInk:
      "found a picture of one grey, expected a digit that is darker or lighter than its border; draw it with "
        + "more contrast and leave room around it"
    }
  }
}
