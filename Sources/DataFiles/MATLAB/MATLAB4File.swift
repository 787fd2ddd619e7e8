/// A MATLAB 4 file: matrices one after the other, each with a header of its own and nothing before the first.
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

/// The 20 bytes before each matrix of a MATLAB 4 file, and its name (*MAT-File Format*, The MathWorks,
/// “Level 4 MAT-File Format”).
struct MATLAB4Header: Hashable {
  /// The variable's name.
  let name: String

  /// What the variable is.
  let kind: VariableKind

  /// How many rows and columns it has.
  let shape: [Int]

  /// The order of the bytes of all its numbers.
  let order: ByteOrder

  /// How many bytes its values take, the imaginary parts too.
  let valuesSize: Int

  /// How many bytes the numbers before the name take.
  static let size = 20

  /// True if `bytes` begin as a MATLAB 4 file does, with a header that there can be.
  ///
  /// The first number is small, and so are the fourth and the fifth: 15 bytes of the 20 are zeros or nearly so,
  /// which no other format here begins with.
  static func recognizes(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count >= size, let (code, order) = typeCode(bytes.prefix(4)), code / 1000 <= 4,
      code / 100 % 10 == 0, code / 10 % 10 <= 5, code % 10 <= 2
    else { return false }
    let isComplex = order.word(UInt32.self, bytes[12..<16])
    let nameSize = order.word(UInt32.self, bytes[16..<20])
    return isComplex <= 1 && (1...256).contains(nameSize)
  }

  /// Reads the next header and leaves `reader` before the values.
  init(_ file: inout ByteReader) throws(DataFileError) {
    let start = file.place(of: .matlab4Header)
    let bytes = try file.take(Self.size, of: .matlab4Header)
    guard let (code, order) = Self.typeCode(bytes.prefix(4)), code % 10 <= 2, code / 100 % 10 == 0,
      let type = Self.elementType(digit: code / 10 % 10)
    else {
      let code = Int(ByteOrder.littleEndian.word(UInt32.self, bytes.prefix(4)))
      throw DataFileError(.unexpectedType(start, code: code))
    }
    self.order = order
    var reader = ByteReader(bytes.dropFirst(4), order: order)
    let rows = Int(Int32(bitPattern: try reader.word(UInt32.self, of: .matlab4Header)))
    let columns = Int(Int32(bitPattern: try reader.word(UInt32.self, of: .matlab4Header)))
    let isComplex = try reader.word(UInt32.self, of: .matlab4Header)
    let nameSize = try reader.word(UInt32.self, of: .matlab4Header)
    guard isComplex <= 1 else { throw DataFileError(.unexpectedType(start, code: Int(isComplex))) }

    let namePlace = file.place(of: .name)
    let name = try file.take(Int(nameSize), of: .name)
    // The name ends with a zero, which is counted.
    guard name.last == 0, name.count > 1, !name.dropLast().contains(0) else {
      throw DataFileError(.unexpectedLength(namePlace, bytes: name.count))
    }
    self.name = String(decoding: name.dropLast(), as: UTF8.self)
    shape = [rows, columns]
    guard let size = NumericArray.count(of: [rows, columns, type.size, 1 + Int(isComplex)]) else {
      throw DataFileError(.impossibleShape(start, shape: shape))
    }
    valuesSize = size
    kind =
      switch code % 10 {
      case 1: .text
      case 2: .sparse
      default: isComplex == 1 ? .complex : .numeric(type)
      }
    if code / 1000 > 1 { throw DataFileError(.unknownMachine(start, code: code / 1000)) }
  }

  /// The first number, whose decimal digits are MOPT: machine, zero, precision, type; and the byte order in
  /// which it is one.
  ///
  /// M is 0 for little-endian and 1 for big-endian numbers, 2 to 4 for the VAX and Cray machines of the time,
  /// whose numbers are of other kinds.
  private static func typeCode(_ bytes: ArraySlice<UInt8>) -> (code: Int, order: ByteOrder)? {
    let little = Int(ByteOrder.littleEndian.word(UInt32.self, bytes))
    let big = Int(ByteOrder.bigEndian.word(UInt32.self, bytes))
    if little < 5000, little / 1000 != 1 { return (little, .littleEndian) }
    return big < 5000 && big / 1000 > 0 ? (big, .bigEndian) : nil
  }

  private static func elementType(digit: Int) -> ElementType? {
    switch digit {
    case 0: .double
    case 1: .single
    case 2: .int32
    case 3: .int16
    case 4: .uint16
    case 5: .uint8
    default: nil
    }
  }
}
