/// The last record of a ZIP archive, which says where its directory is (APPNOTE, 4.3.14 to 4.3.16).
struct ZIPDirectoryEnd {
  /// Where the directory is, which ends where this record begins.
  let directory: Range<Int>

  /// How many entries the directory has.
  let count: Int

  /// Where the record is.
  let place: FilePlace

  private static let size = 22

  /// Finds the record at the end of the archive that `bytes` are.
  ///
  /// - Throws: `truncated` if there is none, as in a file that was cut short; `contradiction`.
  init(_ bytes: ArraySlice<UInt8>) throws(DataFileError) {
    guard let start = Self.find(bytes) else {
      let place = FilePlace(part: .archiveEnd, offset: bytes.count, inflatedFrom: nil)
      throw DataFileError(.truncated(place, needs: Self.size, has: 0))
    }
    var reader = ByteReader(bytes.dropFirst(start + 4), order: .littleEndian)
    place = FilePlace(part: .archiveEnd, offset: start, inflatedFrom: nil)
    let disks = try reader.word(UInt32.self, of: .archiveEnd)
    let countHere = try reader.word(UInt16.self, of: .archiveEnd)
    let count = try reader.word(UInt16.self, of: .archiveEnd)
    let size = try reader.word(UInt32.self, of: .archiveEnd)
    let offset = try reader.word(UInt32.self, of: .archiveEnd)
    var end = Fields(disks: UInt64(disks), UInt64(countHere), UInt64(count), UInt64(size), UInt64(offset))
    var directoryEnd = start
    if count == .max || size == .max || offset == .max {
      (end, directoryEnd) = try Self.fields64(bytes, before: start, place: place)
    }
    guard end.disks == 0, end.countHere == end.count,
      let size = Int(exactly: end.size), let offset = Int(exactly: end.offset),
      size <= directoryEnd, offset == directoryEnd - size, let count = Int(exactly: end.count)
    else { throw DataFileError(.contradiction(place)) }
    directory = offset..<directoryEnd
    self.count = count
  }

  /// Where the record begins: the last place from which a comment of the length that it names fills the file.
  private static func find(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count >= size else { return nil }
    let last = bytes.count - size
    return stride(from: last, through: max(0, last - Int(UInt16.max)), by: -1).first { start in
      bytes[start...].starts(with: [0x50, 0x4B, 0x05, 0x06])
        && ByteOrder.littleEndian.word(UInt16.self, bytes[start + 20..<start + 22]) == last - start
    }
  }

  /// The record of 64-bit numbers, to which a locator of 20 bytes points, and where it begins.
  private static func fields64(
    _ bytes: ArraySlice<UInt8>, before start: Int, place: FilePlace
  ) throws(DataFileError) -> (Fields, start: Int) {
    guard start >= 20 else { throw DataFileError(.contradiction(place)) }
    var locator = ByteReader(bytes[start - 20..<start], order: .littleEndian)
    guard try locator.word(UInt32.self, of: .archiveEnd) == 0x0706_4B50 else {
      throw DataFileError(.contradiction(place))
    }
    _ = try locator.take(4, of: .archiveEnd)  // disk
    guard let offset = Int(exactly: try locator.word(UInt64.self, of: .archiveEnd)), offset <= start - 20
    else { throw DataFileError(.contradiction(place)) }
    var reader = ByteReader(bytes[offset..<start - 20], order: .littleEndian)
    guard try reader.word(UInt32.self, of: .archiveEnd) == 0x0606_4B50 else {
      throw DataFileError(.contradiction(place))
    }
    _ = try reader.take(12, of: .archiveEnd)  // size and versions
    let fields = Fields(
      disks: try reader.word(UInt64.self, of: .archiveEnd), try reader.word(UInt64.self, of: .archiveEnd),
      try reader.word(UInt64.self, of: .archiveEnd), try reader.word(UInt64.self, of: .archiveEnd),
      try reader.word(UInt64.self, of: .archiveEnd))
    return (fields, offset)
  }

  /// What both forms of the record say.
  private struct Fields {
    let disks, countHere, count, size, offset: UInt64

    init(disks: UInt64, _ countHere: UInt64, _ count: UInt64, _ size: UInt64, _ offset: UInt64) {
      (self.disks, self.countHere, self.count) = (disks, countHere, count)
      (self.size, self.offset) = (size, offset)
    }
  }
}
