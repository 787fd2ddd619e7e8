import Figures
import Learning
package import Notebook

/// `predict`: how often the network is right, and where it is not.
package struct PredictStep: Step {
  package static let name = "predict"
  package static let summary = StepSummary(
    "Lets the network name every sample, and compares with the labels.",
    discussion: """
      Shows the accuracy, the confusion matrix (how often samples of one class were taken for another), \
      precision, recall and F₁ of each class, and the misclassified images with what they were taken for. With \
      `files`, names pictures of your own instead: PNG files, a digit each, of any size and colour, dark on light \
      or light on dark.
      """,
    reads: [.data, .network],
    example: """
      on: held-out
      """)

  private static let examples = Option(
    "examples", default: 40, .between(0, 1000), help: "How many misclassified images to show at most.")
  static let files = Option<[FilePath]>(
    "files", default: [], Constraint("at most 100 of them") { $0.count <= 100 },
    help: "PNG pictures to name in place of the data's samples, a digit each.")

  package static let options: [any AnyOption] = [LearningOptions.part, examples, files]
  package static let scalars = [
    ScalarSummary("accuracy", "The share of samples that were named rightly.", better: .higher),
    ScalarSummary("misclassified", "How many samples were taken for something else.", better: .lower),
  ]

  private let options: CellOptions

  package init(_ options: CellOptions) throws(OptionProblem) {
    self.options = options
    guard !options[Self.files].isEmpty else { return }
    for name in [LearningOptions.part.name, Self.examples.name] where options.given.contains(name) {
      throw OptionProblem(
        name, "`\(name)` is about the data's samples, this cell names pictures", advice: "keep one of the two"
      )
    }
  }

  package var dataflow: Dataflow {
    Dataflow(
      reads: [.data, .network],
      files: options[Self.files].map { Dataflow.FileRead($0, option: Self.files.name) })
  }

  package var scalarNames: [String] { options[Self.files].isEmpty ? Self.scalars.map(\.name) : [] }

  package func run(in context: inout StepContext) throws {
    let data = try context.read(Slots.data)
    let network = try context.read(Slots.network)
    try network.checkFits(data)
    guard options[Self.files].isEmpty else {
      return try namePictures(options[Self.files], network: network, data: data, in: &context)
    }
    let samples = try data.samples(of: options[LearningOptions.part])
    let predictions = network.predictions(for: samples.features, threads: context.threads)
    let matrix = ConfusionMatrix(
      labels: samples.labels, predictions: predictions, classCount: samples.classNames.count)
    context.set("accuracy", matrix.accuracy)
    context.set("misclassified", Double(matrix.total - matrix.correct))
    context.show(.table(summary(matrix)))
    context.show(.chart(heatMap(matrix, names: samples.classNames)))
    context.show(.table(classTable(matrix, names: samples.classNames)))
    let wrong = samples.labels.indices.filter { predictions[$0] != samples.labels[$0] }
    guard !wrong.isEmpty, options[Self.examples] > 0 else { return }
    context.show(.gallery(gallery(Array(wrong.prefix(options[Self.examples])), samples, predictions)))
    if wrong.count > options[Self.examples] {
      context.show(.text("The first \(options[Self.examples]) of \(wrong.count) misclassified images."))
    }
  }

  private func summary(_ matrix: ConfusionMatrix) -> Table {
    let part =
      switch options[LearningOptions.part] {
      case .train: "Training samples"
      case .heldOut: "Held-out samples"
      case .all: "All samples"
      }
    let whole = NumberFormat(",d") ?? .automatic
    return Table(
      title: "How often the network is right",
      rows: [
        [.text(part), .number(Double(matrix.total), whole)],
        [.text("Named rightly"), .number(Double(matrix.correct), whole)],
        [.text("Misclassified"), .number(Double(matrix.total - matrix.correct), whole)],
        [.text("Accuracy"), .number(matrix.accuracy, NumberFormat(".2%") ?? .automatic)],
      ])
  }

  private func heatMap(_ matrix: ConfusionMatrix, names: [String]) -> Chart {
    let drawing = HeatMap(
      rowTitle: "Class", columnTitle: "Taken for", rowLabels: names, columnLabels: names,
      values: matrix.counts.map { $0.map(Double.init) }, coloring: .confusion)
    let confusions = matrix.confusions.prefix(3).map { confusion in
      "\(names[confusion.label]) for \(names[confusion.prediction]) (\(confusion.count) times)"
    }
    let alternative =
      "Confusion matrix of \(names.count) classes: \(matrix.correct) of \(matrix.total) samples are on its diagonal. "
      + (confusions.isEmpty
        ? "No sample is off it." : "Most often it takes \(confusions.joined(separator: ", ")).")
    return Chart(.heatMap(drawing), alternative: alternative)
  }

  private func classTable(_ matrix: ConfusionMatrix, names: [String]) -> Table {
    let share = NumberFormat(".2%") ?? .automatic
    let rows = names.indices.map { label -> [Table.Cell] in
      [
        .text(names[label]), .number(Double(matrix.count(of: label)), NumberFormat(",d") ?? .automatic),
        .number(matrix.precision(of: label), share), .number(matrix.recall(of: label), share),
        .number(matrix.f1(of: label), share),
      ]
    }
    return Table(
      title: "Each class", columns: ["Class", "Samples", "Precision", "Recall", "F₁"], rows: rows)
  }

  private func gallery(_ wrong: [Int], _ samples: Dataset, _ predictions: [Int]) -> Gallery {
    let tiles = wrong.map { sample -> Gallery.Tile in
      let grid = ImageGrid(tiles: [samples.image(at: sample)], columns: 1, pixelScale: 1, gap: 0)
      let label = samples.className(at: sample)
      let prediction = samples.classNames[predictions[sample]]
      return Gallery.Tile(
        raster: grid.raster(), caption: "\(label) → \(prediction)",
        alternative: "An image of class \(label), taken for \(prediction).")
    }
    return Gallery(
      tiles: tiles,
      alternative: "\(tiles.count) misclassified images, each with its class and what it was taken for.")
  }
}
