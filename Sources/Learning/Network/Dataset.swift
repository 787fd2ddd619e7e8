/// Images with their classes.
public struct Dataset: Hashable, Sendable {
  /// m×n: a row is a sample's pixels, in the order `pixelOrder`.
  public let features: Matrix
  /// m classes, each in 0 ..< classNames.count.
  public let labels: [Int]
  /// What the classes are called.
  public let classNames: [String]
  /// The shape of an image; n = imageRows · imageColumns.
  public let imageRows, imageColumns: Int
  /// Which pixel each feature is; weights that were trained elsewhere ask for the order that they were trained in.
  public let pixelOrder: PixelOrder
  /// m flags: whether the sample is kept aside from learning.
  public let heldOut: [Bool]
  /// What was packed of it so far.
  let packings = Packings()

  /// A dataset of m samples with their labels and held-out flags.
  ///
  /// Throws a `DatasetError` when there is no sample, when the arguments do not fit one another, when a label names no
  /// class, or when a feature is infinite or not a number.
  public init(
    features: Matrix, labels: [Int], classNames: [String], imageRows: Int, imageColumns: Int,
    pixelOrder: PixelOrder = .rowMajor, heldOut: [Bool]
  ) throws(DatasetError) {
    if features.rows == 0 { throw .noSamples }
    if labels.count != features.rows { throw .labelCount(found: labels.count, samples: features.rows) }
    if heldOut.count != features.rows { throw .heldOutCount(found: heldOut.count, samples: features.rows) }
    if imageRows < 1 || imageColumns < 1
      || imageRows.multipliedReportingOverflow(by: imageColumns) != (features.columns, false)
    {
      throw .imageShape(rows: imageRows, columns: imageColumns, features: features.columns)
    }
    for (sample, label) in labels.enumerated() where !classNames.indices.contains(label) {
      throw .label(sample: sample, found: label, classes: classNames.count)
    }
    if let index = features.elements.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(sample: index / features.columns, feature: index % features.columns)
    }
    self.init(
      checked: features, labels: labels, classNames: classNames, imageRows: imageRows,
      imageColumns: imageColumns, pixelOrder: pixelOrder, heldOut: heldOut)
  }

  /// The positions of a subset's samples among all, counted from 0, in order.
  public func indices(of subset: SampleSubset) -> [Int] {
    switch subset {
    case .train: labels.indices.filter { !heldOut[$0] }
    case .heldOut: labels.indices.filter { heldOut[$0] }
    case .all: Array(labels.indices)
    }
  }

  /// Only a subset's samples, in order; there may be none.
  public func samples(of subset: SampleSubset) -> Dataset {
    let indices = indices(of: subset)
    return indices.count == labels.count ? self : samples(at: indices)
  }

  /// Only the samples at these positions, in this order.
  package func samples(at indices: [Int]) -> Dataset {
    Dataset(
      checked: features.selecting(rows: indices), labels: indices.map { labels[$0] }, classNames: classNames,
      imageRows: imageRows, imageColumns: imageColumns, pixelOrder: pixelOrder,
      heldOut: indices.map { heldOut[$0] })
  }

  /// Which samples to hold out: exactly `count`, each class in proportion to its size (largest remainders, of equals
  /// the earlier class), those of a class at random. A count outside 0 … m is moved to the nearer end.
  package static func stratifiedHoldout(labels: [Int], classCount: Int, count: Int, seed: UInt64) -> [Bool] {
    let count = min(max(count, 0), labels.count)
    var members: [[Int]] = Array(repeating: [], count: classCount)
    for (sample, label) in labels.enumerated() { members[label].append(sample) }
    var shares = members.map { $0.count * count / max(labels.count, 1) }
    let remainders = members.map { $0.count * count % max(labels.count, 1) }
    let byRemainder = members.indices.sorted { (-remainders[$0], $0) < (-remainders[$1], $1) }
    for label in byRemainder.prefix(count - shares.reduce(0, +)) { shares[label] += 1 }

    var random = Random(seed: seed, stream: "holdout")
    var heldOut = Array(repeating: false, count: labels.count)
    for (members, share) in zip(members, shares) {
      for chosen in random.sample(share, of: members.count) { heldOut[members[chosen]] = true }
    }
    return heldOut
  }

  private init(
    checked features: Matrix, labels: [Int], classNames: [String], imageRows: Int, imageColumns: Int,
    pixelOrder: PixelOrder, heldOut: [Bool]
  ) {
    self.features = features
    self.labels = labels
    self.classNames = classNames
    self.imageRows = imageRows
    self.imageColumns = imageColumns
    self.pixelOrder = pixelOrder
    self.heldOut = heldOut
  }
}

/// Which samples of a dataset are meant.
public enum SampleSubset: String, CaseIterable, Hashable, Sendable {
  /// Those to learn from: all that are not held out.
  case train
  /// Those kept aside for an honest number.
  case heldOut = "held-out"
  /// Every one.
  case all
}

/// How the pixels of an image follow one another among a sample's features.
public enum PixelOrder: String, CaseIterable, Hashable, Sendable {
  /// Column by column, as MATLAB unrolls a matrix.
  case columnMajor = "column-major"
  /// Row by row, as numpy and C do.
  case rowMajor = "row-major"
}

/// Why features and labels are not a dataset. Samples and features are counted from 0.
public enum DatasetError: Error, Hashable, Sendable {
  /// There is no sample.
  case noSamples
  /// There are not as many labels as samples.
  case labelCount(found: Int, samples: Int)
  /// There are not as many held-out flags as samples.
  case heldOutCount(found: Int, samples: Int)
  /// The image's pixels are not the features.
  case imageShape(rows: Int, columns: Int, features: Int)
  /// A label names no class.
  case label(sample: Int, found: Int, classes: Int)
  /// A feature is infinite or not a number.
  case notFinite(sample: Int, feature: Int)
}
