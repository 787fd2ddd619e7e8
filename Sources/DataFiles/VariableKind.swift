/// What a variable of a file is.
package enum VariableKind: Hashable, Sendable {
  /// A full array of real numbers.
  case numeric(ElementType)
  /// A full array of complex numbers.
  case complex
  /// A sparse matrix.
  case sparse
  case cell, structure, object, functionHandle
}
