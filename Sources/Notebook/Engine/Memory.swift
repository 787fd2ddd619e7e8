import Figures
import Foundation
import Synchronization

/// What engines keep at hand of the cells that have run: values, results, and the states of long steps.
///
/// It holds no more than its budget: what was not used for longest goes first, and is read from the store, or made
/// again, when it is needed. Several engines may share one: the combinations of a sweep load their data once.
public final class Memory: Sendable {
  /// The most bytes that values take.
  public let budget: Int
  private let values: Mutex<Shelf<Digest, any SessionValue>>
  private let records: Mutex<Shelf<Digest, Record>>
  private let checkpoints: Mutex<Shelf<Digest, [UInt8]>>
  private let running = Mutex<Set<Digest>>([])
  private let finished = NSCondition()

  /// - Parameter budget: bytes, counted as the archives of the values; results and states have a quarter of it each.
  public init(budget: Int = 1 << 30) {
    self.budget = budget
    values = Mutex(Shelf(limit: budget))
    records = Mutex(Shelf(limit: budget / 4))
    checkpoints = Mutex(Shelf(limit: budget / 4))
  }

  /// The bytes that the values at hand take.
  public var bytes: Int { values.withLock { $0.total } }

  // MARK: - Shelves

  func value(_ digest: Digest) -> (any SessionValue)? { values.withLock { $0[digest] } }

  func keep(_ value: any SessionValue, as digest: Digest, bytes: Int) {
    values.withLock { $0.insert(value, for: digest, cost: bytes) }
  }

  func record(_ name: Digest) -> Record? { records.withLock { $0[name] } }

  func keep(_ record: Record, as name: Digest) {
    records.withLock { $0.insert(record, for: name, cost: record.footprint) }
  }

  func checkpoint(_ name: Digest) -> [UInt8]? { checkpoints.withLock { $0[name] } }

  func keep(checkpoint state: [UInt8], as name: Digest) {
    checkpoints.withLock { $0.insert(state, for: name, cost: state.count) }
  }

  /// A moment in the life of a memory.
  package struct Moment: Sendable {
    fileprivate var values, records, checkpoints: Int
  }

  /// Now: what is used from here on is used after it.
  package var now: Moment {
    Moment(
      values: values.withLock { $0.uses }, records: records.withLock { $0.uses },
      checkpoints: checkpoints.withLock { $0.uses })
  }

  /// Lets go of what was not used since a moment: whoever tries one value after the other comes back to the last few, and
  /// has the store for the others.
  package func forget(unusedSince moment: Moment) {
    values.withLock { $0.forget(unusedSince: moment.values) }
    records.withLock { $0.forget(unusedSince: moment.records) }
    checkpoints.withLock { $0.forget(unusedSince: moment.checkpoints) }
  }

  /// Entries under a limit, the least recently used of which go first.
  private struct Shelf<Key: Hashable, Content> {
    private struct Entry {
      var content: Content
      var cost: Int
      var lastUse: Int
    }

    private let limit: Int
    private var entries: [Key: Entry] = [:]
    private(set) var uses = 0
    private(set) var total = 0

    init(limit: Int) { self.limit = limit }

    subscript(key: Key) -> Content? {
      mutating get {
        uses += 1
        entries[key]?.lastUse = uses
        return entries[key]?.content
      }
    }

    mutating func insert(_ content: Content, for key: Key, cost: Int) {
      remove(key)
      // What would not leave room for anything else is not worth it.
      guard cost <= limit else { return }
      uses += 1
      entries[key] = Entry(content: content, cost: cost, lastUse: uses)
      total += cost
      guard total > limit else { return }
      // Down to three quarters, so that it is not searched for every entry.
      for (key, _) in entries.sorted(by: { $0.value.lastUse < $1.value.lastUse }).dropLast() {
        if total <= limit / 4 * 3 { break }
        remove(key)
      }
    }

    mutating func forget(unusedSince use: Int) {
      for (key, entry) in entries where entry.lastUse <= use { remove(key) }
    }

    private mutating func remove(_ key: Key) { total -= entries.removeValue(forKey: key)?.cost ?? 0 }
  }

  // MARK: - One at a time

  /// Does the work for a key while no other engine does work for the same key: the second to come finds the results
  /// of the first.
  ///
  /// - Throws: `CancellationError` when the run was interrupted while it waited; what the work throws.
  func exclusively<Result>(
    for key: Digest, unless cancellation: Cancellation, _ work: () throws -> Result
  ) throws -> Result {
    finished.lock()
    while !running.withLock({ $0.insert(key).inserted }) {
      // A stop button wakes nobody.
      _ = finished.wait(until: Date(timeIntervalSinceNow: 0.02))
      if cancellation.isCancelled {
        finished.unlock()
        throw CancellationError()
      }
    }
    finished.unlock()
    defer {
      finished.lock()
      _ = running.withLock { $0.remove(key) }
      finished.broadcast()
      finished.unlock()
    }
    return try work()
  }
}

extension Record {
  /// About how many bytes it takes in memory.
  fileprivate var footprint: Int {
    outputs.reduce(1024) { $0 + $1.footprint } + files.reduce(0) { $0 + $1.bytes.count }
  }
}

extension Output {
  fileprivate var footprint: Int {
    switch self {
    case .text: 128
    case .note: 128
    case .table(let table): 64 * table.rows.reduce(0) { $0 + $1.count }
    case .figure(let figure): figure.raster.pixels.count
    case .gallery(let gallery): gallery.tiles.reduce(0) { $0 + 128 + $1.raster.pixels.count }
    case .instrument(let instrument): instrument.weights.count + instrument.samples.count
    case .chart(let chart):
      switch chart.drawing {
      case .line(let chart): chart.series.reduce(0) { $0 + 16 * $1.x.count }
      case .dots(let chart): 64 * chart.rows.count
      case .heatMap(let map): 8 * map.values.reduce(0) { $0 + $1.count }
      }
    }
  }
}
