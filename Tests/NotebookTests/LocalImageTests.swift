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
      ("text.png", .unknownType), ("none.png", .missing("none.png")), ("sub", .missing("sub")),
      (".", .outside),
    ] as [(String, LocalImage.Problem)])
  func refused(source: String, problem: LocalImage.Problem) throws {
    let parent = try TemporaryFolder()
    try parent.write(Data(Self.png), to: "secret.png")
    let folder = parent.url.appending(path: "notebook")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "sub"), withIntermediateDirectories: true)
    try parent.write("<svg onload=alert(1)>", to: "notebook/text.png")
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: "link.png"), withDestinationURL: parent.url.appending(path: "secret.png"))
    #expect(throws: problem) { try LocalImage(source: source, folder: folder) }
  }
}
