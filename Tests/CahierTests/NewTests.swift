import Foundation
import TestSupport
import Testing

@Suite("cahier new")
struct NewTests {
  @Test("the notebook runs as it is, on the project's own digits, wherever it stands")
  func runs() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.appending(path: "work/my-letters").path
    let new = try ExternalProgram.cahier.run(["new", path], in: Fixtures.checkout)
    #expect(new.status == 0, "\(new.error)")
    #expect(new.output == path + ".md\n")
    #expect(new.error == "")
    let text = try String(contentsOfFile: path + ".md", encoding: .utf8)
    #expect(text.hasPrefix("---\ntitle: My letters\n"))
    for step in ["load", "display", "network", "cost", "backprop", "minimize", "predict"] {
      #expect(text.contains("```{\(step)"), "\(step)")
    }
    let run = try ExternalProgram.cahier.run(["run", path + ".md", "--quiet"], in: folder.url)
    #expect(run.status == 0, "\(run.error)")
    #expect(run.error == "")
  }

  @Test("a path to digits beside the notebook is relative")
  func relativePath() throws {
    let folder = try TemporaryFolder()
    let data = folder.url.appending(path: "Notebooks/Data")
    try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: Fixtures.digits, to: data.appending(path: "digits.mat"))
    let new = try ExternalProgram.cahier.run(["new", "Notebooks/mine.md"], in: folder.url)
    #expect(new.output == "Notebooks/mine.md\n")
    let text = try String(contentsOf: folder.url.appending(path: "Notebooks/mine.md"), encoding: .utf8)
    #expect(text.contains("\nfile: Data/digits.mat\n"))
  }

  @Test("a file that is there already is left alone")
  func noOverwriting() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("mine", to: "mine.md")
    let new = try ExternalProgram.cahier.run(["new", "mine"], in: folder.url)
    #expect(new.status == 64)
    #expect(new.error.contains("'mine.md' is there already"))
    #expect(try String(contentsOf: file, encoding: .utf8) == "mine")
  }

  @Test("a notebook that could not be written to its end leaves no file in the way of the next try")
  func noBeginning() throws {
    let folder = try TemporaryFolder()
    // A limit on the size of files stands for a full disk.
    let new = try ExternalProgram(URL(filePath: "/bin/sh")).run(
      ["-c", "trap '' XFSZ; ulimit -f 1; \(ExternalProgram.cahier.url.path) new mine.md"], in: folder.url)
    #expect(new.status == 74)
    #expect(new.error.contains("`mine.md` could not be written"))
    #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "mine.md").path))
  }

  @Test(
    "a title that YAML would take for something else is quoted",
    arguments: [
      ("1984.md", "title: \"1984\""), ("true.md", "title: True"), ("a: b.md", "title: \"A: b\""),
      ("数字.md", "title: 数字"),
    ])
  func titles(name: String, line: String) throws {
    let folder = try TemporaryFolder()
    let new = try ExternalProgram.cahier.run(["new", name], in: folder.url)
    #expect(new.status == 0, "\(new.error)")
    let text = try String(contentsOf: folder.url.appending(path: name), encoding: .utf8)
    #expect(text.contains("\n\(line)\n") || text.contains("\ntitle: \"True\"\n"), "\(text.prefix(60))")
    #expect(try ExternalProgram.cahier.run(["check", name], in: folder.url).status == 0)
  }
}
