import Figures
import Learning
import Notebook
import Wording

/// What the network makes of images: the answers of its hidden units, and what it takes for something else.
extension DisplayStep {
  /// The images side by side, and a row of numbers for each: what every hidden unit answers.
  func showActivations(for data: Dataset, in context: inout StepContext) throws {
    let network = try context.read(Slots.network)
    try network.checkFits(data)
    guard network.layerSizes.count > 2 else { throw StepFailure(FailureWords.noHiddenLayer()) }
    let samples = try samples(of: data, in: context).flatMap(\.self)
    guard !samples.isEmpty else {
      context.show(
        .note(Note(.success, DisplayWords.nothing())))
      return
    }
    let names = samples.map(data.className(at:))
    let grid = ImageGrid(
      tiles: samples.map(data.image(at:)), columns: min(samples.count, 10), contrast: contrast,
      pixelScale: scale, gap: scale)
    context.show(
      .figure(
        Figure(
          raster: grid.raster(),
          alternative: DisplayWords.shown(.name(names.joined(separator: " "))),
          name: "images")))
    let answers = network.hiddenActivations(for: data.features.selecting(rows: samples))
    let map = HeatMap(
      rowTitle: DisplayWords.image(), columnTitle: DisplayWords.hiddenUnit(), rowLabels: names,
      columnLabels: (1...answers.columns).map(String.init),
      values: (0..<answers.rows).map { Array(answers.row($0)) }, format: .fixed(1))
    context.show(
      .chart(
        Chart(
          .heatMap(map),
          alternative: DisplayWords.answers(
            .number(answers.columns), DisplayWords.images(.number(samples.count)),
            Self.strongest(answers, names: names)))))
  }

  /// Which unit answers most to each image, of at most a dozen.
  private static func strongest(_ answers: Matrix, names: [String]) -> Phrase {
    let sentences = (0..<min(answers.rows, 12)).map { row in
      let unit = (0..<answers.columns).max { answers[row, $0] < answers[row, $1] } ?? 0
      return DisplayWords.strongest(
        Phrase.name(names[row]), .number(unit + 1), .number(answers[row, unit], .fixed(2)))
    }
    return .joined(sentences, .commas)
  }

  /// The most frequent pairs of classes of which one is taken for the other, with images of each.
  func showConfusions(of data: Dataset, in context: inout StepContext) throws {
    let network = try context.read(Slots.network)
    try network.checkFits(data)
    let predictions = network.predictions(for: data.features, threads: context.threads)
    let matrix = ConfusionMatrix(
      labels: data.labels, predictions: predictions, classCount: data.classNames.count)
    let confusions = matrix.confusions.prefix(rows ?? 8)
    guard !confusions.isEmpty else {
      context.show(
        .note(Note(.success, DisplayWords.nothing())))
      return
    }
    let names = data.classNames
    var tiles: [Gallery.Tile] = []
    var lines: [Int] = []
    for confusion in confusions {
      let samples = data.labels.indices.filter {
        data.labels[$0] == confusion.label && predictions[$0] == confusion.prediction
      }
      lines.append(min(samples.count, columns ?? 8))
      for sample in samples.prefix(columns ?? 8) {
        let grid = ImageGrid(tiles: [data.image(at: sample)], columns: 1, pixelScale: 1, gap: 0)
        tiles.append(
          Gallery.Tile(
            raster: grid.raster(), caption: "\(names[confusion.label]) → \(names[confusion.prediction])",
            alternative: DisplayWords.tile(
              Phrase.name(names[confusion.label]), .name(names[confusion.prediction]))))
      }
    }
    context.show(
      .gallery(
        Gallery(
          tiles: tiles,
          alternative: DisplayWords.confusions(.number(confusions.count)), lines: lines)))
    context.show(.table(PredictStep.confusionTable(Array(confusions), of: matrix, names: names)))
  }
}
