private import CZlib

/// What is wrong with bytes that should inflate.
package enum InflateDamage: Error, Hashable, Sendable {
  /// The bytes are no compressed stream, or stop being one; zlib's words for it.
  case invalid(String)
  /// What was inflated does not have the checksum that the stream ends with.
  case checksum
  /// The stream ends, or the bytes do, before everything that was promised is there.
  case endsEarly(produced: Int, promised: Int)
  /// The stream goes on after everything that was promised.
  case tooLong(promised: Int)
  /// The stream is followed by bytes that belong to nothing.
  case trailing(bytes: Int)
  /// The stream promises more than that many compressed bytes can hold.
  case impossibleRatio(compressed: Int, promised: Int)
}

/// A compressed stream, inflated piece by piece, each piece exactly as long as asked for.
///
/// This is the one place that imports zlib: bytes are copied in and out, and no pointer leaves.
struct Inflate: ~Copyable {
  private let stream: UnsafeMutablePointer<z_stream>
  private let input: ArraySlice<UInt8>
  private let place: FilePlace
  private var consumed = 0
  private var produced = 0
  private var promised = 0
  private var hasEnded = false

  /// Begins to inflate `input`, a zlib stream (RFC 1950) that is `part` of the file.
  init(_ input: ArraySlice<UInt8>, part: FilePart) throws(DataFileError) {
    self.input = input
    place = FilePlace(part: part, offset: input.startIndex, inflatedFrom: nil)
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let status = inflateInit_(stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    if status != Z_OK { throw DataFileError(.damaged(place, .invalid("zlib does not start: \(status)"))) }
  }

  deinit {
    inflateEnd(stream)
    stream.deinitialize(count: 1)
    stream.deallocate()
  }

  /// Notes that the stream promises `count` more bytes, and refuses what no stream of its length can keep:
  /// deflate makes at most 258 bytes of two bits, 1032 of one byte (RFC 1951, section 3.2.5).
  mutating func expect(_ count: Int) throws(DataFileError) {
    promised = produced + count
    if promised / 1032 > input.count {
      throw DataFileError(.damaged(place, .impossibleRatio(compressed: input.count, promised: promised)))
    }
  }

  /// The next `count` bytes of the stream; a large `count` has been expected before.
  mutating func read(_ count: Int) throws(DataFileError) -> [UInt8] {
    promised = max(promised, produced + count)
    var damage: InflateDamage?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      do throws(InflateDamage) {
        while filled < count {
          filled += try advance(into: UnsafeMutableBufferPointer(rebasing: buffer[filled..<count]))
        }
      } catch { damage = error }
    }
    if let damage { throw DataFileError(.damaged(place, damage)) }
    return bytes
  }

  /// Reads the end of the stream: nothing more comes out, the checksum is right, and no input is left.
  mutating func finish() throws(DataFileError) {
    var damage: InflateDamage?
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1) { buffer in
      do throws(InflateDamage) {
        while !hasEnded {
          if try advance(into: buffer) > 0 { throw .tooLong(promised: promised) }
        }
        if consumed < input.count { throw .trailing(bytes: input.count - consumed) }
      } catch { damage = error }
    }
    if let damage { throw DataFileError(.damaged(place, damage)) }
  }

  /// Inflates some bytes into `output`, at most up to the end of a deflate block, and says how many.
  private mutating func advance(into output: UnsafeMutableBufferPointer<UInt8>) throws(InflateDamage) -> Int {
    if hasEnded { throw .endsEarly(produced: produced, promised: promised) }
    let outputSize = min(output.count, Int(uInt.max))
    let (status, inputLeft) = input.withUnsafeBufferPointer { bytes in
      let inputSize = min(bytes.count - consumed, Int(uInt.max))
      // zlib declares its input mutable and does not write to it.
      stream.pointee.next_in = bytes.baseAddress.map { UnsafeMutablePointer(mutating: $0 + consumed) }
      stream.pointee.avail_in = uInt(inputSize)
      stream.pointee.next_out = output.baseAddress
      stream.pointee.avail_out = uInt(outputSize)
      let status = inflate(stream, Z_BLOCK)
      return (status, bytes.count - consumed - inputSize + Int(stream.pointee.avail_in))
    }
    let count = outputSize - Int(stream.pointee.avail_out)
    consumed = input.count - inputLeft
    produced += count
    switch status {
    case Z_OK: try checkLastBits()
    case Z_STREAM_END: hasEnded = true
    case Z_BUF_ERROR: throw .endsEarly(produced: produced, promised: promised)
    default:
      let words = stream.pointee.msg.map { String(cString: $0) } ?? "zlib's status \(status)"
      throw words == "incorrect data check" ? .checksum : .invalid(words)
    }
    return count
  }

  /// At the end of the last block, the bits that fill its last byte are zero: every writer makes them so, and
  /// nothing else would notice if one had changed.
  private func checkLastBits() throws(InflateDamage) {
    let state = stream.pointee.data_type
    let (unusedBits, isLastBlock, isAtBlockEnd) = (state & 7, state & 64 != 0, state & 128 != 0)
    guard isLastBlock, isAtBlockEnd, unusedBits > 0, consumed > 0 else { return }
    let lastByte = input[input.startIndex + consumed - 1]
    if lastByte >> (8 - unusedBits) != 0 { throw .invalid("bits are set behind the last block") }
  }
}
