extension MATLAB5File {
  /// The most bytes that a variable takes which every MATLAB reads.
  private static let greatestSize = Int(Int32.max)

  /// The bytes of a MATLAB 5 file of `arrays`, uncompressed and each of class double: what `load` of MATLAB and
  /// `scipy.io.loadmat` read. The same bytes for the same arrays; nothing in them tells when they were written.
  ///
  /// - Throws: `unwritableName`, `duplicateVariable`, `unwritableSize`.
  package static func encode(_ arrays: [(name: String, array: NumericArray)]) throws(DataFileError) -> [UInt8]
  {
    var writer = ByteWriter()
    writer.append("MATLAB 5.0 MAT-file, written by Cahier")
    writer.pad(with: UInt8(ascii: " "), to: 116)
    writer.append(UInt64(0))
    writer.append(UInt16(0x0100))
    writer.append("IM")
    var names: Set<String> = []
    for (name, array) in arrays {
      guard isName(name) else { throw DataFileError(.unwritableName(name, .matlab5)) }
      guard names.insert(name).inserted else { throw DataFileError(.duplicateVariable(name)) }
      guard array.elements.count <= greatestSize / 8 - 64, array.shape.count <= 64 else {
        throw DataFileError(.unwritableSize(name, .matlab5))
      }
      appendElement(.matrix, matrix(name, array), to: &writer)
    }
    return writer.bytes
  }

  /// True for what is a variable's name in MATLAB.
  private static func isName(_ name: String) -> Bool {
    let characters = name.utf8
    let isWord = characters.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_")
    }
    return isWord && characters.count <= 63 && characters.first.map { $0 | 0x20 >= 0x61 } == true
      && characters.first != UInt8(ascii: "_")
  }

  /// The elements of an array: flags with the class, dimensions, name, values.
  private static func matrix(_ name: String, _ array: NumericArray) -> [UInt8] {
    let classDouble: UInt64 = 6
    var flags = ByteWriter()
    flags.append(classDouble)
    // MATLAB knows no fewer than two dimensions: a line of numbers is a column.
    var dimensions = ByteWriter()
    for length in array.shape + [Int](repeating: 1, count: max(0, 2 - array.shape.count)) {
      dimensions.append(UInt32(truncatingIfNeeded: length))
    }
    var values = ByteWriter()
    values.append(array.values)
    var writer = ByteWriter()
    appendElement(.uint32, flags.bytes, to: &writer)
    appendElement(.int32, dimensions.bytes, to: &writer)
    appendElement(.int8, [UInt8](name.utf8), to: &writer)
    appendElement(.double, values.bytes, to: &writer)
    return writer.bytes
  }

  private static func appendElement(_ storage: MATLAB5Storage, _ bytes: [UInt8], to writer: inout ByteWriter)
  {
    writer.append(storage.rawValue)
    writer.append(UInt32(truncatingIfNeeded: bytes.count))
    writer.append(bytes)
    writer.pad(to: 8)
  }
}
