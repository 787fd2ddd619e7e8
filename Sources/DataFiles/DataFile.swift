/// A file of named arrays, recognised by its content.
///
/// Opening a file reads its table of contents, or a text from end to end; an array is read, checked and copied
/// when it is asked for.
package struct DataFile: Sendable {
  /// The format that was recognised.
  package let format: DataFormat

  /// The names of everything in the file, in its order, whether it can be read as an array or not. The one
  /// array of an IDX or NPY file is `data`; a table has one name a column.
  package var variableNames: [String] { contents.variableNames }

  /// The table that a text file is; nil for the other formats.
  package var table: NumericTable? { (contents as? CSVFile)?.table }

  /// Whether there is nothing to choose from: one variable, or in a table one column beside those that name its rows.
  package var hasOneArray: Bool {
    table.map { $0.columnNames.count - $0.rowNames.count == 1 } ?? (variableNames.count == 1)
  }

  private let contents: any NamedArrays

  /// Recognises `bytes` and reads their table of contents.
  ///
  /// - Throws: `DataFileError` if the format is not one of `DataFormat`, or the file contradicts it.
  package init(contentsOf bytes: [UInt8]) throws(DataFileError) {
    if bytes.isEmpty { throw DataFileError(.empty) }
    if GzipFile.recognizes(bytes) {
      let file = GzipFile(bytes)
      let beginning = try file.beginning()
      if beginning.isEmpty {
        // Cut short before anything came out, or a file of nothing.
        _ = try file.content()
        throw DataFileError(.empty)
      }
      let format = try DataFormat(of: beginning[...])
      try self.init(FileContent(bytes: file.content()[...], inflatedFrom: 0), format)
    } else {
      let format = try DataFormat(of: bytes[...])
      try self.init(FileContent(bytes: bytes[...], inflatedFrom: nil), format)
    }
  }

  private init(_ content: FileContent, _ format: DataFormat) throws(DataFileError) {
    self.format = format
    contents =
      switch format {
      case .matlab5: try MATLAB5File(content.bytes)
      case .matlab4: try MATLAB4File(content)
      case .idx: try IDXFile(content)
      case .npy: try NPYFile(content)
      case .npz: try NPZFile(content)
      case .csv: try CSVFile(content)
      }
  }

  /// The array that is called `name` in the file; in a table, the column of that name or number.
  ///
  /// - Throws: `DataFileError` if there is none, if it is not a full array of real numbers, or if it is damaged.
  package func array(named name: String) throws(DataFileError) -> NumericArray {
    guard let array = try contents.array(named: name) else {
      throw DataFileError(.missingVariable(name, available: variableNames.filter { !$0.isEmpty }))
    }
    return array
  }

  /// The array of a file that has just one, whatever its name; of a table, all columns but those that name its rows.
  ///
  /// - Throws: `notOne` if the file has none or several; what `array(named:)` throws.
  package func onlyArray() throws(DataFileError) -> NumericArray {
    if let table { return try table.columns() }
    guard variableNames.count == 1, let name = variableNames.first else {
      throw DataFileError(.notOne(available: variableNames))
    }
    return try array(named: name)
  }
}

extension DataFormat {
  /// Recognises the format of a file by its first bytes, at most some thousands.
  ///
  /// - Throws: `unrecognized` if it is in none of these formats.
  init(of bytes: ArraySlice<UInt8>) throws(DataFileError) {
    if bytes.starts(with: ZIPArchive.signature) {
      self = .npz
      return
    }
    if bytes.starts(with: NPYHeader.magic) {
      self = .npy
      return
    }
    let content = UnreadableContent(bytes)
    guard case .unknown = content else { throw DataFileError(.unrecognized(content)) }
    if MATLAB5File.recognizes(bytes) {
      self = .matlab5
    } else if IDXFile.recognizes(bytes) {
      self = .idx
    } else if MATLAB4Header.recognizes(bytes) {
      self = .matlab4
    } else if CSVFile.recognizes(bytes) {
      self = .csv
    } else {
      throw DataFileError(.unrecognized(UnreadableContent(nothingIn: bytes)))
    }
  }
}
