import Foundation
import TestSupport
import Testing

@Suite("Slides, paper and works, by the command")
struct CompanionTests {
  /// A notebook that computes nothing, with a work and a link.
  private static let notebook = """
    ---
    title: A "title" with <marks>
    references: works.bib
    ---

    As [@knuth1984, p. 3] has it, and [others](https://example.org/a) and [a file](test.md) too.

    ## One

    Words.

    ---

    More words.

    ## Two

    $$ a = b $$ {#eq-a}
    """

  private func workspace() throws -> DigitsWorkspace {
    let workspace = try DigitsWorkspace(Self.notebook)
    try workspace.folder.write(
      "@book{knuth1984, author={Knuth, D.}, title={The book}, year=1984}", to: "works.bib")
    return workspace
  }

  private func text(_ name: String, in workspace: DigitsWorkspace) throws -> String {
    try String(contentsOf: workspace.folder.url.appending(path: name), encoding: .utf8)
  }

  /// What `inspect_slides.py` says of slides.
  struct Inspection: Decodable {
    var slides, scripts, pages: Int
    var wide: Bool
    var tall, turned, axe, requests, messages: [String]
  }

  static func inspect(_ page: URL) throws -> Inspection {
    let printed = try Python.run(script: Fixtures.url("Browser/inspect_slides.py"), arguments: [page.path])
    return try JSONDecoder().decode(Inspection.self, from: Data(printed.utf8))
  }

  @Test("a heading begins a slide, and so does a line of hyphens; the list of works has its own")
  func slides() throws {
    let workspace = try workspace()
    let run = try workspace.cahier("run", "test.md", "-o", "out.html", "--slides")
    #expect(run.output == "out.html\nout.slides.html\n")
    let page = try text("out.slides.html", in: workspace)
    let names = page.matches(of: /<section class="slide[^>]*aria-label="\d+ \/ \d+: ([^"]*)"/).map {
      String($0.output.1)
    }
    // What stands before the first heading, too.
    let title = "A “title” with &lt;marks&gt;"
    #expect(names == [title, title, "One", "One", "Two", "References"])
  }

  @Test(
    "a document has page numbers, its title over each page but the first, and at its foot where the links of a page lead"
  )
  func paper() throws {
    let workspace = try workspace()
    let long = String(repeating: "Words that fill a page, line for line.\n\n", count: 60)
    try workspace.edit(
      "More words.", "\(long)\n[Elsewhere](https://example.org/b) and [others](https://example.org/a).")
    let run = try workspace.cahier("run", "test.md", "-o", "out.html", "--pdf")
    #expect(run.output == "out.html\nout.pdf\n", "\(run.error)")
    let text = try ExternalProgram(URL(filePath: "/usr/bin/pdftotext")).run(
      ["-layout", "out.pdf", "-"], in: workspace.folder.url
    ).output
    let pages = text.split(separator: "\u{C}").map(String.init)
    #expect(pages.count >= 2)
    for (index, page) in pages.enumerated() {
      let number = try Regex("\\b\(index + 1)\\s*/\\s*\(pages.count)\\b")
      #expect(page.contains(number))
      let lines = page.split(separator: "\n").filter { $0.contains("with <marks>") }
      #expect(lines.count == 1, "once on each page: the title itself, and then over it")
    }
    let first = try #require(pages.first)
    #expect(first.contains("others[1]"))
    let second = try #require(pages.first { $0.contains("Elsewhere[2] and others[1]") })
    #expect(first.contains("[1] https://example.org/a") && !first.contains("https://example.org/b"))
    #expect(second.contains("[1] https://example.org/a\n") && second.contains("[2] https://example.org/b\n"))
    #expect(pages.count { $0.contains("https://example.org") } == 2, "no other page has any")
    #expect(!text.contains("Links\n"))
    let bytes = try Data(contentsOf: workspace.folder.url.appending(path: "out.pdf"))
    #expect(bytes.range(of: Data(workspace.folder.url.lastPathComponent.utf8)) == nil)
  }

  @Test("on paper a cell has the options that it gives, and neither its defaults nor how it is run again")
  func options() throws {
    let workspace = try DigitsWorkspace()
    let run = try workspace.cahier("run", "test.md", "-o", "out.html", "--pdf", "--quiet")
    #expect(run.status == 0, "\(run.error)")
    let text = try ExternalProgram(URL(filePath: "/usr/bin/pdftotext")).run(
      ["-layout", "out.pdf", "-"], in: workspace.folder.url
    ).output
    #expect(text.contains("file: digits.mat") && text.contains("iterations: 20"))
    for hidden in ["tolerance", "parameter-limit", "Run again", "cahier rerun"] {
      #expect(!text.contains(hidden), "\(hidden)")
    }
  }

  @Test("without a browser that prints, a sentence says what to install, and nothing runs")
  func noBrowser() throws {
    let workspace = try workspace()
    let run = try ExternalProgram.cahier.run(
      ["run", "test.md", "-o", "out.html", "--pdf"], environment: ["PATH": "/nonexistent"],
      in: workspace.folder.url)
    #expect(run.status == 74)
    #expect(run.error.contains("apt-get install chromium"))
    #expect(!FileManager.default.fileExists(atPath: workspace.folder.url.appending(path: "out.html").path))
  }

  @Test(
    "what Cahier did not write is not written over, and what it wrote is", arguments: ["pdf", "slides.html"])
  func foreign(ending: String) throws {
    let workspace = try workspace()
    let option = ending == "pdf" ? "--pdf" : "--slides"
    try workspace.folder.write("mine", to: "out.\(ending)")
    let refused = try workspace.cahier("run", "test.md", "-o", "out.html", option)
    #expect(refused.status == 2)
    #expect(refused.error.contains("`out.\(ending)` is there, and Cahier did not write it"))
    #expect(try text("out.\(ending)", in: workspace) == "mine")
    #expect(try workspace.cahier("run", "test.md", "-o", "out.html", option, "--force").status == 0)
    #expect(try workspace.cahier("run", "test.md", "-o", "out.html", option).status == 0)
  }

  @Test("a bibliography that changed makes another page, and verify says that it changed")
  func bibliography() throws {
    let workspace = try DigitsWorkspace(
      DigitsWorkspace.notebook.replacing("title: A test", with: "title: A test\nreferences: works.bib")
        .replacing("Prose about digits.", with: "Prose about digits [@knuth1984]."))
    try workspace.folder.write("@book{knuth1984, title={One}, year=1984}", to: "works.bib")
    #expect(try workspace.cahier("run", "test.md", "-o", "out.html").status == 0)
    #expect(try workspace.cahier("verify", "out.html").status == 0)
    try workspace.folder.write("@book{knuth1984, title={Another}, year=1984}", to: "works.bib")
    let verified = try workspace.cahier("verify", "out.html")
    #expect(verified.status == 1)
    #expect(verified.output.contains("`works.bib` changed"))
    #expect(try workspace.cahier("run", "test.md", "-o", "out.html").status == 0)
    #expect(try text("out.html", in: workspace).contains("Another"))
  }

  @Test("a bibliography and a style sheet are files that the notebook reads: no report takes their place")
  func protected() throws {
    let workspace = try workspace()
    try workspace.folder.write("p { margin: 0 }", to: "own.css")
    try workspace.edit("references:", "style: own.css\nreferences:")
    for file in ["works.bib", "own.css"] {
      let run = try workspace.cahier("run", "test.md", "-o", file, "--force")
      #expect(run.status == 2)
      #expect(run.error.contains("`\(file)` is a file that the notebook reads"))
    }
  }
}
