import DataFiles
import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#endif

/// Two thousand damaged copies of a file of each format, read in a process of their own: one that would crash,
/// loop or take too much memory fails its test and no other.
@Suite("Mutated files")
struct MutationTests {
  /// A file to damage, and what must hold for its copies.
  struct Original: Sendable, Codable, CustomTestStringConvertible {
    /// The name of the file that `mutable_files.py` writes.
    let name: String

    /// True if the format carries a checksum, so that a copy that can be read has the same numbers.
    let isChecked: Bool

    var testDescription: String { name }
  }

  private static let originals = [
    Original(name: "deflated.mat", isChecked: true), Original(name: "plain.mat", isChecked: false),
    Original(name: "matlab4.mat", isChecked: false), Original(name: "images-idx3-ubyte", isChecked: false),
    Original(name: "images-idx3-ubyte.gz", isChecked: true), Original(name: "array.npy", isChecked: false),
    Original(name: "stored.npz", isChecked: true), Original(name: "deflated.npz", isChecked: true),
    Original(name: "table.csv", isChecked: false), Original(name: "savetxt.txt", isChecked: false),
    Original(name: "table.csv.gz", isChecked: true),
  ]

  /// The files, written once.
  private static let folder = Result {
    let folder = try TemporaryFolder()
    _ = try Python.run(
      script: Fixtures.url("DataFiles/mutable_files.py"), arguments: [folder.url.path])
    return folder
  }

  @Test(
    """
    2,000 seeded mutations: no crash, none takes a second or more than twice the file's honest size, and none \
    gives other numbers despite a checksum
    """,
    arguments: originals)
  func mutations(original: Original) async throws {
    let path = try Self.folder.get().url.appending(path: original.name).path
    await #expect(processExitsWith: .success) {
      [path = path as String, isChecked = original.isChecked as Bool] in
      try Trial(of: path, isChecked: isChecked).run(count: 2000)
    }
  }
}

/// The reading of damaged copies of one file.
private struct Trial {
  private let bytes: [UInt8]
  private let isChecked: Bool
  private let arrays: [String: NumericArray]

  /// What the file, what gzip unpacks of it, and its numbers take, in bytes.
  private let honestSize: Int

  init(of path: String, isChecked: Bool) throws {
    try MemoryMeter.prepare()
    bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    self.isChecked = isChecked
    arrays = try Self.arrays(bytes)
    // The content of a compressed file is in a file beside it.
    let unpacked =
      path.hasSuffix(".gz") ? try Data(contentsOf: URL(filePath: String(path.dropLast(3)))).count : 0
    honestSize = arrays.values.reduce(bytes.count + unpacked) { $0 + 8 * $1.elements.count }
  }

  func run(count: Int) throws {
    // What the first errors bring into memory is code.
    _ = try read(count / 10, seed: 1)
    let memory = try MemoryMeter(limit: 2 * honestSize)
    let (readable, slowest) = try read(count, seed: 2000)
    let taken = try memory.greatest()
    #expect(taken <= 2 * honestSize, "\(taken) bytes for a file of honestly \(honestSize)")
    #expect(slowest < 1)
    #expect(readable < count)
  }

  /// Reads `count` damaged copies: how many have numbers that can be read, and the processor's seconds for the slowest.
  private func read(_ count: Int, seed: UInt64) throws -> (readable: Int, slowest: Double) {
    var random = SplitMix64(state: seed)
    var (readable, slowest) = (0, 0.0)
    for number in 0..<count {
      let damaged = Mutation(of: bytes.count, using: &random).applied(to: bytes)
      let start = ThreadTime.seconds
      if let read = try? Self.arrays(damaged) {
        readable += 1
        // In some formats no checksum covers names; in these one covers numbers.
        let isChanged = isChecked && read.values.contains { !arrays.values.contains($0) }
        #expect(!isChanged, "mutation \(number) changed numbers, and nobody noticed")
      }
      slowest = max(slowest, ThreadTime.seconds - start)
    }
    return (readable, slowest)
  }

