/// A file in a ZIP archive, as the directory of the archive describes it (APPNOTE, 4.3.12).
struct ZIPMember: Hashable {
  /// The name of the file.
  let name: String

  /// The flags that say how it is kept (APPNOTE, 4.4.4).
  let flags: UInt16

  /// The number of the method by which it is compressed (APPNOTE, 4.4.5).
  let methodCode: UInt16

  /// The checksum of the file (CRC-32).
  let checksum: UInt32

  /// How many bytes the archive has of it.
  let compressedSize: Int

  /// How many bytes it is.
  let size: Int

  /// The byte of the archive where its own header begins.
  let offset: Int

  /// The methods that are read, of the many that there are: those of numpy's archives.
  enum Method: UInt16 {
    case stored = 0
    case deflated = 8
  }

  /// True if the file is encrypted in any of three ways.
  var isEncrypted: Bool { flags & (1 << 0 | 1 << 6 | 1 << 13) != 0 }

  /// True if the sizes and the checksum follow the file instead of preceding it.
  var hasDescriptor: Bool { flags & 1 << 3 != 0 }

  /// What takes the place of a number that the extra field holds in 64 bits.
  private static let elsewhere = UInt32.max

  /// Reads the next entry of the directory of an archive.
  init(directory reader: inout ByteReader) throws(DataFileError) {
    let place = reader.place(of: .archiveEntry)
    guard try reader.word(UInt32.self, of: .archiveEntry) == 0x0201_4B50 else {
      throw DataFileError(.unexpectedMagic(place))
    }
    _ = try reader.take(4, of: .archiveEntry)  // versions
    flags = try reader.word(UInt16.self, of: .archiveEntry)
    methodCode = try reader.word(UInt16.self, of: .archiveEntry)
    _ = try reader.take(4, of: .archiveEntry)  // time and date
    checksum = try reader.word(UInt32.self, of: .archiveEntry)
    let compressedSize = try reader.word(UInt32.self, of: .archiveEntry)
    let size = try reader.word(UInt32.self, of: .archiveEntry)
    let nameSize = try reader.word(UInt16.self, of: .archiveEntry)
    let extraSize = try reader.word(UInt16.self, of: .archiveEntry)
    let commentSize = try reader.word(UInt16.self, of: .archiveEntry)
    _ = try reader.take(8, of: .archiveEntry)  // disk and attributes
    let offset = try reader.word(UInt32.self, of: .archiveEntry)
    name = String(decoding: try reader.take(Int(nameSize), of: .archiveEntry), as: UTF8.self)
    var extra = ZIPExtraField(try reader.take(Int(extraSize), of: .archiveEntry))
    _ = try reader.take(Int(commentSize), of: .archiveEntry)

    // The extra field holds those of the numbers that are elsewhere, in this order (APPNOTE, 4.5.3).
    func whole(_ word: UInt32) throws(DataFileError) -> Int {
      guard word == Self.elsewhere else { return Int(word) }
      guard let number = extra.nextSize() else { throw DataFileError(.contradiction(place)) }
      return number
    }
    self.size = try whole(size)
    self.compressedSize = try whole(compressedSize)
    self.offset = try whole(offset)
  }

  /// Reads the file's own header, and moves past it; `contradiction` unless it says what the directory says.
  func skipHeader(_ reader: inout ByteReader) throws(DataFileError) {
    let place = reader.place(of: .memberHeader)
    guard try reader.word(UInt32.self, of: .memberHeader) == 0x0403_4B50 else {
      throw DataFileError(.unexpectedMagic(place))
    }
    _ = try reader.take(2, of: .memberHeader)  // version
    let flags = try reader.word(UInt16.self, of: .memberHeader)
    let methodCode = try reader.word(UInt16.self, of: .memberHeader)
    _ = try reader.take(4, of: .memberHeader)  // time and date
    let checksum = try reader.word(UInt32.self, of: .memberHeader)
    let compressedSize = try reader.word(UInt32.self, of: .memberHeader)
    let size = try reader.word(UInt32.self, of: .memberHeader)
    let nameSize = try reader.word(UInt16.self, of: .memberHeader)
    let extraSize = try reader.word(UInt16.self, of: .memberHeader)
    let name = String(decoding: try reader.take(Int(nameSize), of: .memberHeader), as: UTF8.self)
    var extra = ZIPExtraField(try reader.take(Int(extraSize), of: .memberHeader))

    func fits(_ word: UInt32, _ number: Int) -> Bool {
      word == Self.elsewhere ? extra.nextSize() == number : Int(word) == number
    }
    guard name == self.name, flags == self.flags, methodCode == self.methodCode else {
      throw DataFileError(.contradiction(place))
    }
    if hasDescriptor { return }
    guard fits(size, self.size), fits(compressedSize, self.compressedSize), checksum == self.checksum else {
      throw DataFileError(.contradiction(place))
    }
  }
}

/// The numbers of 64 bits in the extra field of an entry, if it has any (APPNOTE, 4.5.3).
private struct ZIPExtraField {
  private var sizes: ByteReader?

  init(_ bytes: ArraySlice<UInt8>) {
    var reader = ByteReader(bytes, order: .littleEndian)
    while let code = try? reader.word(UInt16.self, of: .archiveEntry),
      let size = try? reader.word(UInt16.self, of: .archiveEntry),
      let field = try? reader.take(Int(size), of: .archiveEntry)
    {
      if code == 1, sizes == nil { sizes = ByteReader(field, order: .littleEndian) }
    }
  }

  mutating func nextSize() -> Int? {
    (try? sizes?.word(UInt64.self, of: .archiveEntry)).flatMap { Int(exactly: $0) }
  }
}
