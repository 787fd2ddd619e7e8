/// A file of named arrays, told from its content.
///
/// Opening a file reads its table of contents; an array is read, checked and copied when it is asked for.
package struct DataFile: Sendable {
  /// The format that was recognised.
  package let format: DataFormat

  /// The names of everything in the file, in its order, whether it can be read as an array or not.
  package var variableNames: [String] { contents.variableNames }

  private let contents: any NamedArrays

  /// Recognises `bytes` and reads their table of contents.
  ///
  /// - Throws: `DataFileError` if the format is none of `DataFormat`, or the file contradicts it.
  package init(contentsOf bytes: [UInt8]) throws(DataFileError) {
    if bytes.isEmpty { throw DataFileError(.empty) }
    let content = UnreadableContent(bytes)
    if case .unknown = content, MATLAB5File.recognizes(bytes) {
      format = .matlab5
      contents = try MATLAB5File(bytes)
    } else {
      throw DataFileError(.unrecognized(content))
    }
  }

  /// The array that is called `name` in the file.
  ///
  /// - Throws: `DataFileError` if there is none, if it is no full array of real numbers, or if it is damaged.
  package func array(named name: String) throws(DataFileError) -> NumericArray {
    guard let array = try contents.array(named: name) else {
      let nearest = nearestName(to: name, in: variableNames)
      throw DataFileError(.missingVariable(name, available: variableNames, nearest: nearest))
    }
    return array
  }
}

/// What each format gives: named variables, and the arrays among them.
protocol NamedArrays: Sendable {
  /// The names of all variables, in the file's order.
  var variableNames: [String] { get }

  /// The array of that name; nil if there is no variable of that name.
  func array(named name: String) throws(DataFileError) -> NumericArray?
}
