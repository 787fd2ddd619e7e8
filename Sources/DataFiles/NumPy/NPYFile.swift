/// An NPY file: one array behind a header that says what it is.
struct NPYFile: NamedArrays {
  private let array: NPYArray

  /// What the array is called, since the file has no name for it.
  static let name = "data"

  /// Reads the header of the file that `content` is, and finds as many values behind it as it says.
  init(_ content: FileContent) throws(DataFileError) {
    array = try NPYArray(content, name: Self.name)
  }

  var variableNames: [String] { [Self.name] }

  func array(named name: String) throws(DataFileError) -> NumericArray? {
    name == Self.name ? try array.numbers() : nil
  }
}
