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
  let digest: String

  static let file = Option<FilePath>(
    required: "file",
    help: "The file to read, absolute or from the notebook's folder; its content tells the format.")
  static let labelsFile = Option<FilePath?>(
    "labels-file", default: nil, help: "A second file that holds the labels, as MNIST has one.")
  static let imagesName = Option(
    "images", default: "X",
    help: "The variable with the images; where a file holds but one, it needs no name.")
  static let labelsName = Option(
    "labels", default: "y",
    help:
      "The variable with one label a sample; in a table the column, by name or number, of which all others are pixels."
  )

  /// Reads the files.
  ///
  /// - Throws: ``StepFailure`` when they are not what the options say.
  init(_ options: CellOptions, in context: inout StepContext) throws(StepFailure) {
    let source = try Source(options[Self.file], option: Self.file.name, in: &context)
    let other: Source? =
      if let path = options[Self.labelsFile] {
        try Source(path, option: Self.labelsFile.name, in: &context)
      } else {
        nil
      }
    format = source.file.format
    digest = source.digest
    if let table = source.file.table {
      guard !options.given.contains(Self.imagesName.name) else {
        throw StepFailure(
          "`\(source.path)` is a table: its images are all columns but the labels",
          advice: "take `images` out",
          option: Self.imagesName.name)
      }
      images =
        other != nil
        ? table.numbers
        : try source.reading(Self.labelsName, of: options) { name throws(DataFileError) in
          try table.columns(except: name)
        }
    } else {
      images = try source.array(Self.imagesName, of: options)
    }
    guard other != nil || !source.hasOneArray else {
      throw StepFailure(
        "`\(source.path)` holds one array, and no labels beside it",
        advice: "name the file with the labels: `labels-file: …`", option: Self.file.name)
    }
    labels = try (other ?? source).array(Self.labelsName, of: options)
    guard labels.elements.count == images.rows else {
      throw StepFailure(
        "`\((other ?? source).path)`: found \(labels.elements.count) labels for \(images.rows) images",
        advice: "name variables that belong together with `images:` and `labels:`",
        option: Self.labelsName.name)
    }
  }
}

/// One of the files, as an option names it.
private struct Source {
  let path: String
  let file: DataFile
  let digest: String
  private let option: String

  init(_ path: FilePath, option: String, in context: inout StepContext) throws(StepFailure) {
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

  /// The array that an option names; the only one there is needs no name.
  func array(_ name: Option<String>, of options: CellOptions) throws(StepFailure) -> NumericArray {
    try reading(name, of: options) { text throws(DataFileError) in
      if !options.given.contains(name.name), file.variableNames.count == 1 { return try file.onlyArray() }
      return try file.array(named: text)
    }
  }

  /// The option is to blame where the notebook gives it, the file elsewhere.
  func reading(
    _ name: Option<String>, of options: CellOptions, _ read: (String) throws(DataFileError) -> NumericArray
  ) throws(StepFailure) -> NumericArray {
    do throws(DataFileError) {
      return try read(options[name])
    } catch {
      throw StepFailure(error, in: path, option: options.given.contains(name.name) ? name.name : option)
    }
  }
}

extension StepFailure {
  /// What is wrong with a data file.
  init(_ error: DataFileError, in path: String, option: String) {
    self.init(
      "`\(path)`: found \(error.found), expected \(error.expected)", advice: error.advice, option: option)
  }
}
