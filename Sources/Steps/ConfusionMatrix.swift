/// How often samples of each class were taken for each class.
struct ConfusionMatrix {
  /// K×K: row is the class, column what it was taken for.
  let counts: [[Int]]

  init(labels: [Int], predictions: [Int], classCount: Int) {
    var counts = [[Int]](repeating: [Int](repeating: 0, count: classCount), count: classCount)
    for (label, prediction) in zip(labels, predictions) { counts[label][prediction] += 1 }
    self.counts = counts
  }

  var total: Int { counts.reduce(0) { $0 + $1.reduce(0, +) } }
  var correct: Int { counts.indices.reduce(0) { $0 + counts[$1][$1] } }
  var accuracy: Double { Self.share(correct, of: total) }

  /// How many samples a class has.
  func count(of label: Int) -> Int { counts[label].reduce(0, +) }

  /// Of the samples that were taken for the class, the share that are of it; NaN when none was.
  func precision(of label: Int) -> Double {
    Self.share(counts[label][label], of: counts.reduce(0) { $0 + $1[label] })
  }

  /// Of the samples of the class, the share that were taken for it; NaN when there is none.
  func recall(of label: Int) -> Double { Self.share(counts[label][label], of: count(of: label)) }

  /// The harmonic mean of precision and recall: 2·right / (samples of it + samples taken for it).
  func f1(of label: Int) -> Double {
    Self.share(2 * counts[label][label], of: count(of: label) + counts.reduce(0) { $0 + $1[label] })
  }

  /// Which classes were taken for which others, the most frequent first.
  var confusions: [(label: Int, prediction: Int, count: Int)] {
    counts.indices.flatMap { label in
      counts.indices.map { (label: label, prediction: $0, count: counts[label][$0]) }
    }
    .filter { $0.label != $0.prediction && $0.count > 0 }
    .sorted { ($1.count, $0.label, $0.prediction) < ($0.count, $1.label, $1.prediction) }
  }

  private static func share(_ part: Int, of whole: Int) -> Double { Double(part) / Double(whole) }
}
