import Synchronization

/// Where a long step saves its state as it goes, and finds the one that an interrupted run left.
///
/// States are saved no more often than at the interval, so that saving costs nothing beside the work.
package final class Checkpoints: Sendable {
  /// The state to go on from; nil to start from the beginning.
  let state: [UInt8]?
  private let interval: Duration
  private let save: @Sendable ([UInt8]) -> Void
  private let lastSave = Mutex(ContinuousClock.now)

  package init(state: [UInt8]?, interval: Duration, save: @escaping @Sendable ([UInt8]) -> Void) {
    self.state = state
    self.interval = interval
    self.save = save
  }

  /// Nothing is saved and nothing found.
  package static let none = Checkpoints(state: nil, interval: .seconds(0)) { _ in }

  /// Saves the state if it is time to, or if it is the last.
  func save(isLast: Bool, _ state: () -> [UInt8]) {
    let isDue = lastSave.withLock { lastSave in
      guard isLast || ContinuousClock.now - lastSave >= interval else { return false }
      lastSave = .now
      return true
    }
    if isDue { save(state()) }
  }
}
