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
    let descriptor = open(path, O_RDWR | O_APPEND | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return nil }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    guard (try? file.write(contentsOf: Self.entry(growth))) != nil, (try? file.seek(toOffset: 0)) != nil,
      let data = try? file.read(upToCount: Self.mostEntries * 8 + 1), data.count % 8 == 0,
      data.count / 8 < Self.mostEntries
    else { return nil }
    let bytes = [UInt8](data)
    var total = 0
    for start in stride(from: 0, to: bytes.count, by: 8) {
      let bits = bytes[start..<start + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
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
    try? Data(Self.entry(bytes)).write(to: URL(filePath: path), options: .atomic)
  }

  private static func entry(_ number: Int) -> [UInt8] {
    stride(from: 0, to: 64, by: 8).map { UInt8(truncatingIfNeeded: Int64(number) >> $0) }
  }
}
