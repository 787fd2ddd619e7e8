/// The dictionary in the header of an NPY file, which is written as a Python literal:
/// `{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }`.
///
/// Nothing is evaluated: exactly these three keys are understood, each once, with values of their kinds.
struct NPYDescription: Hashable {
  let type: NPYType
  let isFortranOrder: Bool
  let shape: [Int]

  /// The dictionary that `text` is, up to spaces and a line feed after it; nil for anything else.
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

/// A place in a Python literal, which moves forward over the few kinds of values that an NPY header has.
struct PythonLiteral {
  private let text: ArraySlice<UInt8>
  private var position: Int

  /// Reads `text` from its first byte.
  init(_ text: ArraySlice<UInt8>) {
    self.text = text
    position = text.startIndex
  }

  /// True if only white space is left.
  var isAtEnd: Bool {
    mutating get {
      skipSpace()
      return position == text.endIndex
    }
  }

  /// Moves over `token` and the white space before it, if it comes next.
  mutating func skip(_ token: String) -> Bool {
    skipSpace()
    guard text[position...].starts(with: token.utf8) else { return false }
    position += token.utf8.count
    return true
  }

  /// The string in single or double quotes that comes next; nil if there is none, or one with a backslash.
  mutating func string() -> String? {
    guard let quote: UInt8 = skip("'") ? 0x27 : skip("\"") ? 0x22 : nil,
      let end = text[position...].firstIndex(of: quote)
    else { return nil }
    let content = text[position..<end]
    position = end + 1
    return content.contains(0x5C) ? nil : String(decoding: content, as: UTF8.self)
  }

  /// The tuple of integers of at least zero that comes next: `()`, `(3,)` or `(3, 4)`. Those of Python 2 may
  /// end in `L`.
  mutating func integers() -> [Int]? {
    guard skip("(") else { return nil }
    var integers: [Int] = []
    while !skip(")") {
      guard let integer = integer() else { return nil }
      integers.append(integer)
      if skip(",") { continue }
      // One number in brackets is not a tuple.
      return skip(")") && integers.count > 1 ? integers : nil
    }
    return integers
  }

  /// Moves over a list, whatever is in it, to its last bracket; false if no list comes next.
  mutating func skipList() -> Bool {
    guard skip("[") else { return false }
    var depth = 1
    while depth > 0, position < text.endIndex {
      if text[position] == UInt8(ascii: "[") { depth += 1 }
      if text[position] == UInt8(ascii: "]") { depth -= 1 }
      position += 1
    }
    return depth == 0
  }

  private mutating func integer() -> Int? {
    skipSpace()
    let digits = text[position...].prefix { (0x30...0x39).contains($0) }
    guard let integer = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
    position = digits.endIndex
    if position < text.endIndex, text[position] == UInt8(ascii: "L") { position += 1 }
    return integer
  }

  private mutating func skipSpace() {
    while position < text.endIndex, [0x20, 0x09, 0x0A, 0x0D].contains(text[position]) { position += 1 }
  }
}
