import DataFiles
import Foundation
import TestSupport
import Testing

/// Files of every format but MATLAB 5 that are cut short, or promise what they do not have.
@Suite("Damaged files")
struct DamageTests {
  @Test(
    "a file that ends anywhere before its end is refused",
    arguments: [
      "float64-big.npy", "version3.npy", "classes.npz", "classes-deflated.npz", "images-idx3-ubyte",
      "images-idx3-ubyte.gz", "train.csv.gz", "octave-v4.mat",
    ])
  func truncated(name: String) throws {
    let bytes = try Fixtures.bytes("DataFiles/Formats/\(name)")
    // A MATLAB 4 file that ends after a variable is a whole one: X is 3×4 doubles after 22 bytes.
    for count in 0..<bytes.count where name != "octave-v4.mat" || count != 22 + 96 {
      #expect(throws: DataFileError.self, "\(count) bytes") {
        try DataFile(contentsOf: [UInt8](bytes.prefix(count)))
      }
    }
  }

  @Test(
    "bytes after the end are refused",
    arguments: [
      "float64-big.npy", "classes.npz", "images-idx3-ubyte", "images-idx3-ubyte.gz", "octave-v4.mat",
    ])
  func excess(name: String) throws {
    let bytes = try Fixtures.bytes("DataFiles/Formats/\(name)")
    // Zeros behind a gzip stream are nothing, with every program.
    if !name.hasSuffix(".gz") {
      #expect(throws: DataFileError.self) { try DataFile(contentsOf: bytes + [0]) }
    }
    #expect(throws: DataFileError.self) { try DataFile(contentsOf: bytes + [UInt8]("more than one".utf8)) }
    #expect(throws: DataFileError.self) { try DataFile(contentsOf: bytes + [0, 0, 0x1F, 0x8B]) }
  }

  @Test(
    "a file of 10¹² numbers that has none is refused before anything is allocated",
    arguments: [
      [0, 0, 0x0E, 2, 0, 0x0F, 0x42, 0x40, 0, 0x0F, 0x42, 0x40],
      [0, 0, 8, 3] + [UInt8](repeating: 0xFF, count: 12),
      npy("{'descr': '<f8', 'fortran_order': False, 'shape': (1000000, 1000000), }"),
      npy("{'descr': '|u1', 'fortran_order': False, 'shape': (9223372036854775807, 2), }"),
      // 10⁶ × 10⁶ doubles called a.
      [0, 0, 0, 0, 0x40, 0x42, 0x0F, 0, 0x40, 0x42, 0x0F, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0x61, 0],
    ] as [[UInt8]])
  func hugeShape(bytes: [UInt8]) throws {
    let error = #expect(throws: DataFileError.self) { try DataFile(contentsOf: bytes) }
    switch error?.problem {
    case .truncated, .impossibleShape: break
    default: Issue.record("\(String(describing: error))")
    }
  }

  @Test(
    "a header of an NPY file that numpy would not write is refused",
    arguments: [
      "", "{", "{}", "[]", "{'descr': '<f8', 'fortran_order': False}",
      "{'descr': '<f8', 'fortran_order': 0, 'shape': (1,)}",
      "{'descr': '<f8', 'fortran_order': False, 'shape': (1)}",
      "{'descr': '<f8', 'fortran_order': False, 'shape': (-1,)}",
      "{'descr': '<f8', 'fortran_order': False, 'shape': (1.0,)}",
      "{'descr': '<f8', 'fortran_order': False, 'shape': (99999999999999999999,)}",
      "{'descr': '<f9', 'fortran_order': False, 'shape': (1,)}",
      "{'descr': 'f8', 'fortran_order': False, 'shape': (1,)}",
      "{'descr': '|f8', 'fortran_order': False, 'shape': (1,)}",
      "{'descr': '<f8', 'descr': '<f8', 'fortran_order': False, 'shape': (1,)}",
      "{'descr': '<f8', 'fortran_order': False, 'shape': (1,), 'more': 1}",
      "{'descr': '<f8', 'fortran_order': False, 'shape': (1,)} + 1",
      "{'descr': [('a', '<f8', 'fortran_order': False, 'shape': (1,)}",
      "{'descr': '<f8', 'fortran_order': False, 'shape': (__import__('os').getpid(),)}",
    ])
  func descriptions(text: String) throws {
    let bytes = npy(text) + [UInt8](repeating: 0, count: 8)
    let error = #expect(throws: DataFileError.self) { try DataFile(contentsOf: bytes) }
    guard case .unreadableDescription? = error?.problem else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("an archive that contradicts itself, is encrypted or compressed in another way is refused")
  func archives() throws {
    let bytes = try Fixtures.bytes("DataFiles/Formats/classes.npz")
    let directory = try #require(bytes.firstRange(of: [0x50, 0x4B, 1, 2])).lowerBound
    func problem(_ change: (inout [UInt8]) -> Void) -> DataFileError.Problem? {
      var changed = bytes
      change(&changed)
      let error = #expect(throws: DataFileError.self) {
        try DataFile(contentsOf: changed).array(named: "int8")
      }
      return error?.problem
    }
    // Bytes of an entry of the directory: 8 flags, 10 method, 16 checksum, 20 and 24 sizes, 42
    // offset, 46 name.
    // What only one of the two says is a contradiction.
    for byte in [8, 10, 46] {
      guard case .contradiction? = problem({ $0[directory + byte] ^= 1 }) else {
        Issue.record("byte \(byte) of the directory")
        continue
      }
    }
    // The file's own header has its flags and its method at bytes 6 and 8.
    #expect(
      problem {
        $0[directory + 8] |= 1
        $0[6] |= 1
      } == .encrypted("int8.npy"))
    for byte in [16, 20, 24, 42] {
      #expect(problem { $0[directory + byte] ^= 1 } != nil)
    }
    #expect(problem { $0[bytes.count - 12] ^= 1 } != nil)  // how many entries
    #expect(
      problem {
        $0[directory + 10] = 9
        $0[8] = 9
      } == .unknownCompression("int8.npy", code: 9))
  }

  @Test("numbers of machines that are gone are refused")
  func machines() throws {
    var bytes = try Fixtures.bytes("DataFiles/Formats/octave-v4.mat")
    bytes.replaceSubrange(0..<2, with: [0xD0, 0x07])  // 2000: a VAX
    let error = #expect(throws: DataFileError.self) { try DataFile(contentsOf: bytes) }
    #expect(error?.description.hasPrefix("found numbers of a VAX") == true)
  }

  @Test("a small file that inflates to 64 MiB of nothing is refused by its first bytes")
  func bomb() throws {
    let error = #expect(throws: DataFileError.self) {
      try DataFile(contentsOf: Fixtures.bytes("DataFiles/Formats/zeros.gz"))
    }
    #expect(error?.problem == .unrecognized(.unknown(firstBytes: [UInt8](repeating: 0, count: 8))))
  }
}

/// An NPY file, version 1.0, with `header` and no values.
private func npy(_ header: String) -> [UInt8] {
  let size = header.utf8.count
  return [0x93] + [UInt8]("NUMPY".utf8) + [1, 0, UInt8(size & 0xFF), UInt8(size >> 8)] + [UInt8](header.utf8)
}
