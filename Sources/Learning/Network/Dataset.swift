/// Images with their classes.
package struct Dataset: Hashable, Sendable {
  /// m×n: a row is a sample's pixels, in the order `pixelOrder`.
  package let features: Matrix
  /// m classes, each in 0 ..< classNames.count.
  package let labels: [Int]
  /// What the classes are called.
  package let classNames: [String]
  /// The shape of an image; n = imageRows · imageColumns.
  package let imageRows, imageColumns: Int
  /// Which pixel each feature is; weights that were trained elsewhere ask for the order that they were trained in.
  package let pixelOrder: PixelOrder
  /// m flags: whether the sample is kept aside from learning.
  package let heldOut: [Bool]

  /// Throws when the parts do not fit one another, or a feature is infinite or not a number.
  package init(
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

  /// The positions of a part's samples, in order.
  package func indices(of part: Part) -> [Int] {
    switch part {
    case .train: labels.indices.filter { !heldOut[$0] }
    case .heldOut: labels.indices.filter { heldOut[$0] }
    case .all: Array(labels.indices)
    }
  }

  /// Only a part's samples, in order; there may be none.
  package func part(_ part: Part) -> Dataset {
    let indices = indices(of: part)
    if indices.count == labels.count { return self }
    return Dataset(
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
