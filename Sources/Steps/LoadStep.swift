import DataFiles
import Figures
import Learning
package import Notebook
package import Wording

/// `load`: a dataset from a file, and a fresh network that fits it.
package struct LoadStep: Step {
  package static let name = "load"
  package static let summary = StepSummary(
    "Reads images and their labels from a file.",
    discussion: """
      Reads MATLAB files (version 4 to 7), NPY and NPZ, IDX (MNIST's) and tables in text (CSV, TSV, and what \
      numpy, pandas, R and Excel write), gzipped or not, told apart by their content: the images, one a row, and \
      their labels, one a sample. Pixels are brought to [0, 1], and the table says how. Also writes a fresh \
      network that fits the data (one hidden layer, N(0, 1) weights), so that a notebook needs no `network` cell \
      unless it wants another.
      """,
    example: """
      file: Data/digits.mat
      resize: [20, 20]
      classes: [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]
      holdout: 0.2
      """)

  package static let revision = 2
  package static let writes: [SlotUse] = [.data, .network]
  package static let valuesAreMadeAgain = true

  private static let scale = StepOption(
    "scale", default: PixelScale.automatic,
    help: """
      How pixels come to [0, 1]: `auto` goes by their range (0…1, 0…16, 0…255, 12 or 16 bits, −1…1, noise or not), \
      `none` takes them as they are, a number divides them, and of two the first becomes 0 and the second 1.
      """)
  private static let resize = StepOption<ImageSize?>(
    optional: "resize", help: "The size that images are resized to, by cubic convolution.")
  private static let shape = StepOption<ImageSize?>(
    optional: "shape", help: "The size of the images in the file; square if left out.")
  private static let order = StepOption<PixelOrder?>(
    optional: "order",
    help:
      "How an image is unrolled: column by column (the default for MATLAB files) or row by row (for others)."
  )
  static let classes = StepOption<[String]?>(
    optional: "classes",
    help: "The names of the labels 1…K in order; if left out, the labels themselves.")
  private static let limit = StepOption<Int?>(
    optional: "limit", .atLeast(1),
    help: "Use only this many samples, drawn from every class in proportion.")
  private static let holdout = StepOption(
    "holdout", default: Share.count(0),
    help:
      "How many samples, or which fraction, to hold out of training; drawn from every class in proportion.")

  package static let words: [any Words.Type] = [LoadWords.self, FailureWords.self]
  package static let options: [any AnyOption] =
    LabelledImagesOptions.all + [
      scale, resize, shape, order, classes, limit, holdout, LearningOptions.hidden,
      LearningOptions.parameterLimit,
    ]
  package static let scalars = [
    ScalarSummary("samples", "How many samples there are."),
    ScalarSummary("features", "How many pixels a sample has."),
    ScalarSummary("classes", "How many classes there are."),
  ]

  private let source: LabelledImagesOptions
  private let scale: PixelScale
  private let resize, shape: ImageSize?
  private let order: PixelOrder?
  private let classes: [String]?
  private let limit: Int?
  private let holdout: Share
  private let hidden: HiddenLayers

  package init(_ options: CellOptions) throws(OptionProblem) {
    source = LabelledImagesOptions(options)
    scale = options[Self.scale]
    resize = options[Self.resize]
    shape = options[Self.shape]
    order = options[Self.order]
    classes = options[Self.classes]
    limit = options[Self.limit]
    holdout = options[Self.holdout]
    hidden = HiddenLayers(options)
    let sizeOption: any AnyOption = resize == nil ? Self.shape : Self.resize
    try hidden.checkLeastSize(
      inputs: (resize ?? shape).map { ($0.rows * $0.columns, sizeOption) }, outputs: classes?.count)
    if let classes, Set(classes).count != classes.count {
      throw OptionProblem(
        Self.classes, "two classes have the same name", advice: "give each class a name of its own")
    }
  }

  package var outputKinds: Set<Output.Kind> { [.table] }

  package var dataflow: Dataflow { Dataflow(files: source.reads) }

  package func run(in context: inout StepContext) throws {
    let source = try LabelledImages(source, in: &context)
    let images = source.images
    let shape = try imageShape(images)
    try checkNumbers(images)
    let classes = try LabelClasses(source.labels, names: self.classes)
    try context.checkCancellation()

    let chosen = try chosenSamples(of: classes, seed: context.seed)
    let size = resize ?? shape
    try checkSize(size, samples: chosen.count)
    let scaling = scaling(of: source.range)
    let order = order ?? source.format.usualOrder
    let features = resampled(images, samples: chosen, from: shape, scaling: scaling, order: order)
    try context.checkCancellation()

    let chosenLabels = chosen.map { classes.indices[$0] }
    let dataset: Dataset
    do {
      dataset = try Dataset(
        features: features, labels: chosenLabels, classNames: classes.names, imageRows: size.rows,
        imageColumns: size.columns, pixelOrder: order,
        heldOut: try heldOut(chosenLabels, classes: classes, seed: context.seed))
    } catch let error as DatasetError {
      throw StepFailure(error.sentence(samples: chosen), option: LabelledImagesOptions.images)
    }
    let network = Network(
      layerSizes: try hidden.layers(for: dataset), activation: .sigmoid,
      initialization: .normal(standardDeviation: 1),
      seed: context.seed)

    context.write(dataset, to: Slots.data)
    context.write(network, to: Slots.network)
    context.set("samples", Double(dataset.labels.count))
    context.set("features", Double(dataset.features.columns))
    context.set("classes", Double(classes.names.count))
    context.show(.table(properties(of: dataset, source: source)))
    if let table = classTable(dataset) { context.show(.table(table)) }
    if let warning = source.table?.warning { context.show(.note(Note(.warning, warning))) }
  }

  // MARK: - Images

  private func imageShape(_ images: NumericArray) throws -> ImageSize {
    guard images.rows > 0, images.columns > 0 else {
      throw StepFailure(
        FailureWords.emptyVariable(.name(source.images.name)),
        option: LabelledImagesOptions.images)
    }
    if let shape {
      guard shape.rows * shape.columns == images.columns else {
        throw StepFailure(
          FailureWords.otherShape(
            .number(shape.rows), .number(shape.columns), .number(shape.rows * shape.columns),
            .number(images.columns)),
          option: Self.shape)
      }
      return shape
    }
    // Some formats say so themselves: samples × rows × columns.
    if images.shape.count == 3 { return ImageSize(rows: images.shape[1], columns: images.shape[2]) }
    let side = Int(Double(images.columns).squareRoot().rounded())
    guard side * side == images.columns else {
      if resize == nil { return ImageSize(rows: 1, columns: images.columns) }
      throw StepFailure(
        FailureWords.notSquare(.number(images.columns)), advice: FailureWords.addShape(),
        option: LabelledImagesOptions.images)
    }
    return ImageSize(rows: side, columns: side)
  }

  /// The most numbers that a dataset has: 2 GiB of them.
  private static let numberLimit = 1 << 28

  private func checkSize(_ size: ImageSize, samples: Int) throws {
    let numbers = size.rows * size.columns * samples
    guard numbers <= Self.numberLimit else {
      throw StepFailure(
        FailureWords.tooManyNumbers(
          .number(samples), .number(size.rows), .number(size.columns), .grouped(numbers),
          .grouped(Self.numberLimit)), advice: FailureWords.takeFewer(),
        option: resize == nil ? LabelledImagesOptions.images : Self.resize)
    }
  }

  /// - Throws: ``StepFailure`` with the first pixel of the first sample that has one that is no number, or infinite.
  private func checkNumbers(_ images: NumericArray) throws(StepFailure) {
    if images.elementType.integerRange != nil || images.elements.allSatisfy(\.isFinite) { return }
    try images.forEachRow(0..<images.rows, unrolling: .columnMajor) { sample, pixels throws(StepFailure) in
      guard let pixel = pixels.firstIndex(where: { !$0.isFinite }) else { return }
      throw StepFailure(
        (pixels[pixel].isNaN ? FailureWords.pixelNotNumber : .pixelInfinite)(
          .number(pixel + 1), .number(sample + 1), .name(source.file.path)),
        advice: FailureWords.takeSampleOut(),
        option: source.images.isGiven ? LabelledImagesOptions.images : LabelledImagesOptions.file)
    }
  }

  // MARK: - Samples

  private func chosenSamples(of classes: LabelClasses, seed: UInt64) throws -> [Int] {
    let total = classes.indices.count
    guard let limit, limit < total else { return Array(0..<total) }
    let isChosen = Dataset.stratifiedHoldout(
      labels: classes.indices, classCount: classes.names.count, count: limit, seed: seed)
    return isChosen.indices.filter { isChosen[$0] }
  }

  private func heldOut(_ labels: [Int], classes: LabelClasses, seed: UInt64) throws -> [Bool] {
    let count = holdout.count(of: labels.count)
    guard count < labels.count else {
      throw StepFailure(
        FailureWords.noneToTrain(.number(count), .number(labels.count)),
        option: Self.holdout)
    }
    return Dataset.stratifiedHoldout(
      labels: labels, classCount: classes.names.count, count: count, seed: seed)
  }

  // MARK: - Pixels

  private func scaling(of range: PixelRange) -> PixelScaling {
    switch scale {
    case .automatic: range.scaling
    case .fixed(let scaling): scaling
    }
  }

  private func resampled(
    _ images: NumericArray, samples: [Int], from shape: ImageSize, scaling: PixelScaling, order: PixelOrder
  ) -> Matrix {
    let size = resize ?? shape
    let isResized = size != shape
    let resampler = Resampler(
      rows: shape.rows, columns: shape.columns, toRows: size.rows, toColumns: size.columns)
    let isColumnMajor = order == .columnMajor
    var elements: [Double] = []
    elements.reserveCapacity(samples.count * size.rows * size.columns)
    // One at a time: what the file holds may be as large as the memory allows once, and no more.
    images.forEachRow(samples, unrolling: isColumnMajor ? .columnMajor : .rowMajor) { _, row in
      guard isResized else {
        elements.append(contentsOf: scaling == .none ? row : row.map { scaling($0) })
        return
      }
      let image =
        isColumnMajor
        ? GrayImage(rows: shape.rows, columns: shape.columns, columnMajor: row)
        : GrayImage(rows: shape.rows, columns: shape.columns, values: row)
      let resized = resampler(image)
      let values = isColumnMajor ? resized.columnMajorValues : resized.values
      // The weights of the convolution add up to 1 only up to rounding: what it leaves of nothing is nothing.
      elements.append(
        contentsOf: values.lazy.map { value in
          let scaled = scaling(value)
          return abs(scaled) < 1e-15 ? 0 : scaled
        })
    }
    return Matrix(rows: samples.count, columns: size.rows * size.columns, elements: elements)
  }

  // MARK: - Tables

  private func properties(of dataset: Dataset, source: LabelledImages) -> Table {
    let values = dataset.features.elements
    let zeros = Double(values.count { $0 == 0 }) / Double(values.count)
    let fixed = NumberFormat.fixed(4)
    let whole = NumberFormat.grouped
    let heldOut = dataset.heldOut.count { $0 }
    let counts = Set(Self.counts(dataset))
    let names = Phrase.joined(dataset.classNames.map { Phrase.name($0) }, .commas)
    let count = Phrase.number(dataset.classNames.count)
    var rows: [[Table.Cell]] = [
      [.text(LoadWords.samples()), .number(Double(dataset.labels.count), whole)],
      [.text(LoadWords.features()), .number(Double(dataset.features.columns), .automatic)],
      [
        .text(LoadWords.imageSize()),
        .text(LoadWords.pixels(.number(dataset.imageRows), .number(dataset.imageColumns))),
      ],
      [
        .text(LoadWords.classes()),
        .text(
          counts.count == 1
            ? LoadWords.evenClassNames(count, names, .number(counts.first ?? 0))
            : LoadWords.classNames(count, names)),
      ],
      [
        .text(LoadWords.pixelsInFile()),
        .text(LoadWords.rangeAndScaling(source.range.words, scaling(of: source.range).words)),
      ],
      [
        .text(LoadWords.range()),
        .text(.numeral("\(fixed.string(values.min() ?? 0)) … \(fixed.string(values.max() ?? 0))")),
      ],
      [.text(LoadWords.exactZeros()), .number(zeros, .percent(1))],
    ]
    if heldOut > 0 {
      rows.append([
        .text(LoadWords.heldOut()),
        .text(LoadWords.heldOutAndTraining(.grouped(heldOut), .grouped(dataset.labels.count - heldOut))),
      ])
    }
    rows.append([
      .text(LoadWords.file()),
      .text(LoadWords.fileAndFormat(.name(self.source.file.path), .name(source.format.rawValue))),
    ])
    if let table = source.table { rows += table.rows }
    rows.append([.text(.name("SHA-256")), .text(.name(source.digest.hexadecimal))])
    if let labels = self.source.labelsFile {
      rows.append([.text(LoadWords.labels()), .text(.name(labels.path))])
    }
    return Table(title: LoadWords.title(), rows: rows)
  }

  private static func counts(_ dataset: Dataset) -> [Int] {
    dataset.labels.reduce(into: [Int](repeating: 0, count: dataset.classNames.count)) { $0[$1] += 1 }
  }

  /// The samples of each class, where they differ.
  private func classTable(_ dataset: Dataset) -> Table? {
    let counts = Self.counts(dataset)
    guard Set(counts).count > 1 else { return nil }
    let heldOut = dataset.indices(of: .heldOut).reduce(into: [Int](repeating: 0, count: counts.count)) {
      $0[dataset.labels[$1]] += 1
    }
    let rows = dataset.classNames.indices.map { index -> [Table.Cell] in
      [
        .text(.name(dataset.classNames[index])), .number(Double(counts[index]), .automatic),
        .number(Double(heldOut[index]), .automatic),
      ]
    }
    return Table(
      title: LoadWords.eachClass(),
      columns: [LoadWords.oneClass(), LoadWords.samples(), LoadWords.heldOut()], rows: rows)
  }
}

extension DataFormat {
  /// How files of the format unroll an image, where they are not told otherwise.
  fileprivate var usualOrder: PixelOrder {
    switch self {
    case .matlab5, .matlab4: .columnMajor
    case .idx, .npy, .npz, .csv: .rowMajor
    }
  }
}

extension DatasetError {
  /// The error in words; `samples` are the places in the file of the samples in use.
  fileprivate func sentence(samples: [Int]) -> Phrase {
    switch self {
    case .noSamples: FailureWords.noSample()
    case .labelCount(let found, let samples):
      FailureWords.labelsForSamples(.number(found), .number(samples))
    case .heldOutCount(let found, let samples): FailureWords.marks(.number(found), .number(samples))
    case .imageShape(let rows, let columns, let features):
      FailureWords.imageShape(.number(rows), .number(columns), .number(features))
    case .label(let sample, let found, let classes):
      FailureWords.labelOutside(.number(samples[sample] + 1), .number(found + 1), .number(classes))
    case .notFinite(let sample, let feature):
      FailureWords.pixelNotFinite(.number(feature + 1), .number(samples[sample] + 1))
    }
  }
}
