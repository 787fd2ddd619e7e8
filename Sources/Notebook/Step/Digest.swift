import Crypto

/// The SHA-256 of some bytes: what names results and values in the store.
public struct Digest: Hashable, Sendable, Codable, CustomStringConvertible {
  /// 64 lower-case hexadecimal digits.
  public let hexadecimal: String

  /// The digest of these bytes.
  public init(of bytes: some Sequence<UInt8>) {
    var parts = Parts()
    parts.append(Array(bytes))
    self.init(of: parts)
  }

  /// The digest of the bytes of all parts, one after the other.
  init(of parts: Parts) {
    let digits = Array("0123456789abcdef".utf8)
    hexadecimal = String(
      decoding: parts.hasher.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
      as: UTF8.self)
  }

  /// Bytes of which only the digest is wanted, and which are therefore not kept.
  struct Parts: Sendable {
    fileprivate var hasher = SHA256()

    /// Puts bytes behind those before.
    mutating func append(_ bytes: [UInt8]) { hasher.update(data: bytes) }
  }

  /// A digest that was computed already; nil for text that is not one.
  public init?(hexadecimal: String) {
    guard hexadecimal.utf8.count == 64, hexadecimal.allSatisfy({ "0123456789abcdef".contains($0) }) else {
      return nil
    }
    self.hexadecimal = hexadecimal
  }

  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let digest = Digest(hexadecimal: text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "not a digest"))
    }
    self = digest
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hexadecimal)
  }

  public var description: String { hexadecimal }
}
