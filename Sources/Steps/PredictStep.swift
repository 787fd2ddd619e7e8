import Figures
import Learning
package import Notebook
package import Wording

/// `predict`: how often the network is right, and where it is not.
package struct PredictStep: Step {
  package static let name = "predict"
  package static let summary = StepSummary(
    "Lets the network name every sample, and compares with the labels.",
    discussion: """
      Shows the accuracy, the confusion matrix (how often samples of one class were taken for another), \
      precision, recall and F₁ of each class, and the misclassified images with what they were taken for; of more \
      than 30 classes, the most frequent confusions and the classes that are missed most. With `files`, names \
      pictures of your own instead: PNG files of up to 25 million pixels, a digit each, of any colour, dark on light \
      or light on dark.
      """,
    example: """
      on: held-out
      """)

  private static let examples = StepOption(
    "examples", default: 40, .between(0, 1000), help: "The maximum number of misclassified images to show.")
  static let counts = StepOption<TableFile?>(
    optional: "counts",
    help: "A file to be written beside the report: how often each class was taken for each.")
  static let files = StepOption<[FilePath]>(
    "files", default: [], .count(0...100),
    help: "PNG pictures to classify instead of the data's samples, one digit each.")

  package static let words: [any Words.Type] = [PredictWords.self, FailureWords.self]
  package static let options: [any AnyOption] = [LearningOptions.subset, examples, counts, files]
  package static let reads: [SlotUse] = [.data, .network]
  package static let scalars = [
    ScalarSummary("accuracy", "The share of samples that were classified correctly.", better: .higher),
    ScalarSummary("misclassified", "How many samples were misclassified.", better: .lower),
  ]

  package static let revision = 2

  private let subset: SampleSubset
  private let examples: Int
  /// Where how often each class was taken for each is written.
  let counts: TableFile?
  private let files: [FilePath]

  package init(_ options: CellOptions) throws(OptionProblem) {
    subset = options[LearningOptions.subset]
    examples = options[Self.examples]
    counts = options[Self.counts]
    files = options[Self.files]
    guard !files.isEmpty else { return }
    if let option = options.firstGiven(of: [LearningOptions.subset, Self.examples, Self.counts]) {
      throw OptionProblem(
        option, "`\(option.name)` is about the data's samples, this cell names pictures",
        advice: "keep one of the two"
      )
    }
  }

  package var dataflow: Dataflow {
    Dataflow(
      files: files.map { Dataflow.FileRead($0, option: Self.files) },
      saves: counts.map { [Dataflow.FileWrite($0.name, option: Self.counts)] } ?? [])
  }

  /// The confusion matrix is drawn of few classes only, and how many there are is known when the data are.
  package var outputKinds: Set<Output.Kind> { files.isEmpty ? [.table] : [.table, .gallery] }

  package var scalarNames: [String] { files.isEmpty ? Self.scalars.map(\.name) : [] }

  package var measuresUnseen: Bool { subset == .heldOut && files.isEmpty }

  package func run(in context: inout StepContext) throws {
    let data = try context.read(Slots.data)
    let network = try context.read(Slots.network)
    try network.checkFits(data)
    guard files.isEmpty else {
      return try namePictures(files, network: network, data: data, in: &context)
    }
    let samples = try data.someSamples(of: subset)
    let predictions = network.predictions(for: samples.features, threads: context.threads)
    let matrix = ConfusionMatrix(
      labels: samples.labels, predictions: predictions, classCount: samples.classNames.count)
    context.set("accuracy", matrix.accuracy)
    context.set("misclassified", Double(matrix.total - matrix.correct))
    context.show(.table(summary(matrix)))
    show(matrix, names: samples.classNames, in: &context)
    if let counts { context.save(Self.table(of: matrix, names: samples.classNames), as: counts.name) }
    let wrong = samples.labels.indices.filter { predictions[$0] != samples.labels[$0] }
    guard !wrong.isEmpty, examples > 0 else { return }
    context.show(.gallery(gallery(Array(wrong.prefix(examples)), samples, predictions)))
    if wrong.count > examples {
      context.show(.text(PredictWords.firstOnes(.number(examples), .number(wrong.count))))
    }
  }

  private func summary(_ matrix: ConfusionMatrix) -> Table {
    let part: PredictWords =
      switch subset {
      case .train: .trainingSamples
      case .heldOut: .heldOutSamples
      case .all: .allSamples
      }
    let whole = NumberFormat.grouped
    return Table(
      title: PredictWords.title(),
      rows: [
        [.text(part()), .number(Double(matrix.total), whole)],
        [.text(PredictWords.right()), .number(Double(matrix.correct), whole)],
        [.text(PredictWords.misclassified()), .number(Double(matrix.total - matrix.correct), whole)],
        [.text(PredictWords.accuracy()), .number(matrix.accuracy, .percent(2))],
      ])
  }

  private func gallery(_ wrong: [Int], _ samples: Dataset, _ predictions: [Int]) -> Gallery {
    let tiles = wrong.map { sample -> Gallery.Tile in
      let grid = ImageGrid(tiles: [samples.image(at: sample)], columns: 1, pixelScale: 1, gap: 0)
      let label = samples.className(at: sample)
      let prediction = samples.classNames[predictions[sample]]
      return Gallery.Tile(
        raster: grid.raster(), caption: "\(label) → \(prediction)",
        alternative: PredictWords.tile(.name(label), .name(prediction)))
    }
    return Gallery(
      tiles: tiles, alternative: PredictWords.tiles(.number(tiles.count)))
  }
}
