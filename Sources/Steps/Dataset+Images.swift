import Figures
import Learning

extension Dataset {
  /// A vector in the order of the features, as an image.
  func image(of pixels: some Collection<Double>) -> GrayImage {
    switch pixelOrder {
    case .rowMajor: GrayImage(rows: imageRows, columns: imageColumns, values: Array(pixels))
    case .columnMajor: GrayImage(rows: imageRows, columns: imageColumns, columnMajor: Array(pixels))
    }
  }

  /// The image of one sample.
  func image(at sample: Int) -> GrayImage { image(of: features.row(sample)) }

  /// What the sample shows, by its class.
  func className(at sample: Int) -> String { classNames[labels[sample]] }
}
