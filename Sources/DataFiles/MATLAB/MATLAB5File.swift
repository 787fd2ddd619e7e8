/// A MATLAB 5 file: a header of 128 bytes and then one data element a variable (*MAT-File Format*, The
/// MathWorks, chapter 1).
///
/// Cells, structures and objects are stepped over as a whole, so nothing in a file can nest.
package struct MATLAB5File: NamedArrays {
  private let variables: [(header: MATLAB5Header, matrix: MATLAB5Matrix)]

  /// The size of the header in bytes: 116 bytes of text, 8 that point to MATLAB's own workspace, version,
  /// byte order.
  private static let headerSize = 128

  /// True if `bytes` begin as a MATLAB 5 file does: with text, and where the byte order is written, `MI` or
  /// `IM`.
  static func recognizes(_ bytes: ArraySlice<UInt8>) -> Bool {
    // The text is free, but nearly all files say this, also one that is cut short or whose byte order is
    // damaged. A text that has these letters there has no zero before them, where a version has one.
    bytes.starts(with: [UInt8]("MATLAB 5.0".utf8))
      || byteOrder(bytes) != nil && bytes[124..<126].contains(0) && !bytes.prefix(4).contains(0)
  }

  /// Reads the headers of all variables of the file that `bytes` are.
  init(_ bytes: ArraySlice<UInt8>) throws(DataFileError) {
    let place = FilePlace(part: .fileHeader, offset: 0, inflatedFrom: nil)
    guard bytes.count >= Self.headerSize else {
      throw DataFileError(.truncated(place, needs: Self.headerSize, has: bytes.count))
    }
    guard let order = Self.byteOrder(bytes) else {
      throw DataFileError(.unknownByteOrder([UInt8](bytes[126..<128])))
    }
    var reader = ByteReader(bytes, order: order)
    _ = try reader.take(124, of: .fileHeader)
    let version = try reader.word(UInt16.self, of: .fileHeader)
    guard version == 0x0100 else { throw DataFileError(.unknownVersion(Int(version))) }
    _ = try reader.take(2, of: .fileHeader)

    var variables: [(header: MATLAB5Header, matrix: MATLAB5Matrix)] = []
    var names: Set<String> = []
    while reader.remaining > 0 {
      let matrix = try MATLAB5Matrix(next: &reader)
      let header = try matrix.header()
      // The workspace of function handles has no name and is not a variable.
      if header.name.isEmpty { continue }
      if !names.insert(header.name).inserted { throw DataFileError(.duplicateVariable(header.name)) }
      variables.append((header, matrix))
    }
    self.variables = variables
  }

  var variableNames: [String] { variables.map(\.header.name) }

  func array(named name: String) throws(DataFileError) -> NumericArray? {
    guard let (header, matrix) = variables.first(where: { $0.header.name == name }) else { return nil }
    let values = try MATLAB5Values(header)
    var reader = try matrix.reader()
    _ = try MATLAB5Header(&reader, size: reader.remaining)
    return try values.array(&reader)
  }

  /// The byte order that the header names: it holds the letters `MI` as one number of 16 bits.
  private static func byteOrder(_ bytes: ArraySlice<UInt8>) -> ByteOrder? {
    guard bytes.count >= headerSize else { return nil }
    return switch (bytes[126], bytes[127]) {
    case (UInt8(ascii: "I"), UInt8(ascii: "M")): .littleEndian
    case (UInt8(ascii: "M"), UInt8(ascii: "I")): .bigEndian
    default: nil
    }
  }
}
