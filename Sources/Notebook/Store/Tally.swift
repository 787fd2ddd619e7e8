import Foundation

/// How many bytes a store takes, as far as runs have told: what spares them a walk through it.
///
/// A file of numbers, each of 8 bytes with the lowest first: what a walk found, then by how much each run made the store
/// grow. Appending so few bytes is one step for the system, so that two runs at once lose nothing. Where the file is
/// lost or damaged, the next walk makes it again; what a killed process did not tell, it corrects.
struct Tally {
  let path: String

  /// So many entries, and a walk is due whatever they say.
  private static let mostEntries = 10_000

  /// Adds what a run did; returns what everything takes then, or nil where only a walk can tell.
  func add(_ growth: Int) -> Int? {
    let file = open(path, O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { return nil }
    defer { close(file) }
    let entry = withUnsafeBytes(of: Int64(growth).littleEndian) { Array($0) }
    guard write(file, entry, entry.count) == entry.count, lseek(file, 0, SEEK_SET) == 0 else { return nil }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: false)
    guard let data = try? handle.read(upToCount: Self.mostEntries * 8 + 1), data.count % 8 == 0,
      data.count / 8 < Self.mostEntries
    else { return nil }
    var total = 0
    for start in stride(from: 0, to: data.count, by: 8) {
      var bits: UInt64 = 0
      for offset in 0..<8 { bits |= UInt64(data[data.startIndex + start + offset]) << UInt64(8 * offset) }
      let (sum, overflow) = total.addingReportingOverflow(Int(Int64(bitPattern: bits)))
      // What a walk found is no less than nothing.
      guard !overflow, start > 0 || sum >= 0 else { return nil }
      total = sum
    }
    return total >= 0 ? total : nil
  }

  /// Begins anew with what a walk found.
  func set(_ bytes: Int) {
    // Where it can't be written the next walk comes sooner.
    try? withUnsafeBytes(of: Int64(bytes).littleEndian) { Data($0) }.write(
      to: URL(filePath: path), options: .atomic)
  }
}
