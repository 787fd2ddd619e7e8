/// What a variable of a file is.
package enum VariableKind: Hashable, Sendable {
  /// A full array of real numbers.
  case numeric(ElementType)
  /// A full array of complex numbers.
  case complex
  /// A sparse matrix.
  case sparse
  case cell, structure, object, functionHandle
  /// Letters: in numpy and in MATLAB 4, which tell them from numbers.
  case text
  /// Python objects, which a file of numpy keeps as a pickle.
  case pythonObjects
  /// Dates or spans of time.
  case times
  /// Floating-point numbers of 80 or 128 bits, depending on the machine.
  case longDouble
}
