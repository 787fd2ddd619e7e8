import Synchronization

/// A dataset's samples as the kernels read them, with nothing stored where neighbouring samples are zero together.
///
/// It holds on to nothing of the dataset that it was made from. Several objectives may share one.
package final class PackedSamples: Sendable {
  /// How many samples, features and classes there are.
  package let count, features, classes: Int
  /// The numbers that the features are stored in, and are computed with.
  package let precision: Precision
  /// The mean over the samples of each feature's square.
  let meanSquares: [Double]
  /// The memory taken.
  package var bytes: Int { kernelSamples.bytes }
  let kernelSamples: KernelSamples

  /// Packs all samples of a dataset; throws when there are none or the memory runs out.
  package init(_ dataset: Dataset, precision: Precision = .double, threads: Int) throws(NetworkError) {
    if dataset.labels.isEmpty { throw .noSamples }
    let matrix = dataset.features
    let packed = KernelSamples(
      rows: matrix.elements[...], width: matrix.columns, labels: dataset.labels, precision: precision,
      threads: threads)
    guard let packed else { throw .outOfMemory(samples: matrix.rows) }
    kernelSamples = packed
    count = matrix.rows
    features = matrix.columns
    classes = dataset.classNames.count
    self.precision = precision
    meanSquares = matrix.columnMeanSquares
  }
}

extension Dataset {
  /// A subset's samples, packed once for as long as the dataset is there: whoever asks while they are being packed waits.
  /// Throws when there are none or the memory runs out.
  package func packed(
    _ subset: SampleSubset, precision: Precision = .double, threads: Int
  ) throws(NetworkError) -> PackedSamples {
    try packings.samples(of: subset, in: precision) { () throws(NetworkError) in
      try PackedSamples(samples(of: subset), precision: precision, threads: threads)
    }
  }
}

/// What was packed of a dataset. It follows from the dataset, and tells none from another.
final class Packings: Hashable, Sendable {
  private struct Name: Hashable {
    var subset: SampleSubset
    var precision: Precision
  }

  private let packed = Mutex<[Name: PackedSamples]>([:])

  func samples(
    of subset: SampleSubset, in precision: Precision, otherwise pack: () throws(NetworkError) -> PackedSamples
  ) throws(NetworkError) -> PackedSamples {
    try packed.withLock { packed throws(NetworkError) in
      let name = Name(subset: subset, precision: precision)
      if let samples = packed[name] { return samples }
      let samples = try pack()
      packed[name] = samples
      return samples
    }
  }

  static func == (_: Packings, _: Packings) -> Bool { true }
  func hash(into _: inout Hasher) {}
}

/// The numbers that a network is evaluated in. Θ, cost and gradient are doubles outside either way.
package enum Precision: String, CaseIterable, Hashable, Sendable {
  /// 53 bits of significand.
  case double
  /// 24 bits: half the memory and twice the speed, for a cost and gradient right to about six digits.
  case single
}
