/// The first elements of an array in a MATLAB 5 file: what it is, how large, and what it is called.
struct MATLAB5Header: Hashable {
  /// The variable's name; empty for the workspace that MATLAB stores for function handles.
  let name: String

  /// What the variable is.
  let kind: VariableKind

  /// The length along each dimension; empty for a function handle or an object that has none.
  let shape: [Int]

  /// Reads the header of an array and leaves `reader` before its values.
  ///
  /// `size` is how many bytes the whole array has. Since a number takes from one to eight of them, too many and
  /// too few are both refused here, before anything is allocated or inflated for them.
  init(_ reader: inout ByteReader, size: Int) throws(DataFileError) {
    let start = reader.offset
    let flags = try Self.flags(&reader)
    if flags.classCode == Self.opaqueClass {
      shape = []
      name = try Self.name(&reader)
      kind = .object
      return
    }
    let place = reader.place(of: .dimensions)
    shape = try Self.dimensions(&reader)
    name = try Self.name(&reader)
    kind = try flags.kind
    if case .numeric = kind {
      guard let count = NumericArray.count(of: shape), count <= size else {
        throw DataFileError(.impossibleShape(place, shape: shape))
      }
      let (valuesSize, tagAndPadding) = (size - (reader.offset - start), 16)
      if (valuesSize - tagAndPadding) / 8 > count {
        throw DataFileError(.excess(reader.place(of: .values), bytes: valuesSize - tagAndPadding - 8 * count))
      }
    }
  }

  /// Objects of newer MATLABs (`mxOPAQUE_CLASS`) have a name where others have dimensions.
  private static let opaqueClass: UInt8 = 17

  private static func flags(_ reader: inout ByteReader) throws(DataFileError) -> Flags {
    let place = reader.place(of: .arrayFlags)
    let (storage, bytes) = try reader.matlab5Element(.arrayFlags)
    guard storage == .uint32 else { throw DataFileError(.unexpectedType(place, code: Int(storage.rawValue))) }
    guard bytes.count == 8 else { throw DataFileError(.unexpectedLength(place, bytes: bytes.count)) }
    return Flags(word: reader.order.word(UInt32.self, bytes.prefix(4)), place: place)
  }

  private static func dimensions(_ reader: inout ByteReader) throws(DataFileError) -> [Int] {
    let place = reader.place(of: .dimensions)
    let (storage, bytes) = try reader.matlab5Element(.dimensions)
    // MATLAB writes them as `int32`; other programs take any integer, as they do for values.
    guard let type = storage.elementType, type.integerRange != nil, storage != .utf16, storage != .utf32
    else {
      throw DataFileError(.unexpectedType(place, code: Int(storage.rawValue)))
    }
    guard bytes.count >= 2 * type.size, bytes.count % type.size == 0 else {
      throw DataFileError(.unexpectedLength(place, bytes: bytes.count))
    }
    let lengths = (try? StoredNumbers(bytes, type, reader.order)) ?? []
    let shape = lengths.compactMap { Int(exactly: $0) }
    guard shape.count * type.size == bytes.count, shape.allSatisfy({ $0 >= 0 }) else {
      throw DataFileError(.impossibleShape(place, shape: shape))
    }
    return shape
  }

  private static func name(_ reader: inout ByteReader) throws(DataFileError) -> String {
    let place = reader.place(of: .name)
    let (storage, bytes) = try reader.matlab5Element(.name)
    guard [.int8, .uint8, .utf8].contains(storage) else {
      throw DataFileError(.unexpectedType(place, code: Int(storage.rawValue)))
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// The first word of the array flags (MAT-File Format, figure 1-3).
private struct Flags {
  let word: UInt32
  let place: FilePlace

  var classCode: UInt8 { UInt8(truncatingIfNeeded: word) }

  var kind: VariableKind {
    get throws(DataFileError) {
      let numeric: ElementType
      switch classCode {
      case 1: return .cell
      case 2: return .structure
      case 3: return .object
      case 4: return .text
      case 5: return .sparse
      case 6: numeric = .double
      case 7: numeric = .single
      case 8: numeric = .int8
      case 9: numeric = .uint8
      case 10: numeric = .int16
      case 11: numeric = .uint16
      case 12: numeric = .int32
      case 13: numeric = .uint32
      case 14: numeric = .int64
      case 15: numeric = .uint64
      case 16: return .functionHandle
      default: throw DataFileError(.unexpectedType(place, code: Int(classCode)))
      }
      let (isComplex, isLogical) = (word & 0x0800 != 0, word & 0x0200 != 0)
      return isComplex ? .complex : .numeric(isLogical ? .logical : numeric)
    }
  }
}
