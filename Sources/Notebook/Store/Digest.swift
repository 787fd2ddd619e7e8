import Crypto

/// The SHA-256 of some bytes: what names results and values in the store.
package struct Digest: Hashable, Sendable, Codable, CustomStringConvertible {
  /// 64 lower-case hexadecimal digits.
  package let hexadecimal: String

  package init(of bytes: some Sequence<UInt8>) {
    var hasher = SHA256()
    hasher.update(data: Array(bytes))
    hexadecimal = hasher.finalize().hexadecimal
  }

  /// A digest that was computed already; nil for text that is none.
  package init?(hexadecimal: String) {
    guard hexadecimal.count == 64, hexadecimal.allSatisfy({ "0123456789abcdef".contains($0) }) else {
      return nil
    }
    self.hexadecimal = hexadecimal
  }

  package init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let digest = Digest(hexadecimal: text) else {
      throw DecodingError.dataCorrupted(.init(codingPath: decoder.codingPath, debugDescription: "no digest"))
    }
    self = digest
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(hexadecimal)
  }

  package var description: String { hexadecimal }
}
