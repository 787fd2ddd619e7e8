/// How often samples of each class were taken for each class. What never happened takes no memory: of 1,000 classes
/// there are a million pairs.
struct ConfusionMatrix {
  /// A class, and what samples of it were taken for.
  struct Pair: Hashable {
    var label: Int
    var prediction: Int
  }

  /// How often each pair occurred that did.
  private let counts: [Pair: Int]
  /// How many samples each class has.
  private let samples: [Int]
  /// How many samples were taken for each class.
  private let taken: [Int]

  init(labels: [Int], predictions: [Int], classCount: Int) {
    var counts: [Pair: Int] = [:]
    var samples = [Int](repeating: 0, count: classCount)
    var taken = samples
    for (label, prediction) in zip(labels, predictions) {
      counts[Pair(label: label, prediction: prediction), default: 0] += 1
      samples[label] += 1
      taken[prediction] += 1
    }
    self.counts = counts
    self.samples = samples
    self.taken = taken
  }

  var total: Int { samples.reduce(0, +) }
  var correct: Int { samples.indices.reduce(0) { $0 + correct(of: $1) } }
  var accuracy: Double { Self.share(correct, of: total) }

  /// K×K: row is the class, column what it was taken for.
  var rows: [[Int]] {
    samples.indices.map { label in
      samples.indices.map { counts[Pair(label: label, prediction: $0), default: 0] }
    }
  }

  /// How many samples a class has.
  func count(of label: Int) -> Int { samples[label] }

  /// Of the samples that were taken for the class, the share that are of it; NaN when none was.
  func precision(of label: Int) -> Double { Self.share(correct(of: label), of: taken[label]) }

  /// Of the samples of the class, the share that were taken for it; NaN when there is none.
  func recall(of label: Int) -> Double { Self.share(correct(of: label), of: samples[label]) }

  /// The harmonic mean of precision and recall: 2·right / (samples of it + samples taken for it).
  func f1(of label: Int) -> Double { Self.share(2 * correct(of: label), of: samples[label] + taken[label]) }

  /// The pairs that occurred, right ones too, by class and by what it was taken for.
  var pairs: [(label: Int, prediction: Int, count: Int)] {
    counts.map { ($0.key.label, $0.key.prediction, $0.value) }
      .sorted { ($0.label, $0.prediction) < ($1.label, $1.prediction) }
  }

  /// Which classes were taken for which others, the most frequent first.
  var confusions: [(label: Int, prediction: Int, count: Int)] {
    pairs.filter { $0.label != $0.prediction }
      .sorted { ($1.count, $0.label, $0.prediction) < ($0.count, $1.label, $1.prediction) }
  }

  /// The classes that have samples, those with the lowest recall first; of equals those with more samples.
  var hardest: [Int] {
    samples.indices.filter { samples[$0] > 0 }
      .sorted { (recall(of: $0), samples[$1], $0) < (recall(of: $1), samples[$0], $1) }
  }

  private func correct(of label: Int) -> Int { counts[Pair(label: label, prediction: label), default: 0] }

  private static func share(_ part: Int, of whole: Int) -> Double { Double(part) / Double(whole) }
}
