/// A gzip file: one or more deflated members, one after the other, which belong together (RFC 1952). Zeros may
/// follow the last, as tapes and some copying programs leave them; `gunzip` passes over them too.
///
/// A file is inflated twice, the first time for nothing but its length and its checksums: what is kept is then
/// exactly as long as it has to be, however the file lies about it.
struct GzipFile {
  private let bytes: [UInt8]

  /// The most that is inflated of a file, in bytes: more than ten times the largest set of images that this
  /// project has in mind.
  private static let greatestSize = 1 << 31

  /// How much of a file is inflated to see what it is, in bytes.
  private static let beginningSize = 1 << 16

  /// True if `bytes` begin as a gzip file does.
  static func recognizes(_ bytes: [UInt8]) -> Bool { bytes.starts(with: magic) }

  private static let magic: [UInt8] = [0x1F, 0x8B]

  /// The gzip file that `bytes` are.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The first bytes of what the file holds.
  func beginning() throws(DataFileError) -> [UInt8] {
    var inflate = try Inflate(bytes[...], part: .gzipMember, wrapping: .gzip)
    return try inflate.beginning(Self.beginningSize)
  }

  /// What the file holds, its checksums found right.
  func content() throws(DataFileError) -> [UInt8] {
    let members = try members()
    var content: [UInt8] = []
    if members.count > 1 { content.reserveCapacity(members.reduce(0) { $0 + $1.size }) }
    for member in members {
      var inflate = try Inflate(member.bytes, part: .gzipMember, wrapping: .gzip)
      if members.count == 1 { return try inflate.read(member.size) }
      content += try inflate.read(member.size)
    }
    return content
  }

  /// The members of the file, and how many bytes each inflates to.
  ///
  /// - Throws: `excess` if something else follows the last.
  private func members() throws(DataFileError) -> [(bytes: ArraySlice<UInt8>, size: Int)] {
    var members: [(bytes: ArraySlice<UInt8>, size: Int)] = []
    var (rest, limit) = (bytes[...], Self.greatestSize)
    while !rest.allSatisfy({ $0 == 0 }) {
      if !members.isEmpty, !rest.starts(with: Self.magic) {
        let place = FilePlace(part: .gzipMember, offset: rest.startIndex, inflatedFrom: nil)
        throw DataFileError(.excess(place, bytes: rest.count))
      }
      var inflate = try Inflate(rest, part: .gzipMember, wrapping: .gzip)
      let (inflated, deflated) = try inflate.measure(limit: limit)
      members.append((rest.prefix(deflated), inflated))
      rest = rest.dropFirst(deflated)
      limit -= inflated
    }
    return members
  }
}
