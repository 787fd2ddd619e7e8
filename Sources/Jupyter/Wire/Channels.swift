import Foundation
import Report
import Synchronization

/// The five sockets of a kernel, on a thread of their own: what comes in goes into two streams, what goes out comes from a
/// queue.
///
/// Messages that are not signed, came before, or are none are dropped, and said to be on standard error.
final class Channels: Sendable {
  /// What frontends ask on.
  enum Kind: Sendable { case shell, control }

  /// A request, with the names of the peers that the answer goes to.
  struct Request: Sendable {
    var kind: Kind
    var peers: [Data]
    var message: Message
    /// How many requests came before.
    var number: Int
  }

  /// Makes the headers of what is sent.
  let sender = Sender()

  /// The requests of each kind, in their order. Whoever takes one from `shell` tells ``done()``.
  let shell: AsyncStream<Request>
  let control: AsyncStream<Request>

  private let toShell: AsyncStream<Request>.Continuation
  private let toControl: AsyncStream<Request>.Continuation
  private let alarm = Alarm()
  private let state = Mutex(State())
  private let complain: @Sendable (String) -> Void

  private struct State {
    var outgoing: [(place: ConnectionFile.Channel, frames: [Data], message: Message)] = []
    /// Requests on the shell that nobody has dealt with.
    var waiting = 0
    var count = 0
    var isClosed = false
  }

  /// As many requests are kept here; further ones wait with who sends them.
  private static let mostWaiting = 1_000
  /// How often a port is tried that is taken: a kernel that was there before may take a moment to go.
  private static let attempts = 20

  /// - Parameter complain: takes sentences for standard error.
  init(complain: @escaping @Sendable (String) -> Void) {
    self.complain = complain
    (shell, toShell) = AsyncStream.makeStream()
    (control, toControl) = AsyncStream.makeStream()
  }

  /// Binds the sockets, and serves them until ``close()``.
  ///
  /// - Throws: ``KernelProblem`` when that is not possible.
  func open(_ file: ConnectionFile) async throws(KernelProblem) {
    let problem = await withCheckedContinuation {
      (continuation: CheckedContinuation<KernelProblem?, Never>) in
      Thread.detachNewThread { self.serve(file, opened: continuation) }
    }
    if let problem { throw problem }
  }

  // MARK: - From other threads

  /// Sends a message to everybody.
  func publish(_ message: Message) { send(message, to: [Data(message.type.utf8)], on: .iopub) }

  /// Answers a request.
  func answer(_ request: Request, _ message: Message) {
    send(message, to: request.peers, on: request.kind == .shell ? .shell : .control)
  }

  private func send(_ message: Message, to frames: [Data], on place: ConnectionFile.Channel) {
    state.withLock { $0.outgoing.append((place, frames, message)) }
    alarm.ring()
  }

  /// A request of the shell was dealt with.
  func done() {
    let wasFull = state.withLock { state in
      state.waiting -= 1
      return state.waiting == Self.mostWaiting - 1
    }
    if wasFull { alarm.ring() }
  }

  /// How many requests have come.
  var count: Int { state.withLock { $0.count } }

  /// Sends what is to be sent, and ends.
  func close() {
    state.withLock { $0.isClosed = true }
    alarm.ring()
  }

  // MARK: - The thread

  private func serve(_ file: ConnectionFile, opened: CheckedContinuation<KernelProblem?, Never>) {
    var sockets: [ConnectionFile.Channel: ZeroMQSocket] = [:]
    let context: ZeroMQ
    do throws(KernelProblem) {
      do throws(ZeroMQError) { context = try ZeroMQ() } catch { throw KernelProblem("ZeroMQ: \(error)") }
      for channel in ConnectionFile.Channel.allCases {
        sockets[channel] = try bind(channel, of: file, in: context)
      }
    } catch {
      for socket in sockets.values { socket.close() }
      return opened.resume(returning: error)
    }
    opened.resume(returning: nil)
    var seal = Seal(key: file.key)
    let order: [ConnectionFile.Channel] = [.hb, .control, .iopub, .stdin, .shell]
    while true {
      let (outgoing, isFull, isClosed) = state.withLock { state in
        defer { state.outgoing = [] }
        return (state.outgoing, state.waiting >= Self.mostWaiting, state.isClosed)
      }
      for (place, names, message) in outgoing {
        let frames = message.frames
        sockets[place]?.send(names + [Message.delimiter, seal.signature(of: frames)] + frames)
      }
      if isClosed { break }
      let polled = isFull ? Array(order.dropLast()) : order
      for (channel, isReady) in zip(polled, context.wait(polled.compactMap { sockets[$0] }, alarm))
      where isReady {
        // One message a turn: what goes out does not wait for all that comes in.
        guard let socket = sockets[channel], let frames = socket.receive() else { continue }
        switch channel {
        case .hb: socket.send(frames)
        case .iopub: welcome(frames, on: socket, seal)
        case .stdin: break
        case .shell: take(frames, .shell, &seal)
        case .control: take(frames, .control, &seal)
        }
      }
    }
    for socket in sockets.values { socket.close() }
    toShell.finish()
    toControl.finish()
  }

  private func bind(
    _ channel: ConnectionFile.Channel, of file: ConnectionFile, in context: ZeroMQ
  ) throws(KernelProblem) -> ZeroMQSocket {
    let address = file.address(of: channel)
    for attempt in 1... {
      do throws(ZeroMQError) {
        return try context.socket(channel == .iopub ? .publisher : .router, at: address)
      } catch {
        guard error.isTaken, attempt < Self.attempts else {
          throw KernelProblem(
            error.isTaken
              ? "\(address) is taken by another program; start the kernel again, which finds other ports"
              : "\(address) can't be listened at: \(error)")
        }
        Thread.sleep(forTimeInterval: 0.1)
      }
    }
    throw KernelProblem("\(address) can't be listened at")
  }

  private func take(_ frames: [Data], _ kind: Kind, _ seal: inout Seal) {
    guard let mark = frames.firstIndex(of: Message.delimiter), mark + 1 < frames.count else {
      return complain("a message without `<IDS|MSG>` was dropped")
    }
    let signed = Array(frames[(mark + 2)...])
    guard seal.takes(Array(signed.prefix(4)), signature: frames[mark + 1]) else {
      return complain("a message that is not signed with the kernel's key, or came before, was dropped")
    }
    guard let message = Message(frames: signed) else {
      return complain("a message that is none of the Jupyter protocol's was dropped")
    }
    let number = state.withLock { state in
      state.count += 1
      if kind == .shell { state.waiting += 1 }
      return state.count
    }
    let request = Request(kind: kind, peers: Array(frames[..<mark]), message: message, number: number)
    switch kind {
    case .shell: toShell.yield(request)
    case .control: toControl.yield(request)
    }
  }

  /// Tells who subscribes that messages come from now on (JEP 65).
  private func welcome(_ frames: [Data], on socket: ZeroMQSocket, _ seal: Seal) {
    guard let subscription = frames.first, subscription.first == 1 else { return }
    let topic = subscription.dropFirst()
    let message = sender.message(
      "iopub_welcome", ["subscription": .string(String(decoding: topic, as: UTF8.self))], about: nil)
    let content = message.frames
    socket.send([Data(topic), Message.delimiter, seal.signature(of: content)] + content)
  }
}
