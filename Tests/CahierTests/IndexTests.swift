import Foundation
import TestSupport
import Testing

@Suite("cahier index")
struct IndexTests {
  private static func notebook(title: String, front: String = "", cells: String) -> String {
    "---\ntitle: \(title)\n\(front)---\n\n```{load}\nfile: \(Fixtures.digits.path)\nlimit: 100\n```\n\n\(cells)"
  }

  private static let grid = "```{display grid}\n```\n"
  private static let training = "```{minimize train}\niterations: 3\n```\n"

  @Test("the page links every report, with a picture, the title and what it is about")
  func page() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Self.notebook(
        title: "Cats & <dogs>", front: "subtitle: A test\nlang: zh-CN\npicture: grid\n",
        cells: Self.grid + "\n" + Self.training), to: "first one.md")
    try folder.write(Self.notebook(title: "Second", cells: Self.grid + "\n" + Self.training), to: "second.md")
    let outcome = try ExternalProgram.cahier.run(
      ["index", "first one.md", "second.md", "-o", "public", "--quiet"], in: folder.url)
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(outcome.output == "public/index.html\n")
    let page = try String(contentsOf: folder.url.appending(path: "public/index.html"), encoding: .utf8)
    for expected in [
      #"href="./first%20one.html""#, #"href="./second.html""#, "Cats &amp; &lt;dogs&gt;", "A test",
      #"lang="zh-CN""#,
    ] {
      #expect(page.contains(expected), "\(expected)")
    }
    // The first notebook names its grid; of the second the last picture is shown, the curve.
    #expect(page.matches(of: /<img src="data:image\/png/).count == 1)
    #expect(page.matches(of: /class="chart line-chart"/).count == 1)
    #expect(!page.contains("<script"))
    for report in ["first one.html", "second.html"] {
      #expect(FileManager.default.fileExists(atPath: folder.url.appending(path: "public/\(report)").path))
    }
  }

  @Test("a notebook that failed is linked and said to have failed, and the status is 1")
  func failure() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.notebook(title: "Bad", cells: "```{cost}\non: held-out\n```\n"), to: "bad.md")
    try folder.write(Self.notebook(title: "Good", cells: Self.grid), to: "good.md")
    let outcome = try ExternalProgram.cahier.run(["index", "bad.md", "good.md", "--quiet"], in: folder.url)
    #expect(outcome.status == 1)
    let page = try String(contentsOf: folder.url.appending(path: "Output/index.html"), encoding: .utf8)
    #expect(page.contains("This run failed."))
    #expect(page.contains(#"href="./good.html""#))
  }

  @Test("two notebooks of one name, and a picture of no cell, are mistakes")
  func mistakes() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "a"), withIntermediateDirectories: true)
    try folder.write(Self.notebook(title: "One", cells: Self.grid), to: "one.md")
    try folder.write(Self.notebook(title: "Two", cells: Self.grid), to: "a/one.md")
    let twins = try ExternalProgram.cahier.run(["index", "one.md", "a/one.md"], in: folder.url)
    #expect(twins.status == 64)
    #expect(twins.error.contains("'a/one.md' has the name of another notebook"))

    let file = try ExternalProgram.cahier.run(["index", "one.md", "-o", "x.html"], in: folder.url)
    #expect(file.status == 64)
    #expect(file.error.contains("'--output x.html'"), "\(file.error)")

    try folder.write(Self.notebook(title: "P", front: "picture: gird\n", cells: Self.grid), to: "p.md")
    let unknown = try ExternalProgram.cahier.run(["check", "p.md"], in: folder.url)
    #expect(unknown.status == 2)
    #expect(unknown.error.contains("p.md:3:10: error: no cell has the label `gird`"), "\(unknown.error)")
    #expect(unknown.error.contains("did you mean `grid`?"))
  }

  @Test("a saved file stands beside the report, and is never written through a link")
  func savedFile() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.notebook(title: "S", cells: "```{save}\nfile: weights.npz\n```\n"), to: "s.md")
    let output = folder.url.appending(path: "Output")
    let saved = output.appending(path: "weights.npz")
    let first = try ExternalProgram.cahier.run(["run", "s.md", "--quiet"], in: folder.url)
    #expect(first.status == 0, "\(first.error)")
    let bytes = try Data(contentsOf: saved)
    #expect(bytes.starts(with: Data("PK".utf8)))

    // A restored cell has its file too.
    try FileManager.default.removeItem(at: saved)
    #expect(try ExternalProgram.cahier.run(["run", "s.md", "--quiet"], in: folder.url).status == 0)
    #expect(try Data(contentsOf: saved) == bytes)

    let precious = try folder.write("precious", to: "precious.txt")
    try FileManager.default.removeItem(at: saved)
    try FileManager.default.createSymbolicLink(at: saved, withDestinationURL: precious)
    let linked = try ExternalProgram.cahier.run(["run", "s.md", "--quiet"], in: folder.url)
    #expect(linked.status != 0)
    #expect(linked.error.contains("not a regular file"), "\(linked.error)")
    #expect(try String(contentsOf: precious, encoding: .utf8) == "precious")
  }
}
