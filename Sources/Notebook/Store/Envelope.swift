/// The form of every file in the store: a mark, the SHA-256 of the content, the content.
///
/// A file that was cut short, or in which any bit changed, does not open.
enum Envelope {
  private static let mark = Array("cahier/1".utf8)

  static func seal(_ content: [UInt8]) -> [UInt8] {
    mark + Array(Digest(of: content).hexadecimal.utf8) + content
  }

  /// The content; nil when the file is not what was written.
  static func open(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count >= mark.count + 64, bytes.starts(with: mark) else { return nil }
    let content = Array(bytes[(mark.count + 64)...])
    let digest = String(decoding: bytes[mark.count..<mark.count + 64], as: UTF8.self)
    return Digest(of: content).hexadecimal == digest ? content : nil
  }
}
