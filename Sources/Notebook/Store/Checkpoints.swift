import Synchronization

/// Where a long step saves its state as it goes, and finds the one that an interrupted run left.
///
/// States are saved at most every two seconds, so that saving costs nothing beside the work.
final class Checkpoints: Sendable {
  private static let interval = Duration.seconds(2)

  /// The state to go on from; nil to start from the beginning.
  let state: [UInt8]?
  private let save: @Sendable ([UInt8]) -> Void
  private let lastSave = Mutex(ContinuousClock.now)

  init(state: [UInt8]?, save: @escaping @Sendable ([UInt8]) -> Void) {
    self.state = state
    self.save = save
  }

  /// Nothing is saved and nothing found.
  static let none = Checkpoints(state: nil) { _ in }

  /// Saves the state if it is time to, or if it is the last.
  func save(isLast: Bool, _ state: () -> [UInt8]) {
    let isDue = lastSave.withLock { lastSave in
      guard isLast || ContinuousClock.now - lastSave >= Self.interval else { return false }
      lastSave = .now
      return true
    }
    if isDue { save(state()) }
  }
}
