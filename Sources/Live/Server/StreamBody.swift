import FlyingSocks
import Foundation

/// A body without an end: lines that are asked for when the client has taken those before, so that a slow client gets
/// fewer of them, and never a queue.
struct StreamBody: AsyncBufferedSequence {
  typealias Element = UInt8

  /// The next line; nil ends the body.
  let next: @Sendable () async -> Data?

  func makeAsyncIterator() -> Iterator { Iterator(next: next) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    let next: @Sendable () async -> Data?
    private var rest = Data()

    init(next: @escaping @Sendable () async -> Data?) { self.next = next }

    mutating func next() async throws -> UInt8? { try await nextBuffer(suggested: 1)?.first }

    mutating func nextBuffer(suggested count: Int) async throws -> Data? {
      while rest.isEmpty {
        try Task.checkCancellation()
        guard let line = await next() else { return nil }
        rest = line
      }
      let piece = rest.prefix(Swift.max(1, count))
      rest = Data(rest.dropFirst(piece.count))
      return Data(piece)
    }
  }
}
