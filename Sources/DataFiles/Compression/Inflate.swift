private import CZlib

/// What surrounds a deflated stream and holds its checksum.
enum DeflateWrapping: Hashable, Sendable {
  /// A zlib stream (RFC 1950), as in a MATLAB 5 file.
  case zlib
  /// A member of a gzip file (RFC 1952).
  case gzip
  /// Nothing, as in a ZIP archive, which keeps the checksum elsewhere.
  case none(checksum: UInt32)

  /// What zlib calls it: the size of the window as a power of two, negative for nothing around it, and 16 more
  /// for gzip.
  fileprivate var windowBits: Int32 {
    switch self {
    case .zlib: 15
    case .gzip: 15 + 16
    case .none: -15
    }
  }
}

/// The checksum of `bytes` that ZIP archives and gzip files hold (CRC-32, RFC 1952, section 8).
func crc32(of bytes: ArraySlice<UInt8>) -> UInt32 {
  bytes.withUnsafeBytes { UInt32(truncatingIfNeeded: crc32_z(0, $0.baseAddress, $0.count)) }
}

/// A compressed stream, inflated piece by piece, each piece exactly as long as asked for.
///
/// This is the one place that imports zlib: bytes are copied in and out, and no pointer leaves.
struct Inflate: ~Copyable {
  private let stream: UnsafeMutablePointer<z_stream>
  private let input: ArraySlice<UInt8>
  private let place: FilePlace
  private let wrapping: DeflateWrapping
  private var checksum: UInt32 = 0
  private var consumed = 0
  private var produced = 0
  private var promised = 0
  private var hasEnded = false

  /// Begins to inflate `input`, which is `part` of the file.
  init(
    _ input: ArraySlice<UInt8>, part: FilePart, wrapping: DeflateWrapping = .zlib
  ) throws(DataFileError) {
    self.input = input
    self.wrapping = wrapping
    place = FilePlace(part: part, offset: input.startIndex, inflatedFrom: nil)
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    let size = Int32(MemoryLayout<z_stream>.size)
    let status = inflateInit2_(stream, wrapping.windowBits, ZLIB_VERSION, size)
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
    let excess = input.count - (try end())
    if excess > 0 { throw DataFileError(.damaged(place, .trailing(bytes: excess))) }
  }

  /// Reads the end of the stream, whatever follows it: nothing more comes out, and the checksum is right.
  ///
  /// - Returns: how many bytes of the input the stream has.
  mutating func end() throws(DataFileError) -> Int {
    var damage: InflateDamage?
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1) { buffer in
      do throws(InflateDamage) {
        while !hasEnded {
          if try advance(into: buffer) > 0 { throw .tooLong(promised: promised) }
        }
        if case .none(let expected) = wrapping, checksum != expected { throw .checksum }
      } catch { damage = error }
    }
    if let damage { throw DataFileError(.damaged(place, damage)) }
    return consumed
  }

  /// Reads the whole stream, checks it, and keeps nothing.
  ///
  /// - Parameter limit: after how many bytes it gives up: `inflatesTooFar`.
  /// - Returns: how many bytes come out of it, and how many of the input it has.
  mutating func measure(limit: Int) throws(DataFileError) -> (inflated: Int, deflated: Int) {
    var problem: DataFileError.Problem?
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 1 << 14) { buffer in
      do throws(InflateDamage) {
        while !hasEnded, produced <= limit { _ = try advance(into: buffer) }
        if !hasEnded { problem = .inflatesTooFar(place, limit: limit) }
      } catch {
        if case .endsEarly = error {
          problem = .damaged(place, .endless(produced: produced))
        } else {
          problem = .damaged(place, error)
        }
      }
    }
    if let problem { throw DataFileError(problem) }
    return (produced, consumed)
  }

  /// The first bytes of the stream, `count` or as many as there are; the rest is not looked at.
  mutating func beginning(_ count: Int) throws(DataFileError) -> [UInt8] {
    var damage: InflateDamage?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      do throws(InflateDamage) {
        while filled < count, !hasEnded {
          filled += try advance(into: UnsafeMutableBufferPointer(rebasing: buffer[filled..<count]))
        }
      } catch {
        if case .endsEarly = error { return }
        damage = error
      }
    }
    if let damage { throw DataFileError(.damaged(place, damage)) }
    return bytes
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
    if case .none = wrapping {
      checksum = UInt32(truncatingIfNeeded: crc32_z(uLong(checksum), output.baseAddress, count))
    }
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
    if lastByte >> (8 - unusedBits) != 0 { throw .invalid("bits are set after the last block") }
  }
}

/// The bytes as one member of a gzip file (RFC 1952), as small as zlib makes them; the same bytes for the same input, since
/// the member has neither name nor time. Nil where zlib has no memory.
func gzipped(_ bytes: [UInt8]) -> [UInt8]? {
  var stream = z_stream()
  let gzipBits: Int32 = 15 + 16
  let status = deflateInit2_(
    &stream, Z_BEST_COMPRESSION, Z_DEFLATED, gzipBits, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
    Int32(MemoryLayout<z_stream>.size))
  guard status == Z_OK, bytes.count <= Int(uInt.max) else { return nil }
  defer { deflateEnd(&stream) }
  let capacity = Int(deflateBound(&stream, uLong(bytes.count)))
  guard capacity <= Int(uInt.max) else { return nil }
  var isWhole = false
  let result = [UInt8](unsafeUninitializedCapacity: capacity) { output, filled in
    bytes.withUnsafeBufferPointer { input in
      // zlib declares its input mutable and does not write to it.
      stream.next_in = input.baseAddress.map { UnsafeMutablePointer(mutating: $0) }
      stream.avail_in = uInt(input.count)
      stream.next_out = output.baseAddress
      stream.avail_out = uInt(capacity)
      isWhole = deflate(&stream, Z_FINISH) == Z_STREAM_END
      filled = capacity - Int(stream.avail_out)
    }
  }
  return isWhole ? result : nil
}
