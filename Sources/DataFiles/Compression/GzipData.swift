/// Bytes that are made smaller for keeping, and back.
package enum GzipData {
  /// The bytes as a gzip file: the same for the same input. Nil where there is no memory.
  package static func compress(_ bytes: [UInt8]) -> [UInt8]? { gzipped(bytes) }

  /// What a gzip file of one member holds.
  ///
  /// - Parameter limit: the most bytes that are taken out of it.
  /// - Throws: ``DataFileError`` when it is damaged, or holds more.
  package static func inflate(_ bytes: [UInt8], limit: Int) throws(DataFileError) -> [UInt8] {
    var measuring = try Inflate(bytes[...], part: .gzipMember, wrapping: .gzip)
    let (size, _) = try measuring.measure(limit: limit)
    var inflate = try Inflate(bytes[...], part: .gzipMember, wrapping: .gzip)
    return try inflate.read(size)
  }
}
