/// How many pixels a picture has, as the head of its file says it.
package struct PictureSize: Hashable, Sendable {
  package var width: Int
  package var height: Int

  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}

extension LocalImage {
  /// The size in which a browser shows it; nil where the file does not say it plainly: a JPEG file that a camera held
  /// sideways, or a head that is damaged.
  package var size: PictureSize? {
    let size =
      switch mediaType {
      case "image/png": number(16, 4, .big).and(number(20, 4, .big))
      case "image/gif": number(6, 2, .little).and(number(8, 2, .little))
      case "image/jpeg": jpegSize
      case "image/webp": webPSize
      default: PictureSize?.none
      }
    guard let size, (1...65_535).contains(size.width), (1...65_535).contains(size.height) else { return nil }
    return size
  }

  private enum Order { case big, little }

  /// A number of so many bytes; nil where the file ends before it does.
  private func number(_ offset: Int, _ count: Int, _ order: Order) -> Int? {
    guard offset >= 0, offset + count <= bytes.count else { return nil }
    let digits = bytes[offset..<offset + count]
    return (order == .big ? Array(digits) : digits.reversed()).reduce(0) { $0 << 8 | Int($1) }
  }

  /// The size stands in the first segment SOFn (ITU-T T.81, B.2.2).
  private var jpegSize: PictureSize? {
    var offset = 2
    while let mark = number(offset, 2, .big), mark >> 8 == 0xFF, let length = number(offset + 2, 2, .big) {
      switch mark & 0xFF {
      // Tables and arithmetic conditioning have numbers in between.
      case 0xC4, 0xC8, 0xCC: break
      case 0xC0...0xCF: return number(offset + 7, 2, .big).and(number(offset + 5, 2, .big))
      // Exif, which may turn the picture.
      case 0xE1: return nil
      case 0xDA: return nil
      default: break
      }
      offset += 2 + max(2, length)
    }
    return nil
  }

  /// The first chunk is one of three (RFC 9649, sections 2.5 to 2.7).
  private var webPSize: PictureSize? {
    switch String(decoding: bytes.dropFirst(12).prefix(4), as: UTF8.self) {
    case "VP8 ":
      return number(26, 2, .little).map { $0 & 0x3FFF }.and(number(28, 2, .little).map { $0 & 0x3FFF })
    case "VP8L":
      guard let bits = number(21, 4, .little) else { return nil }
      return PictureSize(width: 1 + bits & 0x3FFF, height: 1 + bits >> 14 & 0x3FFF)
    case "VP8X":
      return number(24, 3, .little).map { $0 + 1 }.and(number(27, 3, .little).map { $0 + 1 })
    default: return nil
    }
  }
}

extension Int? {
  /// A width and a height, where both are known.
  fileprivate func and(_ height: Int?) -> PictureSize? {
    guard let self, let height else { return nil }
    return PictureSize(width: self, height: height)
  }
}
