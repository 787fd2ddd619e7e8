import CZeroMQ
import Foundation

/// What sockets live in, and what they wait on together (zmq(7)). A context and its sockets belong to one thread.
final class ZeroMQ {
  private let context: UnsafeMutableRawPointer

  /// - Throws: ``ZeroMQError`` when the system has no more of what it needs.
  init() throws(ZeroMQError) {
    guard let context = zmq_ctx_new() else { throw ZeroMQError() }
    self.context = context
  }

  deinit { zmq_ctx_term(context) }

  /// A socket that is bound to an address, such as `tcp://127.0.0.1:5555`.
  ///
  /// - Throws: ``ZeroMQError``, such as for a port that is taken.
  func socket(_ kind: ZeroMQSocket.Kind, at address: String) throws(ZeroMQError) -> ZeroMQSocket {
    try ZeroMQSocket(kind, at: address, context: context)
  }

  /// Waits until one of the sockets has a message, or the alarm rings; says which sockets have one.
  func wait(_ sockets: [ZeroMQSocket], _ alarm: Alarm) -> [Bool] {
    var items = sockets.map {
      zmq_pollitem_t(socket: $0.socket, fd: 0, events: Int16(ZMQ_POLLIN), revents: 0)
    }
    items.append(zmq_pollitem_t(socket: nil, fd: alarm.input, events: Int16(ZMQ_POLLIN), revents: 0))
    // Interrupted by a signal, it is asked again.
    while zmq_poll(&items, Int32(items.count), -1) < 0, zmq_errno() == EINTR {}
    alarm.quiet()
    return items.dropLast().map { $0.revents & Int16(ZMQ_POLLIN) != 0 }
  }
}

/// One end of a connection that whole messages go through.
final class ZeroMQSocket {
  enum Kind {
    /// Knows its peers by name: the first frame of each message is the peer's.
    case router
    /// Sends to all who subscribed, and is told who does.
    case publisher
  }

  fileprivate let socket: UnsafeMutableRawPointer

  /// The most bytes that one frame may have: a peer that sends more is cut off.
  private static let longestFrame: Int64 = 64 << 20
  /// The most frames that are kept of one message.
  private static let mostFrames = 256
  /// The messages that wait for a peer that does not read; further ones are lost to it.
  private static let mostWaiting: Int32 = 4_000

  fileprivate init(
    _ kind: Kind, at address: String, context: UnsafeMutableRawPointer
  ) throws(ZeroMQError) {
    guard let socket = zmq_socket(context, kind == .router ? ZMQ_ROUTER : ZMQ_XPUB) else {
      throw ZeroMQError()
    }
    self.socket = socket
    // What was said last, such as the answer to a shutdown, has a second to get out.
    set(ZMQ_LINGER, Int32(1_000))
    set(ZMQ_SNDHWM, Self.mostWaiting)
    set(ZMQ_MAXMSGSIZE, Self.longestFrame)
    // A frontend that comes again under its name takes its place; each who subscribes is told of.
    set(kind == .router ? ZMQ_ROUTER_HANDOVER : ZMQ_XPUB_VERBOSE, Int32(1))
    guard zmq_bind(socket, address) == 0 else {
      let error = ZeroMQError()
      zmq_close(socket)
      throw error
    }
  }

  private func set<Number: FixedWidthInteger>(_ option: Int32, _ value: Number) {
    var value = value
    zmq_setsockopt(socket, option, &value, MemoryLayout<Number>.size)
  }

  func close() { zmq_close(socket) }

  /// The next message; nil when there is none now. Of one with too many frames, the first are given.
  func receive() -> [Data]? {
    var frames: [Data] = []
    var message = zmq_msg_t()
    repeat {
      zmq_msg_init(&message)
      defer { zmq_msg_close(&message) }
      guard zmq_msg_recv(&message, socket, ZMQ_DONTWAIT) >= 0 else { return nil }
      if frames.count < Self.mostFrames, let bytes = zmq_msg_data(&message) {
        frames.append(Data(bytes: bytes, count: zmq_msg_size(&message)))
      }
    } while hasMore
    return frames
  }

  private var hasMore: Bool {
    var more: Int32 = 0
    var size = MemoryLayout<Int32>.size
    return zmq_getsockopt(socket, ZMQ_RCVMORE, &more, &size) == 0 && more != 0
  }

  /// Sends a message; to a peer that is gone, or does not read, it is lost.
  func send(_ frames: [Data]) {
    for (index, frame) in frames.enumerated() {
      let flags = ZMQ_DONTWAIT | (index < frames.count - 1 ? ZMQ_SNDMORE : 0)
      let count = frame.withUnsafeBytes { zmq_send(socket, $0.baseAddress, $0.count, flags) }
      // The first frame is refused, or none.
      guard count >= 0 else { return }
    }
  }
}

/// Wakes the thread that waits on sockets, from any other.
final class Alarm: Sendable {
  fileprivate let input: Int32
  private let output: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    (input, output) = (ends[0], ends[1])
    for end in ends { _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK) }
  }

  deinit {
    close(input)
    close(output)
  }

  /// Where it rings already, it is full, which is as good.
  func ring() { _ = write(output, [1], 1) }

  fileprivate func quiet() {
    var bytes = [UInt8](repeating: 0, count: 512)
    while read(input, &bytes, bytes.count) > 0 {}
  }
}

/// Why a socket could not be had.
struct ZeroMQError: Error, CustomStringConvertible {
  private let number = zmq_errno()

  /// Whether somebody else has the address.
  var isTaken: Bool { number == EADDRINUSE }

  var description: String { String(cString: zmq_strerror(number)) }
}
