extension VariableKind: CustomStringConvertible {
  /// What the variable is, with its article.
  package var description: String {
    switch self {
    case .numeric(let type): "a \(type) array"
    case .complex: "complex numbers"
    case .sparse: "a sparse matrix"
    case .cell: "a cell array"
    case .structure: "a structure"
    case .object: "an object"
    case .functionHandle: "a function handle"
    case .text: "text"
    case .pythonObjects: "Python objects"
    case .times: "dates or times"
    case .longDouble: "long doubles"
    }
  }

  /// What to do about a variable of this kind that is called `name`.
  func advice(_ name: String) -> String {
    switch self {
    case .sparse: "in MATLAB, \(name) = full(\(name)) makes it one"
    case .complex: "save the real parts of \(name), or their magnitudes, as a variable of their own"
    case .cell: "in MATLAB, cell2mat(\(name)) makes it one if its cells are numbers"
    case .structure, .object: "save the field that is wanted as a variable of its own"
    case .pythonObjects:
      "they are kept as a pickle, which can run any program and is never read: give the array a numeric dtype"
    case .longDouble: "save \(name).astype('float64')"
    case .numeric, .functionHandle, .text, .times: "name another variable"
    }
  }
}
