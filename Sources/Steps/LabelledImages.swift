import DataFiles
import Notebook

/// The images and the labels that the files of a `load` cell hold, whichever way their formats keep them.
struct LabelledImages {
  /// Samples × pixels, or samples × rows × columns.
  let images: NumericArray
  /// One label a sample.
  let labels: NumericArray
  let format: DataFormat
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
    if let table = source.file.table {
      guard !options.images.isGiven else {
        throw StepFailure(
          "`\(source.path)` is a table: all columns but the labels are its images",
          advice: "take `images` out", option: Options.images)
      }
      images =
        other != nil
        ? table.numbers
        : try source.reading(options.labels) { name throws(DataFileError) in
          try table.columns(except: name)
        }
    } else {
      images = try source.array(options.images)
    }
    guard other != nil || !source.hasOneArray else {
      throw StepFailure(
        "`\(source.path)` holds one array, and no labels beside it",
        advice: "name the file with the labels: `labels-file: …`", option: Options.file)
    }
    labels = try (other ?? source).array(options.labels)
    guard labels.elements.count == images.rows else {
      throw StepFailure(
        "`\((other ?? source).path)`: found \(labels.elements.count) labels for \(images.rows) images",
        advice: "name variables that belong together with `images:` and `labels:`", option: Options.labels)
    }
  }
}

/// The options that say where images and labels are, as a cell gives them.
struct LabelledImagesOptions: Sendable {
  static let file = StepOption<FilePath>(
    required: "file",
    help: "The file to read, absolute or from the notebook's folder; its content tells the format.")
  static let labelsFile = StepOption<FilePath?>(
    optional: "labels-file", help: "A second file that holds the labels, as in MNIST.")
  static let images = StepOption(
    "images", default: "X",
    help: "The variable with the images; a file with only one variable needs no name.")
  static let labels = StepOption(
    "labels", default: "y",
    help:
      "The variable with one label per sample; in a table the column, by name or number, and all other columns are pixels."
  )

  static let all: [any AnyOption] = [file, labelsFile, images, labels]

  let file: FilePath
  let labelsFile: FilePath?
  let images: VariableName
  let labels: VariableName

  init(_ options: CellOptions) {
    file = options[Self.file]
    labelsFile = options[Self.labelsFile]
    images = VariableName(Self.images, options)
    labels = VariableName(Self.labels, options)
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

  /// Whether there is nothing in it to choose from.
  var hasOneArray: Bool { file.table == nil && file.variableNames.count == 1 }

  /// The array of a name; the only one there is needs no name.
  func array(_ variable: VariableName) throws(StepFailure) -> NumericArray {
    try reading(variable) { name throws(DataFileError) in
      if !variable.isGiven, file.variableNames.count == 1 { return try file.onlyArray() }
      return try file.array(named: name)
    }
  }

  /// The option is to blame where the notebook gives it, the file elsewhere.
  func reading(
    _ variable: VariableName, _ read: (String) throws(DataFileError) -> NumericArray
  ) throws(StepFailure) -> NumericArray {
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
      "`\(path)`: found \(error.found), expected \(error.expected)", advice: error.advice, option: option)
  }
}
