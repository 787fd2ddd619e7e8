import Foundation
import Synchronization

/// Values that several sessions of one process share: the combinations of a sweep load their data once.
package final class ValuePool: Sendable {
  private let values = Mutex<[Digest: any SessionValue]>([:])
  private let running = Mutex<Set<Digest>>([])
  private let finished = NSCondition()

  package init() {}

  func value(_ digest: Digest) -> (any SessionValue)? { values.withLock { $0[digest] } }

  func keep(_ value: any SessionValue, as digest: Digest) { values.withLock { $0[digest] = value } }

  /// Does the work for a key while no other session does work for the same key: the second to come finds the results
  /// of the first.
  func exclusively<Result>(for key: Digest, _ work: () throws -> Result) rethrows -> Result {
    finished.lock()
    while !running.withLock({ $0.insert(key).inserted }) { finished.wait() }
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
