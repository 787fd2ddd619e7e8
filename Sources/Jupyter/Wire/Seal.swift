import Crypto
import Foundation

/// Signs messages, and tells those that were signed with the same key and never came before (the Jupyter messaging
/// protocol, *The wire protocol*).
struct Seal {
  private let key: SymmetricKey?
  /// The last signatures that were taken, in two halves: when the newer is full, the older is forgotten.
  private var newer: Set<Data> = []
  private var older: Set<Data> = []

  private static let half = 1 << 15

  /// - Parameter key: without bytes, nothing is signed and everything is taken, as the protocol has it.
  init(key: Data) { self.key = key.isEmpty ? nil : SymmetricKey(data: key) }

  /// The signature of some frames, in hexadecimal.
  func signature(of frames: [Data]) -> Data {
    guard let key else { return Data() }
    var code = HMAC<SHA256>(key: key)
    for frame in frames { code.update(data: frame) }
    return Data(code.finalize().map { String(format: "%02x", $0) }.joined().utf8)
  }

  /// Whether frames came with a signature that is theirs, for the first time.
  mutating func takes(_ frames: [Data], signature: Data) -> Bool {
    guard let key else { return true }
    let text = Array(signature)
    guard text.count == 64 else { return false }
    let bytes = stride(from: 0, to: 64, by: 2).compactMap {
      UInt8(String(decoding: text[$0..<$0 + 2], as: UTF8.self), radix: 16)
    }
    // One message for all frames; the comparison takes as long for any.
    guard bytes.count == 32,
      HMAC<SHA256>.isValidAuthenticationCode(
        bytes, authenticating: frames.reduce(into: Data()) { $0 += $1 }, using: key)
    else { return false }
    let code = Data(bytes)
    guard !newer.contains(code), !older.contains(code) else { return false }
    if newer.count >= Self.half { (older, newer) = (newer, []) }
    newer.insert(code)
    return true
  }
}
