/// Why features and labels are no dataset. Samples and features are counted from 0.
package enum DatasetError: Error, Hashable, Sendable {
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
