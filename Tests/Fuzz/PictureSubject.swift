import Figures
import Foundation
import Steps
import TestSupport

/// PNG pictures, brought to the size and place of a digit.
struct PictureSubject: Subject {
  static let name = "picture"
  static let words = ["IHDR", "IDAT", "PLTE", "tRNS", "IEND", "gAMA", "iCCP", "zTXt"]

  let seeds: [Seed]

  init() throws {
    let folder = Fixtures.url("Figures/Pictures")
    seeds = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasSuffix(".png") }
      .map { Seed(name: $0, bytes: [UInt8](try Data(contentsOf: folder.appending(path: $0)))) }
  }

  func complaint(about input: [UInt8], from seed: Seed) throws -> String? {
    guard let raster = try? PNG.decode(input), let picture = try? DigitPicture(raster) else { return nil }
    let values = picture.image(rows: 20, columns: 20).values
    return values.count == 400 && values.allSatisfy { (0...1).contains($0) }
      ? nil : "a pixel outside of 0 to 1"
  }
}
