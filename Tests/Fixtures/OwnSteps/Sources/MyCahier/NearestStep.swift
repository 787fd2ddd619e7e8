import Cahier

/// `nearest`: names each held-out sample after what lies nearest to it.
struct NearestStep: Step {
  /// What the samples are held against.
  enum Neighbours: String, Choice { case samples, prototypes }

  static let name = "nearest"
  static let summary = StepSummary(
    "Names each held-out sample after the nearest training sample, or the nearest prototype.",
    discussion: "Shows how far away the nearest neighbours are: the distances in ascending order.",
    example: "to: samples")

  private static let to = StepOption(
    "to", default: Neighbours.samples, help: "What the samples are held against.")
  static let options: [any AnyOption] = [to]
  static let scalars = [
    ScalarSummary("accuracy", "The share of samples that were named rightly.", better: .higher),
    ScalarSummary("distance", "The mean distance to the nearest neighbour.", better: .lower),
  ]
  static let words: [any Words.Type] = [NearestWords.self]
  static let translations = NearestWords.translations
  static let reads: [SlotUse] = [.data, .prototypes]

  private let to: Neighbours

  init(_ options: CellOptions) throws(OptionProblem) { to = options[Self.to] }

  var dataflow: Dataflow { Dataflow(unread: to == .samples ? [.prototypes] : []) }
  var outputKinds: Set<Output.Kind> { [.lineChart] }

  func run(in context: inout StepContext) throws {
    let data = try context.read(Slots.data)
    let questions = data.samples(of: .heldOut)
    guard !questions.labels.isEmpty else {
      throw StepFailure("no samples are held out", advice: "add `holdout: 0.2` to the `load` cell")
    }
    let (points, labels) = try neighbours(of: data, in: context)
    var distances: [Double] = []
    var right = 0
    for sample in 0..<questions.features.rows {
      try context.checkCancellation()
      let (nearest, distance) = Self.nearest(to: questions.features.row(sample), among: points)
      distances.append(distance)
      if labels[nearest] == questions.labels[sample] { right += 1 }
    }
    context.set("accuracy", Double(right) / Double(distances.count))
    context.set("distance", distances.reduce(0, +) / Double(distances.count))
    distances.sort()
    let chart = LineChart(
      xLabel: NearestWords.sample(), yLabel: NearestWords.distance(),
      series: [.init(name: Phrase.name(to.rawValue), x: distances.indices.map(Double.init), y: distances)])
    context.show(.chart(Chart(.line(chart), alternative: chart.alternativeText)))
  }

  private func neighbours(of data: Dataset, in context: StepContext) throws -> (Matrix, labels: [Int]) {
    switch to {
    case .samples:
      let known = data.samples(of: .train)
      return (known.features, known.labels)
    case .prototypes:
      let means = try context.read(PrototypesStep.slot).means
      return (means, Array(0..<means.rows))
    }
  }

  /// The Euclidean distance, and whose it is; of equals the first.
  private static func nearest(
    to point: ArraySlice<Double>, among others: Matrix
  ) -> (index: Int, distance: Double) {
    var best = (index: 0, distance: Double.infinity)
    let point = Array(point)
    for index in 0..<others.rows {
      var sum = 0.0
      let start = index * others.columns
      for column in 0..<others.columns {
        let difference = others.elements[start + column] - point[column]
        sum += difference * difference
      }
      if sum < best.distance { best = (index, sum) }
    }
    return (best.index, best.distance.squareRoot())
  }
}
