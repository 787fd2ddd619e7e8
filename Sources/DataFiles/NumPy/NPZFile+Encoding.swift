extension NPZFile {
  /// The most bytes that an archive without 64-bit extensions can hold.
  private static let greatestSize = Int(UInt32.max)

  /// The bytes of an NPZ file of `arrays`, each of type `float64` in its own order: what `numpy.load` reads. It is
  /// stored as `numpy.savez` does, since weights do not compress. The same bytes for the same arrays.
  ///
  /// - Throws: `unwritableName`, `duplicateVariable`, `unwritableSize`.
  package static func encode(_ arrays: [(name: String, array: NumericArray)]) throws(DataFileError) -> [UInt8]
  {
    var (file, directory) = (ByteWriter(), ByteWriter())
    var names: Set<String> = []
    for (name, array) in arrays {
      guard !name.isEmpty, name.utf8.count < 1 << 15, !name.contains(where: { "/\\\0".contains($0) }) else {
        throw DataFileError(.unwritableName(name, .npz))
      }
      guard names.insert(name).inserted else { throw DataFileError(.duplicateVariable(name)) }
      guard array.elements.count <= (greatestSize - file.bytes.count - directory.bytes.count) / 8 - (1 << 16),
        names.count <= Int(UInt16.max)
      else { throw DataFileError(.unwritableSize(name, .npz)) }
      let entry = entry(name, content: npy(array))
      let offset = UInt32(truncatingIfNeeded: file.bytes.count)
      file.append(UInt32(0x0403_4B50))
      file.append(entry.fields)
      file.append(UInt16(0))  // no extra field
      file.append(entry.name)
      file.append(entry.content)
      directory.append(UInt32(0x0201_4B50))
      directory.append(UInt16(20))  // written by version 2.0
      directory.append(entry.fields)
      directory.append([UInt8](repeating: 0, count: 12))  // no extra field, comment, disk and attributes
      directory.append(offset)
      directory.append(entry.name)
    }
    let offset = UInt32(truncatingIfNeeded: file.bytes.count)
    file.append(directory.bytes)
    file.append(UInt32(0x0605_4B50))
    file.append(UInt32(0))  // the first and only disk
    file.append(UInt16(truncatingIfNeeded: arrays.count))
    file.append(UInt16(truncatingIfNeeded: arrays.count))
    file.append(UInt32(truncatingIfNeeded: directory.bytes.count))
    file.append(offset)
    file.append(UInt16(0))  // no comment
    return file.bytes
  }

  /// What the file's own header and the directory both say of it (APPNOTE, 4.3.7 and 4.3.12).
  private static func entry(
    _ name: String, content: [UInt8]
  ) -> (fields: [UInt8], name: String, content: [UInt8]) {
    let name = name + suffix
    let size = UInt32(truncatingIfNeeded: content.count)
    var fields = ByteWriter()
    fields.append(UInt16(20))  // read by version 2.0
    fields.append(UInt16(1 << 11))  // the name is UTF-8
    fields.append(ZIPMember.Method.stored.rawValue)
    fields.append(UInt16(0))  // midnight,
    fields.append(UInt16(1 << 5 | 1))  // 1 January 1980
    fields.append(crc32(of: content[...]))
    fields.append(size)
    fields.append(size)
    fields.append(UInt16(truncatingIfNeeded: name.utf8.count))
    return (fields.bytes, name, content)
  }

  /// `array` as an NPY file, version 1.0.
  private static func npy(_ array: NumericArray) -> [UInt8] {
    let lengths = array.shape.map(String.init).joined(separator: ", ") + (array.shape.count == 1 ? "," : "")
    let order = array.order == .columnMajor ? "True" : "False"
    let description = "{'descr': '<f8', 'fortran_order': \(order), 'shape': (\(lengths)), }"
    // The values begin at a multiple of 64 bytes.
    let beginning = NPYHeader.magic.count + 4
    let size = (beginning + description.utf8.count + 1 + 63) / 64 * 64 - beginning
    var writer = ByteWriter()
    writer.append(NPYHeader.magic + [1, 0])
    writer.append(UInt16(truncatingIfNeeded: size))
    writer.append(description)
    writer.append([UInt8](repeating: 0x20, count: size - description.utf8.count - 1))
    writer.append("\n")
    writer.append(array.elements)
    return writer.bytes
  }
}
