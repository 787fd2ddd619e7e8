private import CPNG
public import Wording

/// PNG files of grey and colour images with eight bits a channel, by libpng's simplified API.
///
/// This is the one place that imports libpng: bytes are copied in and out, and no pointer leaves. The
/// simplified API is the one that does not jump over Swift's frames when something is wrong.
public enum PNG {
  /// The most pixels that are read or written of an image.
  public static let greatestPixelCount = 1 << 26

  /// The bytes of a PNG file that shows `raster`; the same bytes for the same pixels.
  ///
  /// - Throws: `empty` or `tooManyPixels` for images that have no file.
  public static func encode(_ raster: Raster) throws(PNGError) -> [UInt8] {
    guard raster.width > 0, raster.height > 0 else {
      throw .empty(width: raster.width, height: raster.height)
    }
    guard raster.width * raster.height <= greatestPixelCount else {
      throw .tooManyPixels(width: raster.width, height: raster.height, limit: greatestPixelCount)
    }
    var image = png_image()
    image.version = png_uint_32(PNG_IMAGE_VERSION)
    image.width = png_uint_32(raster.width)
    image.height = png_uint_32(raster.height)
    image.format = format(channels: raster.channels)
    defer { png_image_free(&image) }
    var size = png_alloc_size_t(0)
    guard png_image_write_to_memory(&image, nil, &size, 0, raster.pixels, 0, nil) != 0 else {
      throw .damaged(message(of: image))
    }
    var isWritten = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      isWritten = png_image_write_to_memory(&image, buffer.baseAddress, &size, 0, raster.pixels, 0, nil) != 0
      count = isWritten ? size : 0
    }
    if !isWritten { throw .damaged(message(of: image)) }
    return bytes
  }

  /// The image that the bytes of a PNG file show: grey images with one channel, all others with three; 16
  /// bits rounded to eight; what is transparent over white, mixed as light is.
  ///
  /// - Parameter pixelLimit: how many pixels the image may have; the header of the file says how many it has.
  /// - Throws: `notPNG`, `damaged`, `tooManyPixels`, or `tooLarge` for one that claims more pixels than its bytes can
  ///   hold; before memory is taken for the pixels.
  public static func decode(
    _ bytes: [UInt8], pixelLimit: Int = greatestPixelCount
  ) throws(PNGError) -> Raster {
    guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else { throw .notPNG }
    var image = png_image()
    image.version = png_uint_32(PNG_IMAGE_VERSION)
    defer { png_image_free(&image) }
    // libpng reads from `bytes` until the image is finished, so both happen inside one borrow.
    let result: Result<Raster, PNGError> = bytes.withUnsafeBytes { file in
      guard png_image_begin_read_from_memory(&image, file.baseAddress, file.count) != 0 else {
        return .failure(.damaged(message(of: image)))
      }
      // Without a note on its colours, libpng would take a file of 16 bits for one of another scale.
      image.flags |= png_uint_32(PNG_IMAGE_FLAG_16BIT_sRGB)
      let (width, height) = (Int(image.width), Int(image.height))
      // A byte inflates to at most 1032, each of at most eight pixels.
      let (count, overflow) = width.multipliedReportingOverflow(by: height)
      let limit = min(pixelLimit, greatestPixelCount)
      guard !overflow, count <= limit else {
        return .failure(.tooManyPixels(width: width, height: height, limit: limit))
      }
      guard count / (1032 * 8) <= file.count else {
        return .failure(.tooLarge(width: width, height: height))
      }
      let channels = image.format & png_uint_32(PNG_FORMAT_FLAG_COLOR) == 0 ? 1 : 3
      image.format = format(channels: channels)
      var white = png_color(red: 255, green: 255, blue: 255)
      var isRead = false
      let pixels = [UInt8](unsafeUninitializedCapacity: count * channels) { buffer, filled in
        isRead = png_image_finish_read(&image, &white, buffer.baseAddress, 0, nil) != 0
        filled = isRead ? count * channels : 0
      }
      guard isRead else { return .failure(.damaged(message(of: image))) }
      return .success(Raster(width: width, height: height, channels: channels, pixels: pixels))
    }
    return try result.get()
  }

  private static func format(channels: Int) -> png_uint_32 {
    channels == 1 ? png_uint_32(PNG_FORMAT_GRAY) : png_uint_32(PNG_FORMAT_RGB)
  }

  /// The message of libpng, which is in a C array of 64 characters.
  private static func message(of image: png_image) -> String {
    withUnsafeBytes(of: image.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}

/// Why an image cannot be written as PNG, or bytes cannot be read as one.
public enum PNGError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The image has no pixels; PNG has no such images.
  case empty(width: Int, height: Int)
  /// The image has more pixels than are read or written.
  case tooManyPixels(width: Int, height: Int, limit: Int)
  /// The image claims more pixels than its bytes can hold.
  case tooLarge(width: Int, height: Int)
  /// The bytes are not a PNG image.
  case notPNG
  /// The image is damaged, or cannot be written; libpng's words for it.
  case damaged(String)

  /// What was found, what was expected, and what to do: one sentence.
  public var description: String { phrase.english }

  /// The same, to be said in any language.
  public var phrase: Phrase {
    switch self {
    case .empty(let width, let height): PNGWords.empty(.number(width), .number(height))
    case .tooManyPixels(let width, let height, let limit):
      PNGWords.tooManyPixels(.number(width), .number(height), .grouped(limit))
    case .tooLarge(let width, let height): PNGWords.tooLarge(.number(width), .number(height))
    case .notPNG: PNGWords.notPNG()
    case .damaged(let words): PNGWords.damaged(.name(words))
    }
  }
}
