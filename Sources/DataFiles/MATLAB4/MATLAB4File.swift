/// A MATLAB 4 file: matrices one behind the other, each with a header of its own and nothing before the first.
struct MATLAB4File: NamedArrays {
  private let variables: [(header: MATLAB4Header, values: ArraySlice<UInt8>)]

  /// Reads the headers of all variables of the file that `content` is.
  init(_ content: FileContent) throws(DataFileError) {
    // Each header says its own byte order.
    var reader = ByteReader(content, order: .littleEndian)
    var variables: [(header: MATLAB4Header, values: ArraySlice<UInt8>)] = []
    var names: Set<String> = []
    while reader.remaining > 0 {
      let header = try MATLAB4Header(&reader)
      let values = try reader.take(header.valuesSize, of: .values)
      if !names.insert(header.name).inserted { throw DataFileError(.duplicateVariable(header.name)) }
      variables.append((header, values))
    }
    self.variables = variables
  }

  var variableNames: [String] { variables.map(\.header.name) }

  func array(named name: String) throws(DataFileError) -> NumericArray? {
    guard let (header, values) = variables.first(where: { $0.header.name == name }) else { return nil }
    guard case .numeric(let type) = header.kind else {
      throw DataFileError(.unsuitableVariable(name, header.kind))
    }
    return try NumericArray(
      type, shape: header.shape, order: .columnMajor, bytes: values, byteOrder: header.order, name: name)
  }
}
