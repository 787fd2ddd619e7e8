/// A picture file of the notebook, read into memory so that the page carries it.
package struct EmbeddedImage: Hashable, Sendable {
  /// The kinds of pictures that a page may carry: pixels only, since an SVG can hold more than a picture.
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    case png = "image/png"
    case jpeg = "image/jpeg"
    case gif = "image/gif"
    case webp = "image/webp"
  }

  package let kind: Kind
  package let bytes: [UInt8]

  /// Reads the kind off the first bytes, whatever the file is called; nil when it is none of them.
  package init?(bytes: [UInt8]) {
    let start = bytes.prefix(12)
    if start.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
      kind = .png
    } else if start.starts(with: [0xFF, 0xD8, 0xFF]) {
      kind = .jpeg
    } else if start.starts(with: "GIF8".utf8) {
      kind = .gif
    } else if start.starts(with: "RIFF".utf8), start.dropFirst(8).elementsEqual("WEBP".utf8) {
      kind = .webp
    } else {
      return nil
    }
    self.bytes = bytes
  }
}