  private static func arrays(_ bytes: [UInt8]) throws -> [String: NumericArray] {
    let file = try DataFile(contentsOf: bytes)
    if let table = file.table { return ["": table.numbers] }
    return try Dictionary(uniqueKeysWithValues: file.variableNames.map { ($0, try file.array(named: $0)) })
  }
}

/// A change of a file that a bad disk, a bad line or a bad person could make.
private struct Mutation {
  private enum Kind: CaseIterable {
    case bit, byte, word, ones, removal, insertion, repetition, end
  }

  private let kind: Kind
  private let place: Int
  private let length: Int
  private let byte: UInt8

  /// A change of a file of `size` bytes: half of them near one of its ends, where headers and directories are.
  init(of size: Int, using random: inout SplitMix64) {
    kind = Kind.allCases.randomElement(using: &random) ?? .bit
    let near = min(256, size)
    place =
      switch Int.random(in: 0..<4, using: &random) {
      case 0: Int.random(in: 0..<near, using: &random)
      case 1: size - 1 - Int.random(in: 0..<near, using: &random)
      default: Int.random(in: 0..<size, using: &random)
      }
    length = Int.random(in: 1...16, using: &random)
    byte = UInt8.random(in: 0...255, using: &random)
  }

  func applied(to bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    let end = min(place + length, bytes.count)
    switch kind {
    case .bit: bytes[place] ^= 1 << (byte % 8)
    case .byte: bytes[place] = byte
    case .word: for index in place..<min(place + 4, bytes.count) { bytes[index] = index == place ? byte : 0 }
    case .ones: for index in place..<min(place + 4, bytes.count) { bytes[index] = 0xFF }
    case .removal: bytes.removeSubrange(place..<end)
    case .insertion: bytes.insert(contentsOf: [UInt8](repeating: byte, count: length), at: place)
    case .repetition: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case .end: bytes.removeSubrange(place...)
    }
    return bytes
  }
}

/// How much memory the process takes beyond what it took at first, as Linux counts it: to some 200 KiB, since a
/// thread's pages are counted in batches of 64.
private struct MemoryMeter {
  private let start: Int

  #if canImport(Glibc)
    /// glibc's `mallopt`, and two of its parameters (`malloc.h`, which Swift's Glibc leaves out).
    private static let mallopt = unsafeBitCast(
      dlsym(nil, "mallopt"), to: (@convention(c) (Int32, Int32) -> Int32)?.self)
    private static let trimThreshold: Int32 = -1
    private static let mmapThreshold: Int32 = -3
  #endif

  /// Lets memory that is given back go back at once, so that what is taken again is counted again.
  static func prepare() throws {
    #if canImport(Glibc)
      for (parameter, value) in [(mmapThreshold, 1 << 14), (trimThreshold, 0)] as [(Int32, Int32)] {
        try #require(mallopt?(parameter, value) == 1)
      }
    #endif
  }

  /// Starts to count; what asks for much more than `limit` at once, used or not, ends the process.
  init(limit: Int) throws {
    #if canImport(Glibc)
      var bound = rlimit()
      getrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &bound)
      bound.rlim_cur = rlim_t(try Self.kilobytes("VmData") << 10 + limit + 1 << 26)
      setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &bound)
      try Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs"))  // VmHWM starts anew.
      start = try Self.kilobytes("VmRSS") << 10
    #else
      start = 0
    #endif
  }

  /// The most bytes that were taken at any time; 0 where it cannot be known.
  func greatest() throws -> Int {
    #if canImport(Glibc)
      return try Self.kilobytes("VmHWM") << 10 - start
    #else
      return 0
    #endif
  }

  private static func kilobytes(_ name: String) throws -> Int {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("\(name):") })
    return try #require(Int(line.filter(\.isNumber)))
  }
}
