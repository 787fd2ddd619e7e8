import Learning
import Notebook

/// The state of an optimizer as bytes: what a checkpoint holds.
extension OptimizerState {
  /// How many iterations led to it: the curve starts with the cost at the start.
  var iterations: Int { max(0, curve.count - 1) }

  /// The cost at the start and after each iteration.
  var curve: [Double] { arrays["curve"] ?? [] }

  /// The held-out cost likewise; empty without early stopping.
  var heldOutCurve: [Double] { arrays["held-out-curve"] ?? [] }

  var archived: [UInt8] {
    var archive = ArchiveWriter()
    write(to: &archive)
    return archive.bytes
  }

  func write(to archive: inout ArchiveWriter) {
    archive.write(method)
    archive.write(arrays.count)
    for (name, array) in arrays.sorted(by: { $0.key < $1.key }) {
      archive.write(name)
      archive.write(array)
    }
    archive.write(numbers.count)
    for (name, number) in numbers.sorted(by: { $0.key < $1.key }) {
      archive.write(name)
      archive.write(number)
    }
    archive.write(counters.count)
    for (name, counter) in counters.sorted(by: { $0.key < $1.key }) {
      archive.write(name)
      archive.write(counter)
    }
  }

  /// Reads a state back; nil when the bytes hold none.
  init?(archived bytes: [UInt8]) {
    var archive = ArchiveReader(bytes)
    do { try self.init(from: &archive) } catch { return nil }
  }

  init(from archive: inout ArchiveReader) throws(ArchiveReader.Damaged) {
    let method = try archive.readString()
    var arrays: [String: [Double]] = [:]
    for _ in 0..<(try archive.readCount()) { arrays[try archive.readString()] = try archive.readDoubles() }
    var numbers: [String: Double] = [:]
    for _ in 0..<(try archive.readCount()) { numbers[try archive.readString()] = try archive.readDouble() }
    var counters: [String: Int] = [:]
    for _ in 0..<(try archive.readCount()) { counters[try archive.readString()] = try archive.readInt() }
    self.init(method: method, arrays: arrays, numbers: numbers, counters: counters)
  }
}

extension ArchiveReader {
  /// How many entries follow, none of which is without a byte.
  fileprivate mutating func readCount() throws(Damaged) -> Int {
    let count = try readInt()
    guard count >= 0 else { throw Damaged() }
    return count
  }
}
