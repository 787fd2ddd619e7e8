import DataFiles
import Notebook
import Wording

/// The images and the labels that the files of a `load` cell hold, whichever way their formats keep them.
struct LabelledImages {
  /// Samples × pixels, or samples × rows × columns.
  let images: NumericArray
  /// The range of the pixels as the file has them, of every colour.
  let range: PixelRange
  /// One label a sample.
  let labels: NumericArray
  let format: DataFormat
  /// How the text of a table was read; nil for other formats.
  let table: LabelledTable?
  /// SHA-256 of the file with the images.
  let digest: Digest

  /// Reads the files.
  ///
  /// - Throws: ``StepFailure`` when they are not what the options say.
  init(_ options: LabelledImagesOptions, in context: inout StepContext) throws(StepFailure) {
    typealias Options = LabelledImagesOptions
    let source = try Source(options.file, option: Options.file, in: &context)
    let other: Source? =
      if let path = options.labelsFile {
        try Source(path, option: Options.labelsFile, in: &context)
      } else {
        nil
      }
    format = source.file.format
    digest = source.digest
    let array: NumericArray
    if let table = source.file.table {
      guard !options.images.isGiven else {
        throw StepFailure(
          FailureWords.isTable(.name(source.path)), advice: FailureWords.takeImagesOut(),
          option: Options.images)
      }
      guard other != nil || !source.file.hasOneArray else {
        throw StepFailure(
          FailureWords.oneColumn(.name(source.path)), advice: FailureWords.writeBoth(),
          option: Options.file)
      }
      // Here what is no finite number has a line and a column, and later none.
      do throws(DataFileError) {
        try table.checkNumbers()
      } catch {
        throw StepFailure(error, in: source.path, option: Options.file)
      }
      if let other { try Self.checkLabelsOnce(options.labels, in: other, table, of: source.path) }
      let labelled = try source.reading(options.labels) { name throws(DataFileError) in
        try LabelledTable(table, labels: other == nil ? name : nil)
      }
      (self.table, array) = (labelled, labelled.images)
    } else {
      table = nil
      array = try source.array(options.images)
    }
    guard other != nil || source.file.table != nil || !source.file.hasOneArray else {
      throw StepFailure(
        FailureWords.oneArray(.name(source.path)), advice: FailureWords.nameLabelsFile(),
        option: Options.file)
    }
    labels = try (other ?? source).array(options.labels)
    range = PixelRange(of: array)
    images =
      try options.axes?.arranged(array, in: source.path) ?? array.withoutSingleChannel
    // Before they are looked at as images: how the array that the file has could be taken.
    if options.axes == nil { try Self.checkAxes(array, images, labels, in: source.path) }
    guard labels.elements.count == images.rows else {
      let shape = labels.shape.count { $0 > 1 } > 1 ? " (\(labels.shapeInWords))" : ""
      throw StepFailure(
        FailureWords.labelCount(
          Phrase.name((other ?? source).path), .number(labels.elements.count), .name(shape),
          .number(images.rows)),
        advice: labels.rows == images.rows && labels.columns > 1
          ? FailureWords.oneNumberEach() : FailureWords.nameVariables(), option: Options.labels)
    }
  }

  /// - Throws: ``StepFailure`` where the table with the pixels has a column that is called as the labels are in their file:
  ///   it would be among the pixels, and tell the network what it is to learn.
  private static func checkLabelsOnce(
    _ labels: VariableName, in other: Source, _ table: NumericTable, of path: String
  ) throws(StepFailure) {
    let name =
      labels.isGiven || !other.file.hasOneArray ? labels.name : other.file.table?.columnNames.last
    // A number is no name: pandas numbers the columns of either file.
    guard let name, Int(name) == nil, table.columnNames.contains(name) else { return }
    throw StepFailure(
      FailureWords.labelsTwice(.name(other.path), .name(path), .name(name)),
      advice: FailureWords.labelsOnce(), option: LabelledImagesOptions.labelsFile)
  }

