/// The dictionary in the header of an NPY file, which is written as a Python literal:
/// `{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }`.
///
/// Nothing is evaluated: exactly these three keys are understood, each once, with values of their kinds.
struct NPYDescription: Hashable {
  let type: NPYType
  let isFortranOrder: Bool
  let shape: [Int]

  /// The dictionary that `text` is, up to spaces and a line feed behind it; nil if it is none.
  init?(_ text: ArraySlice<UInt8>) {
    var literal = PythonLiteral(text)
    var (type, isFortranOrder, shape) = (NPYType?.none, Bool?.none, [Int]?.none)
    guard literal.skip("{") else { return nil }
    while !literal.skip("}") {
      guard let key = literal.string(), literal.skip(":") else { return nil }
      switch key {
      case "descr" where type == nil:
        if literal.skipList() {
          type = .unsuitable(.structure)
        } else if let name = literal.string() {
          type = NPYType(name[...])
        }
        if type == nil { return nil }
      case "fortran_order" where isFortranOrder == nil:
        isFortranOrder = literal.skip("True") ? true : literal.skip("False") ? false : nil
        if isFortranOrder == nil { return nil }
      case "shape" where shape == nil:
        shape = literal.integers()
        if shape == nil { return nil }
      default: return nil
      }
      if !literal.skip(",") {
        guard literal.skip("}") else { return nil }
        break
      }
    }
    guard literal.isAtEnd, let type, let isFortranOrder, let shape else { return nil }
    (self.type, self.isFortranOrder, self.shape) = (type, isFortranOrder, shape)
  }
}
