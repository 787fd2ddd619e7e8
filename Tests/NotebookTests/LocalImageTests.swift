import Foundation
import Notebook
import TestSupport
import Testing

@Suite("Pictures in prose")
struct LocalImageTests {
  private static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]

  @Test(
    "a picture's type is told by its bytes",
    arguments: [
      ("image/png", png), ("image/jpeg", [0xFF, 0xD8, 0xFF, 0xE0]), ("image/gif", Array("GIF89a".utf8)),
      ("image/webp", Array("RIFF1234WEBPVP8 ".utf8)),
    ] as [(String, [UInt8])])
  func types(type: String, bytes: [UInt8]) throws {
    let folder = try TemporaryFolder()
    try folder.write(Data(bytes), to: "a picture.xyz")
    #expect(try LocalImage(source: "a%20picture.xyz", folder: folder.url).mediaType == type)
    #expect(try LocalImage(source: "./a picture.xyz", folder: folder.url).bytes == bytes)
  }

  @Test(
    "nothing outside the notebook's folder is shown",
    arguments: [
      ("https://a.example/b.png", .remote), ("//a.example/b.png", .remote), ("file:///etc/passwd", .remote),
      ("data:image/png;base64,AA", .written), ("DATA:,x", .written), ("/etc/passwd", .outside),
      ("../secret.png", .outside),
      ("%2e%2e/secret.png", .outside), ("sub/../../secret.png", .outside), ("link.png", .outside),
      ("text.png", .unknownType), ("lfs.png", .standIn(.gitLFSPointer)), ("page.png", .standIn(.webPage)),
      ("empty.png", .standIn(.nothing)), ("none.png", .missing("none.png")), ("sub", .missing("sub")),
      (".", .outside),
    ] as [(String, LocalImage.Problem)])
  func refused(source: String, problem: LocalImage.Problem) throws {
    let parent = try TemporaryFolder()
    try parent.write(Data(Self.png), to: "secret.png")
    let folder = parent.url.appending(path: "notebook")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "sub"), withIntermediateDirectories: true)
    try parent.write("<svg onload=alert(1)>", to: "notebook/text.png")
    try parent.write("version https://git-lfs.github.com/spec/v1\noid sha256:0\n", to: "notebook/lfs.png")
    try parent.write("\n<!DOCTYPE html>\n<title>404</title>", to: "notebook/page.png")
    try parent.write("", to: "notebook/empty.png")
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: "link.png"), withDestinationURL: parent.url.appending(path: "secret.png"))
    #expect(throws: problem) { try LocalImage(source: source, folder: folder) }
  }

  /// The heads of pictures of 400×300 pixels that Pillow 11 wrote (WebP: lossy, lossless, with transparency).
  @Test(
    "a picture's size is what its head says, and unknown where that ends too soon",
    arguments: [
      "89504e470d0a1a0a0000000d49484452000001900000012c080200000062d572",
      "ffd8ffe000104a46494600010100000100010000ffc0001108012c0190030122",
      "47494638376190012c01870000ffff00befb00bef300acfa00acf300bdec00be",
      "5249464642050100574542505650382036050100d04c019d012a90012c013e55",
      "5249464680b30100574542505650384c74b301002f8fc14a0009466edb460274",
      "524946467205010057454250565038580a000000100000008f01002b0100414c",
    ])
  func sizes(head: String) throws {
    let digits = Array(head)
    let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
      UInt8(String(digits[$0..<$0 + 2]), radix: 16)
    }
    let folder = try TemporaryFolder()
    try folder.write(Data(bytes), to: "whole")
    #expect(try LocalImage(source: "whole", folder: folder.url).size == PictureSize(width: 400, height: 300))
    for count in 12..<20 {
      try folder.write(Data(bytes.prefix(count)), to: "cut")
      let size = try LocalImage(source: "cut", folder: folder.url).size
      #expect(size == nil || bytes.starts(with: Array("GIF".utf8)))
    }
  }
}
