/// A place in bytes that came from outside, which moves forward and never past their end.
struct ByteReader {
  /// The order of the bytes of a number.
  let order: ByteOrder

  private let bytes: ArraySlice<UInt8>
  private let start: Int
  private let inflatedFrom: Int?
  private var position: Int

  /// Reads `bytes`, a part of the file as it is.
  init(_ bytes: ArraySlice<UInt8>, order: ByteOrder) {
    self.order = order
    self.bytes = bytes
    start = 0
    inflatedFrom = nil
    position = bytes.startIndex
  }

  /// Reads `bytes`, which were inflated, after `skipped` others, from what begins at byte `offset` of the
  /// file.
  init(_ bytes: ArraySlice<UInt8>, order: ByteOrder, inflatedFrom offset: Int, skipped: Int = 0) {
    self.order = order
    self.bytes = bytes
    start = bytes.startIndex - skipped
    inflatedFrom = offset
    position = bytes.startIndex
  }

  /// Reads `content` from its first byte.
  init(_ content: FileContent, order: ByteOrder) {
    if let offset = content.inflatedFrom {
      self.init(content.bytes, order: order, inflatedFrom: offset)
    } else {
      self.init(content.bytes, order: order)
    }
  }

  /// How many bytes are left.
  var remaining: Int { bytes.endIndex - position }

  /// Where the reader stands: a byte of the file, or of what was inflated.
  var offset: Int { position - start }

  /// Where `part` begins, if it begins here.
  func place(of part: FilePart) -> FilePlace {
    FilePlace(part: part, offset: offset, inflatedFrom: inflatedFrom)
  }

  /// The next `count` bytes, which belong to `part`.
  ///
  /// - Throws: `truncated` if there are fewer; nothing is allocated before that is known.
  mutating func take(_ count: Int, of part: FilePart) throws(DataFileError) -> ArraySlice<UInt8> {
    guard count >= 0, count <= remaining else {
      throw DataFileError(.truncated(place(of: part), needs: count, has: remaining))
    }
    defer { position += count }
    return bytes[position..<position + count]
  }

  /// The next number, which belongs to `part`.
  mutating func word<Word: FixedWidthInteger & UnsignedInteger>(
    _ type: Word.Type, of part: FilePart
  ) throws(DataFileError) -> Word {
    order.word(type, try take(Word.bitWidth / 8, of: part))
  }

  /// Everything that is left, which belongs to `part` and must be `count` bytes: `truncated` or `excess`
  /// otherwise.
  mutating func takeRest(_ count: Int, of part: FilePart) throws(DataFileError) -> ArraySlice<UInt8> {
    let place = place(of: part)
    let rest = try take(count, of: part)
    if remaining > 0 { throw DataFileError(.excess(place, bytes: remaining)) }
    return rest
  }

  /// Moves over `count` bytes, or as many as there are.
  mutating func skip(upTo count: Int) { position += min(count, remaining) }
}
