import Figures
import Learning
import Notebook
import Wording

/// What `plot` draws of the network itself.
extension PlotStep {
  /// How many parts the range of the weights is divided into.
  private static let binCount = 30

  /// Draws for each layer which share of its weights lies where; biases, which belong to no pixel, left out.
  func showWeights(scale: ChartScale, in context: inout StepContext) throws {
    let network = try context.read(Slots.network)
    let layers = network.weights.map { weights in
      (0..<weights.rows).flatMap { weights.row($0).dropFirst() }
    }
    let least = layers.compactMap { $0.min() }.min() ?? 0
    let greatest = layers.compactMap { $0.max() }.max() ?? 0
    let width = greatest > least ? (greatest - least) / Double(Self.binCount) : 1
    let middles = (0..<Self.binCount).map { least + (Double($0) + 0.5) * width }
    let series = layers.enumerated().map { layer, weights in
      var counts = [Double](repeating: 0, count: Self.binCount)
      for weight in weights { counts[min(max(Int((weight - least) / width), 0), Self.binCount - 1)] += 1 }
      return LineChart.Series(
        name: Phrase.name("Θ\(subscripted(layer + 1))"), x: middles,
        y: counts.map { 100 * $0 / Double(weights.count) })
    }
    let chart = LineChart(
      xLabel: PlotWords.weight(), yLabel: PlotWords.share(), series: series, yScale: scale)
    context.show(.chart(Chart(.line(chart), alternative: chart.alternativeText)))
    let digits = NumberFormat.significant(3)
    context.show(
      .table(
        Table(
          title: PlotWords.title(),
          columns: [
            PlotWords.layer(), PlotWords.weights(), PlotWords.mean(), PlotWords.deviation(),
            PlotWords.least(),
            PlotWords.greatest(),
          ],
          rows: layers.enumerated().map { layer, weights in
            let count = Double(weights.count)
            let mean = weights.reduce(0, +) / count
            let variance = weights.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
            return [
              .text(.name("Θ\(subscripted(layer + 1))")), .number(count, .grouped), .number(mean, digits),
              .number(variance.squareRoot(), digits), .number(weights.min() ?? .nan, digits),
              .number(weights.max() ?? .nan, digits),
            ]
          })))
  }

  /// How many mixtures are asked about, and how many of them are shown.
  private static let (mixtureCount, shownCount) = (101, 11)

  /// Lets one image fade into another and draws what the network says to each mixture.
  func showDecision(in context: inout StepContext) throws {
    let data = try context.read(Slots.data)
    let network = try context.read(Slots.network)
    try network.checkFits(data)
    let ends = try samples(of: data, seed: context.seed)
    let (first, last) = (Array(data.features.row(ends[0])), Array(data.features.row(ends[1])))
    let shares = (0..<Self.mixtureCount).map { Double($0) / Double(Self.mixtureCount - 1) }
    let mixtures = shares.map { share in zip(first, last).map { (1 - share) * $0 + share * $1 } }
    let features = Matrix(
      rows: mixtures.count, columns: first.count, elements: mixtures.flatMap(\.self))
    let outputs = network.outputs(for: features, threads: context.threads)
    let stride = (Self.mixtureCount - 1) / (Self.shownCount - 1)
    let shown = Swift.stride(from: 0, to: Self.mixtureCount, by: stride).map { data.image(of: mixtures[$0]) }
    context.show(
      .figure(
        Figure(
          raster: ImageGrid(
            tiles: shown, columns: Self.shownCount, contrast: .all, pixelScale: 2, gap: 2
          ).raster(),
          alternative: PlotWords.fading(
            Phrase.name(classes[0]), .name(classes[1]), .number(Self.shownCount)),
          name: "mixtures")))
    // Those that say something anywhere, the strongest first; a line more would hide what there is.
    let peaks = data.classNames.indices.map { column in
      (column: column, peak: (0..<outputs.rows).map { outputs[$0, column] }.max() ?? 0)
    }
    let speaking = peaks.filter { $0.peak >= 0.05 }.sorted { ($1.peak, $0.column) < ($0.peak, $1.column) }
      .prefix(6)
    let chart = LineChart(
      xLabel: PlotWords.secondShare(), yLabel: PlotWords.output(),
      series: speaking.map { entry in
        LineChart.Series(
          name: Phrase.name(data.classNames[entry.column]), x: shares,
          y: (0..<outputs.rows).map { outputs[$0, entry.column] })
      })
    context.show(.chart(Chart(.line(chart), alternative: chart.alternativeText)))
    let predictions = network.predictions(for: features, threads: context.threads)
    context.show(.text(Self.story(predictions.map { data.classNames[$0] }, shares)))
  }

  /// A sample of each class.
  private func samples(of data: Dataset, seed: UInt64) throws(StepFailure) -> [Int] {
    var random = Random(seed: seed, stream: "plot")
    var chosen: [Int] = []
    for name in classes {
      guard let label = data.classNames.firstIndex(of: name) else {
        throw StepFailure(
          FailureWords.noClass(.name(name)),
          advice: FailureWords.classesAre(.list(data.classNames.map { Phrase.name("`\($0)`") })),
          option: Self.between)
      }
      // Two images of one class are different ones.
      let members = data.labels.indices.filter { data.labels[$0] == label && !chosen.contains($0) }
      guard !members.isEmpty else {
        throw StepFailure(FailureWords.noSampleOfClass(.name(name)), option: Self.between)
      }
      chosen.append(members[random.index(below: members.count)])
    }
    return chosen
  }

  /// What the network takes the mixtures for, and where that changes.
  private static func story(_ names: [String], _ shares: [Double]) -> Phrase {
    let changes = names.indices.dropFirst().filter { names[$0] != names[$0 - 1] }
    guard !changes.isEmpty else { return PlotWords.storyWithoutChange(.name(names[0])) }
    return PlotWords.story(
      changes.reduce(.name(names[0])) { story, index in
        PlotWords.then(
          story, PlotWords.change(.number(shares[index], .percent(0)), .name(names[index])))
      })
  }
}
