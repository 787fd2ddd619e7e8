import Figures
import Foundation
import Testing

@Suite("PNG")
struct PNGTests {
  /// 23×17 pixels without a pattern.
  private func raster(channels: Int) -> Raster {
    let pixels = (0..<23 * 17 * channels).map { UInt8(truncatingIfNeeded: $0 * $0 * 31 >> 3) }
    return Raster(width: 23, height: 17, channels: channels, pixels: pixels)
  }

  @Test("netpbm reads the pixels that were written", arguments: [1, 3])
  func netpbm(channels: Int) throws {
    let raster = raster(channels: channels)
    let decoded = try pngtopam(try PNG.encode(raster))
    let kind = channels == 1 ? "P5" : "P6"
    #expect(decoded == [UInt8]("\(kind)\n23 17\n255\n".utf8) + raster.pixels)
  }

  @Test("netpbm reads a grid of images pixel by pixel")
  func grid() throws {
    let tiles = (0..<7).map { tile in
      GrayImage(rows: 5, columns: 4, values: (0..<20).map { Double(($0 * 7 + tile) % 11) })
    }
    let raster = ImageGrid(tiles: tiles, columns: 3, pixelScale: 3, gap: 2).raster()
    let header = "P5\n\(raster.width) \(raster.height)\n255\n"
    #expect(try pngtopam(try PNG.encode(raster)) == [UInt8](header.utf8) + raster.pixels)
  }

  @Test("what is written is read back, and the same pixels give the same bytes", arguments: [1, 3])
  func roundTrip(channels: Int) throws {
    let raster = raster(channels: channels)
    let bytes = try PNG.encode(raster)
    #expect(try PNG.decode(bytes) == raster)
    #expect(try PNG.encode(raster) == bytes)
  }

  @Test("an image without pixels has no file")
  func empty() {
    #expect(throws: PNGError.empty(width: 0, height: 3)) {
      try PNG.encode(Raster(width: 0, height: 3, channels: 1, pixels: []))
    }
  }

  /// A damaged note on colours (`sRGB`, after the header of 33 bytes) is left out, as libpng does; it
  /// changes no pixel.
  @Test("a file that is cut anywhere, or has any bit changed, is refused; beside the image, no pixel changes")
  func damaged() throws {
    let raster = raster(channels: 1)
    let bytes = try PNG.encode(raster)
    let note = 33..<46
    for count in 0..<bytes.count - 12 {  // Only the mark of the end follows.
      #expect(throws: PNGError.self) { try PNG.decode([UInt8](bytes.prefix(count))) }
    }
    var changed = bytes
    for bit in 0..<(bytes.count - 12) * 8 {
      changed[bit / 8] ^= 1 << (bit % 8)
      let read = try? PNG.decode(changed)
      changed[bit / 8] ^= 1 << (bit % 8)
      #expect(read == nil || note.contains(bit / 8) && read == raster, "bit \(bit) was not noticed")
    }
  }

  @Test("an image that promises more pixels than its bytes can hold is refused at once")
  func huge() {
    let bytes = header(width: 8000, height: 8000)
    #expect(throws: PNGError.tooLarge(width: 8000, height: 8000)) { try PNG.decode(bytes) }
  }

  @Test("an image with more pixels than are wanted is refused by its header, whatever follows it")
  func limit() {
    let bytes = header(width: 60000, height: 1100)
    let limit = PNG.greatestPixelCount
    #expect(throws: PNGError.tooManyPixels(width: 60000, height: 1100, limit: 1_000_000)) {
      try PNG.decode(bytes, pixelLimit: 1_000_000)
    }
    #expect(throws: PNGError.tooManyPixels(width: 70000, height: 1100, limit: limit)) {
      try PNG.decode(header(width: 70000, height: 1100))
    }
  }

  /// The header of a grey image of that size, with its right checksum, and nothing after it.
  private func header(width: UInt32, height: UInt32) -> [UInt8] {
    let header: [UInt8] = [0x49, 0x48, 0x44, 0x52] + bigEndian(width) + bigEndian(height) + [8, 0, 0, 0, 0]
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + header + bigEndian(crc32(header))
      + [0, 0, 0, 0, 0x49, 0x44, 0x41, 0x54] + bigEndian(crc32([0x49, 0x44, 0x41, 0x54]))
  }

  /// What netpbm's `pngtopam` makes of a PNG file: a header of three lines and the pixels.
  private func pngtopam(_ png: [UInt8]) throws -> [UInt8] {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).png")
    try Data(png).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["pngtopam", file.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let decoded = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0, "pngtopam, of Debian's netpbm, did not read the file")
    return [UInt8](decoded)
  }

  private func bigEndian(_ word: UInt32) -> [UInt8] {
    stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
  }

  /// The checksum of a chunk (PNG specification, annex D).
  private func crc32(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { checksum, byte in
      (0..<8).reduce(checksum ^ UInt32(byte)) { word, _ in
        word & 1 == 1 ? 0xEDB8_8320 ^ (word >> 1) : word >> 1
      }
    }
  }
}