  /// - Throws: ``StepFailure`` where another axis than the first has a length for each label, or there are more axes
  ///   than an image has.
  private static func checkAxes(
    _ array: NumericArray, _ images: NumericArray, _ labels: NumericArray, in path: String
  ) throws(StepFailure) {
    let axes = ImageAxes(of: array.shape, samples: labels.elements.count)
    let isOrdered = labels.elements.count == images.rows
    if isOrdered ? images.shape.count <= 3 : axes == nil { return }
    let (file, shape) = (Phrase.name(path), Phrase.name(array.shapeInWords))
    throw StepFailure(
      isOrdered
        ? FailureWords.unknownAxes(file, shape)
        : FailureWords.unknownAxesForLabels(file, shape, .number(labels.elements.count)),
      advice: FailureWords.sayAxes(.name(axes?.description ?? "`axes: [samples, …]`")),
      option: LabelledImagesOptions.images)
  }
}

/// The options that say where images and labels are, as a cell gives them.
struct LabelledImagesOptions: Sendable {
  static let file = StepOption<FilePath>(
    required: "file",
    help: "The file to read, absolute or from the notebook's folder; its content tells the format.")
  static let labelsFile = StepOption<FilePath?>(
    optional: "labels-file",
    help: "A second file that holds the labels, as in MNIST; a table with the pixels then has none.")
  static let images = StepOption(
    "images", default: "X",
    help: "The variable with the images; a file with only one variable needs no name.")
  static let labels = StepOption(
    "labels", default: "y",
    help:
      "The variable with one label per sample; in a table the column, by name or number, and all other columns are pixels."
  )

  static let axes = StepOption<ImageAxes?>(
    optional: "axes",
    help: """
      What each axis of the images is, where they are not samples × pixels or samples × rows × columns; of three \
      channels the grey is taken.
      """)

  static let all: [any AnyOption] = [file, labelsFile, images, labels, axes]

  let file: FilePath
  let labelsFile: FilePath?
  let images: VariableName
  let labels: VariableName
  let axes: ImageAxes?

  init(_ options: CellOptions) {
    file = options[Self.file]
    labelsFile = options[Self.labelsFile]
    images = VariableName(Self.images, options)
    labels = VariableName(Self.labels, options)
    axes = options[Self.axes]
  }

  /// The files that are read.
  var reads: [Dataflow.FileRead] {
    [Dataflow.FileRead(file, option: Self.file)]
      + [labelsFile.map { Dataflow.FileRead($0, option: Self.labelsFile) }].compactMap(\.self)
  }
}

/// The name of a variable, and the option that gives it.
struct VariableName: Sendable {
  let name: String
  let option: any AnyOption
  /// Whether the cell gives it, and it is not just the usual name.
  let isGiven: Bool

  init(_ option: StepOption<String>, _ options: CellOptions) {
    name = options[option]
    self.option = option
    isGiven = options.gives(option)
  }
}

/// One of the files, as an option names it.
private struct Source {
  let path: String
  let file: DataFile
  let digest: Digest
  private let option: any AnyOption

  init(_ path: FilePath, option: any AnyOption, in context: inout StepContext) throws(StepFailure) {
    let contents = try context.read(path)
    do throws(DataFileError) {
      file = try DataFile(contentsOf: contents.bytes)
    } catch {
      throw StepFailure(error, in: path.path, option: option)
    }
    self.path = path.path
    self.option = option
    digest = contents.digest
  }

  /// The array of a name; the only one there is needs no name.
  func array(_ variable: VariableName) throws(StepFailure) -> NumericArray {
    try reading(variable) { name throws(DataFileError) in
      if !variable.isGiven, file.hasOneArray {
        try file.table?.checkNumbers()
        return try file.onlyArray()
      }
      try file.table?.checkNumbers(of: name)
      return try file.array(named: name)
    }
  }

  /// The option is to blame where the notebook gives it, the file elsewhere.
  func reading<Content>(
    _ variable: VariableName, _ read: (String) throws(DataFileError) -> Content
  ) throws(StepFailure) -> Content {
    do throws(DataFileError) {
      return try read(variable.name)
    } catch {
      throw StepFailure(error, in: path, option: variable.isGiven ? variable.option : option)
    }
  }
}

extension StepFailure {
  /// What is wrong with a data file.
  init(_ error: DataFileError, in path: String, option: any AnyOption) {
    self.init(
      FailureWords.foundExpected(
        .name(path), error.found, error.expected),
      advice: error.advice,
      option: option)
  }
}
