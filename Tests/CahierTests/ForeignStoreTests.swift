import Foundation
import TestSupport
import Testing

@Suite("Stores that travel")
struct ForeignStoreTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("a,b,label\n0,1,1\n1,0,2\n0.5,1,1\n", to: "data.csv")
    try folder.write(
      "The formula $x^2$.\n\n```{load}\nfile: data.csv\nlabels: label\nhidden: 2\n```\n", to: "nb.md")
  }

  private var store: URL { folder.url.appending(path: "Output/.cahier") }

  private func run(key: String = "mine.key", _ arguments: String...) throws -> ExternalProgram.Outcome {
    try ExternalProgram.cahier.run(
      ["run", "nb.md"] + arguments,
      environment: ["CAHIER_KEY_FILE": folder.url.appending(path: key).path], in: folder.url)
  }

  private func files() -> [URL] {
    let found = FileManager.default.enumerator(at: store, includingPropertiesForKeys: nil)
    return (found?.compactMap { $0 as? URL } ?? []).filter { !$0.hasDirectoryPath }
  }

  @Test("the key is made once, for its user alone")
  func key() throws {
    #expect(try run().status == 0)
    let path = folder.url.appending(path: "mine.key").path
    let first = try String(contentsOfFile: path, encoding: .utf8)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try run("--fresh").status == 0)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == first)
  }

  @Test("what another user stored is a miss, with one sentence, and is not taken later either")
  func foreign() throws {
    #expect(try run(key: "other.key").status == 0)
    let outcome = try run()
    #expect(outcome.status == 0)
    #expect(outcome.error.components(separatedBy: "was not stored by you").count == 2, "\(outcome.error)")
    #expect(outcome.error.contains("✓ load"), "it ran: \(outcome.error)")
    let again = try run()
    #expect(!again.error.contains("was not stored by you"))
    #expect(again.error.contains("1 restored"), "\(again.error)")
  }

  @Test("a file that was forged, or moved under another name, does not open")
  func forged() throws {
    #expect(try run().status == 0)
    let markup = "<meta http-equiv=\"refresh\" content=\"0;url=//evil\"><form action=\"//evil\">"
    for file in files() {
      // With a checksum as the store had it before it had seals, and with the seal of something else.
      let sound = try Data(contentsOf: file)
      try (sound.prefix(40) + Data(markup.utf8)).write(to: file)
    }
    let outcome = try run()
    #expect(outcome.status == 0)
    let page = try String(contentsOf: folder.url.appending(path: "Output/nb.html"), encoding: .utf8)
    #expect(!page.contains("//evil"))
    #expect(outcome.error.contains("is damaged"), "\(outcome.error)")

    let records = files().filter { $0.path.contains("/records/") }
    let record = try #require(records.first)
    // All of them: there is one for the formula and one for its style sheet, in any order.
    for formula in files() where formula.path.contains("/formulas/") {
      try FileManager.default.removeItem(at: formula)
      try FileManager.default.copyItem(at: record, to: formula)
    }
    #expect(try run().error.contains("formulas/"), "a record under a formula's name is damage")
  }

  @Test("a store that is a link is not used, and nothing is written through it")
  func link() throws {
    let target = folder.url.appending(path: "elsewhere")
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    try FileManager.default.createDirectory(
      at: store.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(at: store, withDestinationURL: target)
    let outcome = try run()
    #expect(outcome.status == 0)
    #expect(
      outcome.error.contains("the store `Output/.cahier` is not used: it is a link"), "\(outcome.error)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: target.path).isEmpty)
  }

  @Test("the folder of a key that is a link is not read, written or cleaned through")
  func keyLink() throws {
    #expect(try run().status == 0)
    let own = try #require(try FileManager.default.contentsOfDirectory(atPath: store.path).first)
    let target = folder.url.appending(path: "elsewhere")
    try FileManager.default.moveItem(at: store.appending(path: own), to: target)
    try FileManager.default.createSymbolicLink(at: store.appending(path: own), withDestinationURL: target)
    let before = try FileManager.default.subpathsOfDirectory(atPath: target.path)
    #expect(try run().error.contains("1 ran"))
    _ = try ExternalProgram.cahier.run(
      ["clean", "nb.md"],
      environment: ["CAHIER_KEY_FILE": folder.url.appending(path: "mine.key").path], in: folder.url)
    #expect(try FileManager.default.subpathsOfDirectory(atPath: target.path) == before)
  }

  @Test("a folder of the store that is a link is not written through")
  func innerLink() throws {
    #expect(try run().status == 0)
    let target = folder.url.appending(path: "elsewhere")
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    let own = try #require(try FileManager.default.contentsOfDirectory(atPath: store.path).first)
    let records = store.appending(path: "\(own)/records")
    try FileManager.default.removeItem(at: records)
    try FileManager.default.createSymbolicLink(at: records, withDestinationURL: target)
    let outcome = try run()
    #expect(outcome.status == 0)
    #expect(outcome.error.contains("nothing can be stored"), "\(outcome.error)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: target.path).isEmpty)
  }

  @Test("without a place for the key nothing is stored, and the run goes on")
  func noKey() throws {
    try folder.write("no key", to: "bad.key")
    let outcome = try run(key: "bad.key")
    #expect(outcome.status == 0)
    #expect(outcome.error.contains("nothing is stored: the key in"), "\(outcome.error)")
    #expect(files().isEmpty)
  }

  @Test("what a killed process left half written goes when it is old")
  func temporaries() throws {
    #expect(try run().status == 0)
    let own = try #require(try FileManager.default.contentsOfDirectory(atPath: store.path).first)
    let place = store.appending(path: "\(own)/new")
    let old = place.appending(path: "left")
    let young = place.appending(path: "being-written")
    for file in [old, young] { try Data("x".utf8).write(to: file) }
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -7200)], ofItemAtPath: old.path)
    #expect(try run().status == 0)
    #expect(!FileManager.default.fileExists(atPath: old.path))
    #expect(FileManager.default.fileExists(atPath: young.path))
  }
}
