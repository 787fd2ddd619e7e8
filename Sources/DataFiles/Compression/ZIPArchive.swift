/// A ZIP archive: files, each after a header of its own, and a directory of them at the end (PKWARE,
/// *APPNOTE.TXT — .ZIP File Format Specification*, 6.3; with the 64-bit extensions, one disk, no encryption).
///
/// What the directory says is checked against the file's own header, its length and its checksum.
struct ZIPArchive {
  /// The files, in the order of the directory.
  let members: [ZIPMember]

  private let bytes: ArraySlice<UInt8>
  private let directoryOffset: Int

  /// The first bytes of an archive that has any file.
  static let signature: [UInt8] = [0x50, 0x4B, 0x03, 0x04]

  /// The most that is inflated of one file, in bytes.
  private static let greatestSize = 1 << 31

  /// Reads the directory of the archive that `bytes` are.
  init(_ bytes: ArraySlice<UInt8>) throws(DataFileError) {
    let end = try ZIPDirectoryEnd(bytes)
    var reader = ByteReader(bytes[end.directory], order: .littleEndian)
    var members: [ZIPMember] = []
    while reader.remaining > 0 { members.append(try ZIPMember(directory: &reader)) }
    guard members.count == end.count else { throw DataFileError(.contradiction(end.place)) }
    self.members = members
    self.bytes = bytes
    directoryOffset = end.directory.lowerBound
    for member in members { _ = try compressedContent(of: member) }
  }

  /// The bytes of `member`, their number and their checksum found right.
  func content(of member: ZIPMember) throws(DataFileError) -> FileContent {
    let compressed = try compressedContent(of: member)
    switch try method(of: member) {
    case .stored:
      if crc32(of: compressed) != member.checksum {
        let place = FilePlace(part: .member, offset: compressed.startIndex, inflatedFrom: nil)
        throw DataFileError(.damaged(place, .checksum))
      }
      return FileContent(bytes: compressed, inflatedFrom: nil)
    case .deflated:
      var inflate = try Inflate(
        compressed, part: .member, wrapping: .none(checksum: member.checksum))
      try inflate.expect(member.size)
      let content = try inflate.read(member.size)
      try inflate.finish()
      return FileContent(bytes: content[...], inflatedFrom: compressed.startIndex)
    }
  }

  /// The first bytes of `member`, at most `count`, whose checksum was not checked.
  func beginning(of member: ZIPMember, count: Int) throws(DataFileError) -> FileContent {
    let compressed = try compressedContent(of: member)
    switch try method(of: member) {
    case .stored: return FileContent(bytes: compressed.prefix(count), inflatedFrom: nil)
    case .deflated:
      var inflate = try Inflate(
        compressed, part: .member, wrapping: .none(checksum: member.checksum))
      let beginning = try inflate.read(min(count, member.size))
      return FileContent(bytes: beginning[...], inflatedFrom: compressed.startIndex)
    }
  }

  /// What the archive has of `member`, between its own header and the directory.
  private func compressedContent(of member: ZIPMember) throws(DataFileError) -> ArraySlice<UInt8> {
    guard member.offset <= directoryOffset else {
      let place = FilePlace(part: .memberHeader, offset: member.offset, inflatedFrom: nil)
      throw DataFileError(.contradiction(place))
    }
    var reader = ByteReader(bytes[..<directoryOffset].dropFirst(member.offset), order: .littleEndian)
    try member.skipHeader(&reader)
    return try reader.take(member.compressedSize, of: .member)
  }

  /// How `member` is kept, if it can be read.
  private func method(of member: ZIPMember) throws(DataFileError) -> ZIPMember.Method {
    let place = FilePlace(part: .memberHeader, offset: member.offset, inflatedFrom: nil)
    if member.isEncrypted { throw DataFileError(.encrypted(member.name)) }
    guard let method = ZIPMember.Method(rawValue: member.methodCode) else {
      throw DataFileError(.unknownCompression(member.name, code: Int(member.methodCode)))
    }
    guard member.size <= Self.greatestSize else {
      throw DataFileError(.inflatesTooFar(place, limit: Self.greatestSize))
    }
    if method == .stored, member.compressedSize != member.size { throw DataFileError(.contradiction(place)) }
    return method
  }
}
