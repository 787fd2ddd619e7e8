public import Figures
public import Foundation
public import Wording

/// Something that the reader of a page tries: layers of numbers that the page's own script evaluates on what is drawn, and
/// some samples to begin with. In print, and where there are no scripts, a picture stands for it.
///
/// Numbers are in single precision, little-endian, so that a page carries no more than it needs.
public struct Instrument: Hashable, Codable, Sendable {
  /// The shape of the images that it takes.
  public var rows, columns: Int
  /// Whether an image's pixels follow one another column by column.
  public var isColumnMajor: Bool
  /// Units by layer, input first.
  public var layerSizes: [Int]
  /// What the units between make of what comes in: `sigmoid`, `tanh` or `relu`.
  public var activation: String
  /// What the last layer makes of it: `logistic` or `softmax`.
  public var outputFunction: String
  /// What the last layer's units stand for.
  public var classNames: [String]
  /// Of each layer but the first, for each of its units the bias and a weight for each unit before.
  public var weights: Data
  /// Images, each pixel a number.
  public var samples: Data
  /// What each of the samples shows.
  public var sampleNames: [String]
  /// What stands for it in print.
  public var picture: Raster
  /// What the picture shows, for readers who do not see it.
  public var alternative: Phrase

  /// An instrument of these parts.
  public init(
    rows: Int, columns: Int, isColumnMajor: Bool, layerSizes: [Int], activation: String,
    outputFunction: String, classNames: [String], weights: Data, samples: Data, sampleNames: [String],
    picture: Raster, alternative: Phrase
  ) {
    self.rows = rows
    self.columns = columns
    self.isColumnMajor = isColumnMajor
    self.layerSizes = layerSizes
    self.activation = activation
    self.outputFunction = outputFunction
    self.classNames = classNames
    self.weights = weights
    self.samples = samples
    self.sampleNames = sampleNames
    self.picture = picture
    self.alternative = alternative
  }

  /// Numbers as their bytes in single precision.
  public static func bytes(of numbers: some Sequence<Double>) -> Data {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(4 * numbers.underestimatedCount)
    for number in numbers {
      let bits = Float(number).bitPattern
      bytes.append(UInt8(truncatingIfNeeded: bits))
      bytes.append(UInt8(truncatingIfNeeded: bits >> 8))
      bytes.append(UInt8(truncatingIfNeeded: bits >> 16))
      bytes.append(UInt8(truncatingIfNeeded: bits >> 24))
    }
    return Data(bytes)
  }

  /// Whether its parts go together.
  package var isSound: Bool {
    guard layerSizes.count >= 2, layerSizes.allSatisfy({ (1...1 << 22).contains($0) }), rows > 0, columns > 0,
      rows.multipliedReportingOverflow(by: columns) == (layerSizes[0], false),
      layerSizes.last == classNames.count
    else { return false }
    let parameters = zip(layerSizes, layerSizes.dropFirst()).reduce(0) { $0 + $1.1 * ($1.0 + 1) }
    return weights.count == 4 * parameters && samples.count == 4 * layerSizes[0] * sampleNames.count
  }
}
