import DataFiles
import Foundation
import TestSupport
import Testing

/// Files that are damaged, cut short, or made to do harm.
@Suite("Damaged MATLAB 5 files")
struct MATLAB5DamageTests {
  /// Deflate can spell the same bytes in more than one way, so a few changes of a bit change no number. The
  /// list of those is scipy's; ours refuses some of them too. Nobody can notice a change in the 124 bytes of
  /// text before.
  @Test("each single changed bit of a compressed file is refused, or scipy finds that it changed no number")
  func everyBit() throws {
    var bytes = try Fixtures.bytes("DataFiles/small-compressed.mat")
    let listed = try String(
      decoding: Fixtures.bytes("DataFiles/small-compressed.harmless.txt"), as: UTF8.self)
    let harmless = Set(listed.split(separator: "\n").compactMap { Int($0) })
    #expect(harmless.count == 84)
    let right = try arrays(bytes)
    for bit in 124 * 8..<bytes.count * 8 {
      bytes[bit / 8] ^= 1 << (bit % 8)
      if let read = try? arrays(bytes) {
        #expect(harmless.contains(bit), "bit \(bit) was not noticed")
        #expect(read == right, "bit \(bit) changed the numbers")
      }
      bytes[bit / 8] ^= 1 << (bit % 8)
    }
  }

  @Test("600 seeded changes of one bit in the 967,428 bytes of the digits are all refused")
  func digits() throws {
    var bytes = [UInt8](try Data(contentsOf: Fixtures.digits))
    var random = SplitMix64(state: 600)
    for _ in 0..<600 {
      let bit = Int.random(in: 124 * 8..<bytes.count * 8, using: &random)
      bytes[bit / 8] ^= 1 << (bit % 8)
      #expect(throws: DataFileError.self, "bit \(bit) was not noticed") { try arrays(bytes) }
      bytes[bit / 8] ^= 1 << (bit % 8)
    }
  }

  @Test(
    "a file that ends anywhere before its end is refused",
    arguments: ["classes", "others-compressed", "big-endian", "big-endian-compressed"])
  func truncated(name: String) throws {
    let bytes = try Fixtures.bytes("DataFiles/\(name).mat")
    let ends = Set(try variableEnds(bytes))
    for count in 0..<bytes.count where !ends.contains(count) {
      let error = #expect(throws: DataFileError.self) {
        try DataFile(contentsOf: [UInt8](bytes.prefix(count)))
      }
      if count >= 128, case .truncated? = error?.problem { continue }
      #expect(count < 128, "\(count) bytes: \(String(describing: error))")
    }
  }

  @Test("bytes after the last variable are refused")
  func excess() throws {
    for name in ["classes", "classes-compressed"] {
      for excess in [[0], [0, 0, 0, 0, 0, 0, 0, 0], [UInt8]("more than nothing".utf8)] as [[UInt8]] {
        let bytes = try Fixtures.bytes("DataFiles/\(name).mat") + excess
        #expect(throws: DataFileError.self) { try DataFile(contentsOf: bytes) }
      }
    }
  }

  @Test("an array that promises 10¹² elements is refused before anything is allocated")
  func hugeShape() throws {
    var bytes = try Fixtures.bytes("DataFiles/little-endian.mat")
    // The dimensions of the first array, 2×2, follow two tags and the flags.
    let dimensions = 128 + 8 + 16 + 8
    for shape in [[1_000_000, 1_000_000], [Int32.max, Int32.max], [-1, 4]] as [[Int32]] {
      for (index, length) in shape.enumerated() {
        for byte in 0..<4 {
          bytes[dimensions + 4 * index + byte] = UInt8(truncatingIfNeeded: length >> Int32(8 * byte))
        }
      }
      let error = #expect(throws: DataFileError.self) { try DataFile(contentsOf: bytes) }
      guard case .impossibleShape(_, let found)? = error?.problem else {
        Issue.record("\(String(describing: error))")
        continue
      }
      #expect(found == shape.map { Int($0) })
    }
  }

  @Test(
    "a variable that inflates to other than it promises is refused",
    arguments: ["bomb", "short", "ratio", "behind"])
  func inflatedSizes(name: String) throws {
    #expect(throws: DataFileError.self) { try arrays(Fixtures.bytes("DataFiles/\(name).mat")) }
  }

  @Test("an array with more bytes than its dimensions can take is refused before they are inflated")
  func paddedArray() throws {
    let bytes = try Fixtures.bytes("DataFiles/padded.mat")
    let error = #expect(throws: DataFileError.self) { try DataFile(contentsOf: bytes) }
    guard case .excess? = error?.problem else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("two variables of one name are refused")
  func duplicates() throws {
    let bytes = try Fixtures.bytes("DataFiles/classes.mat")
    let error = #expect(throws: DataFileError.self) { try DataFile(contentsOf: bytes + bytes.dropFirst(128)) }
    #expect(error?.problem == .duplicateVariable("int8"))
  }

  /// Every array of the file that `bytes` are; throws what is wrong with any of those that can be read as
  /// one.
  private func arrays(_ bytes: [UInt8]) throws -> [String: NumericArray] {
    let file = try DataFile(contentsOf: bytes)
    return try Dictionary(uniqueKeysWithValues: file.variableNames.map { ($0, try file.array(named: $0)) })
  }

  /// The lengths at which a file could be cut and be a whole file of fewer variables.
  private func variableEnds(_ bytes: [UInt8]) throws -> [Int] {
    var ends = [128]
    while let end = ends.last, end < bytes.count {
      let tag = bytes[end + 4..<end + 8]
      let length = (bytes[126] == UInt8(ascii: "I") ? [UInt8](tag.reversed()) : [UInt8](tag)).reduce(0) {
        $0 << 8 | Int($1)
      }
      ends.append(end + 8 + length)
    }
    return ends
  }
}
