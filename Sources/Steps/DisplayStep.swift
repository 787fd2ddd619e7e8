import Figures
import Learning
package import Notebook
package import Wording

/// `display`: images side by side.
package struct DisplayStep: Step {
  package static let name = "display"
  package static let revision = 2
  package static let summary = StepSummary(
    "Shows images of the data, what the hidden units look for and answer, or what is confused with what.",
    discussion: """
      The images are drawn at random from the seed, taken in the order of the file, a row of each class, or \
      those that the network takes for something else. `of: hidden-units` shows the weights of each unit of the \
      first hidden layer as an image: light where a pixel excites the unit, dark where it inhibits it. \
      `of: activations` shows what each of these units answers to some images, one of each class if `sample` does \
      not say otherwise. `of: confusions` shows which classes the network takes for which, the most frequent first, \
      with images of each.
      """,
    example: """
      rows: 10
      columns: 10
      sample: random
      """)

  /// Which images are shown.
  enum Sample: String, Choice {
    case random, first
    case eachClass = "each-class"
    case misclassified
  }

  /// What the images are of.
  enum Subject: String, Choice {
    case images
    case hiddenUnits = "hidden-units"
    case activations, confusions
  }

  fileprivate static let rows = StepOption<Int?>(
    optional: "rows", .between(1, 100),
    help:
      "Rows of the grid; by default 10 for images, one per class for `each-class`, as many as needed for hidden units; images of activations (one of each class), or pairs of confusions (8)."
  )
  fileprivate static let columns = StepOption<Int?>(
    optional: "columns", .between(1, 100),
    help:
      "Columns of the grid; by default 10 for images, about as many as rows for hidden units, 8 images of each confusion."
  )
  fileprivate static let sample = StepOption(
    "sample", default: Sample.random, help: "Which images to show.")
  fileprivate static let subject = StepOption(
    "of", default: Subject.images,
    help:
      "Show images of the data, the weights of the hidden units, their activations for images, or confusions."
  )
  fileprivate static let subset = StepOption(
    "on", default: SampleSubset.all,
    help: "Which samples the images are of: those for training, those held out, or all.")
  fileprivate static let contrast = StepOption(
    "contrast", default: Contrast.each,
    help: "Whether black and white are the extremes of each tile, or of all tiles together.")
  fileprivate static let scale = StepOption(
    "scale", default: 3, .between(1, 32),
    help: "How many pixels of the picture each pixel of an image becomes.")

  package static let words: [any Words.Type] = [DisplayWords.self, PredictWords.self, FailureWords.self]
  package static let options: [any AnyOption] = [rows, columns, sample, subject, subset, contrast, scale]
  package static let reads: [SlotUse] = [.data, .network]

  let rows: Int?
  let columns: Int?
  private var sample: Sample
  private let subject: Subject
  private let subset: SampleSubset
  let contrast: Contrast
  let scale: Int

  package init(_ options: CellOptions) throws(OptionProblem) {
    rows = options[Self.rows]
    columns = options[Self.columns]
    sample = options[Self.sample]
    subject = options[Self.subject]
    contrast = options[Self.contrast]
    scale = options[Self.scale]
    subset = options[Self.subset]
    if let option = options.firstGiven(of: subject.foreignOptions) {
      throw OptionProblem(
        option, "`\(option.name)` is of no use where \(subject.words) are shown",
        advice: "take `\(option.name)` out")
    }
    if subject == .activations, !options.gives(Self.sample) { sample = .eachClass }
  }

  /// Pictures are certain but of mistakes, of which there may be none.
  package var outputKinds: Set<Output.Kind> {
    switch subject {
    case .images: sample == .misclassified ? [] : [.figure]
    case .hiddenUnits: [.figure]
    case .activations: sample == .misclassified ? [] : [.figure, .heatMap]
    case .confusions: []
    }
  }

  package var dataflow: Dataflow {
    let readsNetwork = subject != .images || sample == .misclassified
    return Dataflow(unread: readsNetwork ? [] : [.network])
  }

  package func run(in context: inout StepContext) throws {
    let all = try context.read(Slots.data)
    if subject == .hiddenUnits { return try showHiddenUnits(for: all, in: &context) }
    let data = try all.someSamples(of: subset)
    switch subject {
    case .images, .hiddenUnits: try showImages(of: data, in: &context)
    case .activations: try showActivations(for: data, in: &context)
    case .confusions: try showConfusions(of: data, in: &context)
    }
  }

  // MARK: - Images

  private func showImages(of data: Dataset, in context: inout StepContext) throws {
    let lines = try samples(of: data, in: context)
    let columns = lines.map(\.count).max() ?? 0
    guard columns > 0 else {
      context.show(
        .note(Note(.success, DisplayWords.nothing())))
      return
    }
    // A class of fewer images leaves the end of its row empty.
    let empty = GrayImage(rows: 0, columns: 0, values: [])
    let tiles = lines.flatMap { line in
      line.map(data.image(at:)) + [GrayImage](repeating: empty, count: columns - line.count)
    }
    let grid = ImageGrid(
      tiles: tiles, columns: columns, contrast: contrast, pixelScale: scale,
      gap: scale)
    context.show(
      .figure(Figure(raster: grid.raster(), alternative: alternative(data, lines), name: "images")))
  }

  /// The samples to show, row by row.
  func samples(of data: Dataset, in context: StepContext) throws -> [[Int]] {
    // Activations are of so many images, and of one image a class.
    let columns = columns ?? (subject == .activations ? 1 : 10)
    let count = (rows ?? 10) * columns
    let total = data.labels.count
    let samples: [Int]
    switch sample {
    case .first: samples = Array(0..<min(count, total))
    case .random:
      var random = Random(seed: context.seed, stream: "display")
      samples = random.sample(min(count, total), of: total)
    case .eachClass:
      let rows = rows ?? min(data.classNames.count, 100)
      return samplesOfEachClass(data, rows: rows, columns: columns, seed: context.seed)
    case .misclassified:
      let network = try context.read(Slots.network)
      try network.checkFits(data)
      let predictions = network.predictions(for: data.features, threads: context.threads)
      samples = Array(data.labels.indices.filter { predictions[$0] != data.labels[$0] }.prefix(count))
    }
    return stride(from: 0, to: samples.count, by: columns).map { start in
      Array(samples[start..<min(start + columns, samples.count)])
    }
  }

  /// A row of each class, in the order of the classes.
  private func samplesOfEachClass(_ data: Dataset, rows: Int, columns: Int, seed: UInt64) -> [[Int]] {
    var random = Random(seed: seed, stream: "display")
    let members = data.labels.indices.reduce(into: [[Int]](repeating: [], count: data.classNames.count)) {
      $0[data.labels[$1]].append($1)
    }
    return (0..<rows).map { row -> [Int] in
      let members = members[row % members.count]
      return random.sample(min(columns, members.count), of: members.count).map { members[$0] }
    }
  }

  private func alternative(_ data: Dataset, _ lines: [[Int]]) -> Phrase {
    let rows = lines.map { Phrase.name($0.map(data.className(at:)).joined(separator: " ")) }
    let count = lines.reduce(0) { $0 + $1.count }
    return (sample == .misclassified ? DisplayWords.misclassifiedGrid : .grid)(
      .number(count), .joined(rows, .semicolons))
  }

  // MARK: - Hidden units

  private func showHiddenUnits(for data: Dataset, in context: inout StepContext) throws {
    let network = try context.read(Slots.network)
    try network.checkFits(data)
    guard network.layerSizes.count > 2 else {
      throw StepFailure(FailureWords.noHiddenLayer(), option: Self.subject)
    }
    // The first column of Θ₁ is the bias, which belongs to no pixel.
    let weights = network.weights[0]
    let images = (0..<weights.rows).map { data.image(of: weights.row($0).dropFirst()) }
    let columns =
      self.columns ?? rows.map { (images.count + $0 - 1) / $0 }
      ?? Int(Double(images.count).squareRoot().rounded(.up))
    let shown = rows.map { Array(images.prefix($0 * columns)) } ?? images
    let grid = ImageGrid(
      tiles: shown, columns: min(columns, shown.count), contrast: contrast, isSymmetric: true,
      pixelScale: scale, gap: scale)
    context.show(
      .figure(
        Figure(
          raster: grid.raster(),
          alternative: DisplayWords.hiddenUnits(
            .number(shown.count), .number(data.imageRows), .number(data.imageColumns)),
          name: "hidden units")))
  }
}

extension DisplayStep.Subject {
  /// What it is called in a sentence.
  fileprivate var words: String {
    switch self {
    case .images: "images"
    case .hiddenUnits: "hidden units"
    case .activations: "activations"
    case .confusions: "confusions"
    }
  }

  /// The options that say nothing about it.
  fileprivate var foreignOptions: [any AnyOption] {
    switch self {
    case .images: []
    case .hiddenUnits: [DisplayStep.sample, DisplayStep.subset]
    case .activations: [DisplayStep.columns]
    case .confusions: [DisplayStep.sample, DisplayStep.contrast, DisplayStep.scale]
    }
  }
}
