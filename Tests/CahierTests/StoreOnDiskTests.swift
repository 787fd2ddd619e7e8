import Foundation
import TestSupport
import Testing

@Suite("The store on disk")
struct StoreOnDiskTests {
  @Test("loading the digits and training takes less than 5 MB of disk")
  func size() throws {
    let workspace = try DigitsWorkspace(
      DigitsWorkspace.notebook.replacingOccurrences(of: "limit: 500\n", with: ""))
    try workspace.cahier("run", "test.md")
    let bytes = try workspace.stored.reduce(0) {
      try $0 + ($1.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0)
    }
    #expect(bytes > 50_000)
    #expect(bytes < 5_000_000)
  }

  @Test("a stored file with a changed byte is a miss with a warning, and the run is right")
  func damage() throws {
    let workspace = try DigitsWorkspace()
    let before = try workspace.cells(["run", "test.md"])
    for url in workspace.stored where !url.path.contains("checkpoints") {
      var bytes = try Data(contentsOf: url)
      bytes[bytes.count / 2] ^= 0x10
      try bytes.write(to: url)
    }
    let outcome = try workspace.cahier("run", "test.md")
    #expect(outcome.status == 0)
    #expect(outcome.error.contains("is damaged"))
    let after = try workspace.cells(["run", "test.md"])
    #expect(after["minimize"]?.scalars["cost"] == before["minimize"]?.scalars["cost"])
    #expect(after.values.allSatisfy { $0.state == "restored" })
  }

  @Test("a store that can't be written is one warning, and the run ends with the right report")
  func unwritableStore() throws {
    let workspace = try DigitsWorkspace()
    let outcome = try workspace.cahier("run", "test.md", "--cache-dir", "/proc/nowhere")
    #expect(outcome.status == 0)
    #expect(outcome.error.components(separatedBy: "nothing can be stored").count == 2, "\(outcome.error)")
    #expect(outcome.output == "Output/test.html\n")
  }

  @Test("two runs at once both end right")
  func twoAtOnce() throws {
    let workspace = try DigitsWorkspace()
    let url = workspace.folder.url
    let outcome = try ExternalProgram.cahier.run(
      ["run", "test.md", "-o", "a.html", "--cache-dir", "store"], in: url
    ) { _ in
      let other = try ExternalProgram.cahier.run(
        ["run", "test.md", "-o", "b.html", "--cache-dir", "store"], in: url)
      #expect(other.status == 0, "\(other.error)")
    }
    #expect(outcome.status == 0, "\(outcome.error)")
    let again = try ExternalProgram.cahier.run(["run", "test.md", "--json", "--cache-dir", "store"], in: url)
    #expect(!again.output.contains("\"state\": \"ran\""))
    #expect(again.error.contains("damaged") == false)
  }

  @Test("clean drops what is stored")
  func clean() throws {
    let workspace = try DigitsWorkspace()
    try workspace.cahier("run", "test.md")
    let outcome = try workspace.cahier("clean", "test.md")
    #expect(outcome.status == 0)
    #expect(
      try workspace.cahier("render", "test.md").error.contains("plan: nothing to run, 0 of 5 cells are fresh")
    )
    expect(try workspace.states("run", "test.md"), ran: Set(DigitsWorkspace.labels))
    try workspace.cahier("clean", "test.md", "--max-size", "1kB")
    let bytes = try workspace.stored.reduce(0) {
      try $0 + ($1.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0)
    }
    #expect(bytes <= 1000)
  }
}
