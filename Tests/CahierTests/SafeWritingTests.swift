import Foundation
import TestSupport
import Testing

@Suite("Nothing of the user's is overwritten")
struct SafeWritingTests {
  private let folder: TemporaryFolder
  private static let notebook = "```{load}\nfile: data.csv\nlabels: label\nhidden: 2\n```\n"
  private static let data = "a,b,label\n0,1,1\n1,0,2\n0.5,1,1\n"

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.notebook, to: "nb.md")
    try folder.write(Self.data, to: "data.csv")
  }

  private func cahier(_ arguments: [String]) throws -> ExternalProgram.Outcome {
    try ExternalProgram.cahier.run(arguments, in: folder.url)
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: folder.url.appending(path: name), encoding: .utf8)
  }

  private func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: name), withIntermediateDirectories: true)
  }

  @Test(
    "the notebook, what it reads and what Cahier did not write are refused, by check too",
    arguments: [
      "nb.md", "./nb.md", "sub/../nb.md", "new/../nb.md", "sub/new/x/../../../nb.md", "link.html",
      "hard.html", "data.csv", "p.yaml", "mine.html",
    ], ["run", "render", "check"])
  func refused(path: String, command: String) throws {
    try makeFolder("sub")
    try folder.write("{}\n", to: "p.yaml")
    try folder.write("<!doctype html>\n<title>Mine</title>\n", to: "mine.html")
    let link = folder.url.appending(path: "link.html")
    try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: "nb.md")
    try FileManager.default.linkItem(
      at: folder.url.appending(path: "nb.md"), to: folder.url.appending(path: "hard.html"))
    let names = ["nb.md", "data.csv", "p.yaml", "mine.html"]
    let before = try names.map(text)
    let outcome = try cahier([command, "nb.md", "-o", path, "--params", "p.yaml"])
    #expect(outcome.status == 2, "\(outcome.error)")
    // A folder that is not there yet is not gone through.
    #expect(outcome.error.contains(path.contains("new/") ? "nb.md` is" : "`\(path)` is"), "\(outcome.error)")
    #expect(try names.map(text) == before)
  }

  @Test("--force writes over what Cahier did not write, never over the notebook or what it reads")
  func force() throws {
    try folder.write("mine\n", to: "mine.html")
    #expect(try cahier(["run", "nb.md", "-o", "mine.html", "--force", "--quiet"]).status == 0)
    #expect(try text("mine.html").hasPrefix("<!doctype html>"))
    #expect(try cahier(["run", "nb.md", "-o", "data.csv", "--force", "--quiet"]).status == 2)
    #expect(try text("data.csv") == Self.data)
  }

  @Test("a report is written again, and a file without content is filled")
  func own() throws {
    try folder.write("", to: "empty.html")
    for _ in 0..<2 { #expect(try cahier(["run", "nb.md", "-o", "empty.html", "--quiet"]).status == 0) }
  }

  @Test("a saved file takes no other file's place, but its own earlier one's, also after a failed run")
  func saved() throws {
    try folder.write(Self.notebook + "```{save}\nfile: weights.npz\n```\n", to: "s.md")
    try makeFolder("Output")
    try folder.write("mine", to: "Output/weights.npz")
    let refused = try cahier(["check", "s.md"])
    #expect(refused.status == 2)
    #expect(refused.error.contains("s.md:7:7: error: `Output/weights.npz` is there"), "\(refused.error)")
    #expect(try cahier(["run", "s.md", "--quiet"]).status == 2)
    #expect(try text("Output/weights.npz") == "mine")

    try FileManager.default.removeItem(at: folder.url.appending(path: "Output/weights.npz"))
    for _ in 0..<2 { #expect(try cahier(["run", "s.md", "--quiet"]).status == 0) }
    // A run in which the file is not made leaves it Cahier's own.
    let broken = "```{load}\nfile: data.csv\nlabels: label\nhidden: 3\n```\n```{cost}\non: held-out\n```\n"
    try folder.write(broken + "```{save}\nfile: weights.npz\n```\n", to: "s.md")
    #expect(try cahier(["run", "s.md", "--quiet"]).status == 1)
    try folder.write(Self.notebook + "```{save}\nfile: weights.npz\n```\n", to: "s.md")
    #expect(try cahier(["run", "s.md", "--quiet"]).status == 0)
    // Another notebook's is not this one's.
    try folder.write(Self.notebook + "```{save}\nfile: weights.npz\n```\n", to: "t.md")
    #expect(try cahier(["run", "t.md", "--quiet"]).status == 2)
  }

  @Test("what is no file is refused before anything runs, and is not waited for")
  func noFile() throws {
    try makeFolder("Output/nb.html")
    #expect(
      try cahier(["run", "nb.md"]).error.contains("`Output/nb.html` is there, and is not a regular file"))
    #expect(mkfifo(folder.url.appending(path: "pipe.html").path, 0o600) == 0)
    #expect(try cahier(["run", "nb.md", "-o", "pipe.html"]).status == 2)
  }

  @Test("a picture that only a caption shows is read, too, and is not replaced")
  func picture() throws {
    try folder.write(
      "```{load}\nfile: data.csv\nlabels: label\ncaption: \"![](my%20weights.npz)\"\n```\n", to: "nb.md")
    let picture = try Fixtures.bytes("Figures/Pictures/seven-white-on-black.png")
    try folder.write(Data(picture), to: "my weights.npz")
    #expect(try cahier(["run", "nb.md", "-o", "my weights.npz"]).status == 2)
    #expect(try Data(contentsOf: folder.url.appending(path: "my weights.npz")) == Data(picture))
  }

  @Test("of two notebooks of an index that save one name, neither loses it")
  func savedTwice() throws {
    for name in ["s.md", "t.md"] {
      try folder.write(Self.notebook + "```{save}\nfile: weights.npz\n```\n", to: name)
    }
    let outcome = try cahier(["index", "s.md", "t.md", "--quiet"])
    #expect(outcome.status == 64)
    #expect(
      outcome.error.contains("'t.md' saves 'weights.npz', which is 's.md''s already"), "\(outcome.error)")
  }

  @Test("two notebooks of one name do not share a report")
  func twins() throws {
    try makeFolder("a")
    try folder.write(Self.notebook.replacing("data.csv", with: "../data.csv"), to: "a/nb.md")
    #expect(try cahier(["run", "nb.md", "--quiet"]).status == 0)
    let outcome = try cahier(["run", "a/nb.md", "--quiet"])
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("is the report of another notebook, `nb.md`"), "\(outcome.error)")
    #expect(try cahier(["run", "a/nb.md", "--quiet", "-o", "a/"]).status == 0)
  }

  @Test("a notebook and its form for Jupyter share a report, an unrelated file of the same name does not")
  func forms() throws {
    try folder.write("# One\n\n" + Self.notebook, to: "t.md")
    try #require(try cahier(["convert", "t.md", "t.ipynb", "--no-outputs"]).status == 0)
    for name in ["t.md", "t.ipynb", "t.md"] { #expect(try cahier(["run", name, "--quiet"]).status == 0) }
    let report = try text("Output/t.html")
    try folder.write(text("t.ipynb").replacing("# One", with: "# Another"), to: "t.ipynb")
    let outcome = try cahier(["run", "t.ipynb", "--quiet"])
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("is the report of another notebook, `t.md`"), "\(outcome.error)")
    #expect(try text("Output/t.html") == report)
    // One that can't be read is another.
    #expect(try cahier(["run", "t.ipynb", "--quiet", "--force"]).status == 0)
    try folder.write("{}", to: "t.ipynb")
    #expect(try cahier(["run", "t.md", "--quiet"]).status == 2)
  }

  @Test(
    "convert writes notebooks only, and not over what the notebook reads or over a report, even with --force")
  func converted() throws {
    try folder.write(Self.data, to: "data.md")
    try folder.write(Self.notebook.replacing("data.csv", with: "data.md"), to: "reads.md")
    try #require(try cahier(["run", "nb.md", "--quiet", "-o", "report.md"]).status == 0)
    let report = try text("report.md")
    for (from, to) in [
      ("nb.md", "data.csv"), ("nb.md", "new.txt"), ("reads.md", "data.md"), ("nb.md", "report.md"),
    ] {
      let outcome = try cahier(["convert", from, to, "--force"])
      #expect(outcome.status == 64, "\(to): \(outcome.error)")
      #expect(outcome.error.contains(to), "\(outcome.error)")
    }
    #expect(try text("data.csv") == Self.data)
    #expect(try text("data.md") == Self.data)
    #expect(try text("report.md") == report)
    #expect(try cahier(["convert", "nb.md", "data.md", "--force"]).status == 0)
    #expect(try text("data.md") == Self.notebook)
  }

  @Test("a page of several reports takes no file's place either")
  func pages() throws {
    try makeFolder("Output/nb-sweep")
    try folder.write("mine", to: "Output/index.html")
    try folder.write("mine", to: "Output/nb-sweep/index.html")
    try folder.write("---\nparams: {h: 2}\n---\n" + Self.notebook.replacing("2", with: "${h}"), to: "nb.md")
    #expect(try cahier(["index", "nb.md", "--quiet"]).status == 2)
    #expect(try cahier(["sweep", "nb.md", "-p", "h=2,3", "--quiet"]).status == 2)
    #expect(try text("Output/index.html") == "mine")
    #expect(try text("Output/nb-sweep/index.html") == "mine")
  }

  @Test(
    "combinations that differ have reports that differ, also where case does not count, and files of their own"
  )
  func combinations() throws {
    let text =
      "---\nparams: {name: x, h: 2}\n---\n```{load}\nfile: data.csv\nlabels: label\nhidden: ${h}\ncaption: ${name}\n```\n"
    try folder.write(text, to: "nb.md")
    let names = "é,e\u{301},ü,a b,a-b,A-b,a/b,a_b,手,写,"
    #expect(try cahier(["sweep", "nb.md", "-p", "name=\(names)", "--quiet"]).status == 0)
    let sweep = folder.url.appending(path: "Output/nb-sweep")
    let reports = try FileManager.default.contentsOfDirectory(atPath: sweep.path)
    #expect(Set(reports.map { $0.lowercased() }).count == 12, "\(reports)")

    try folder.write(text + "```{save}\nfile: weights.npz\n```\n", to: "s.md")
    #expect(try cahier(["sweep", "s.md", "-p", "h=2,3", "--quiet"]).status == 0)
    let saved = try ["h=2", "h=3"].map {
      try Data(contentsOf: folder.url.appending(path: "Output/s-sweep/\($0)/weights.npz"))
    }
    #expect(saved[0] != saved[1])
    let page = try self.text("Output/s-sweep/index.html")
    #expect(page.contains(#"href="./h%3D2/s.html""#) || page.contains(#"href="./h=2/s.html""#))
  }

  // MARK: - The command line

  @Test("standard output on a full disk ends with 74 and a word, whatever was to be printed")
  func fullDisk() throws {
    for arguments in [
      "run nb.md --json", "steps", "--help", "check nb.md", "--generate-completion-script bash",
    ] {
      let outcome = try ExternalProgram(URL(filePath: "/bin/sh")).run(
        ["-c", "\(ExternalProgram.cahier.url.path) \(arguments) > /dev/full"], in: folder.url)
      #expect(outcome.status == 74, "\(arguments)")
      #expect(
        outcome.error.contains("standard output could not be written: No space left"), "\(outcome.error)")
    }
    let closed = try ExternalProgram(URL(filePath: "/bin/sh")).run(
      ["-c", "\(ExternalProgram.cahier.url.path) steps --json | true"], in: folder.url)
    #expect(closed.error == "", "a closed pipe is quiet")
    let shut = try ExternalProgram(URL(filePath: "/bin/sh")).run(
      ["-c", "\(ExternalProgram.cahier.url.path) steps >&-"], in: folder.url)
    #expect(shut.status == 74)
    #expect(shut.error.hasPrefix("error: standard output could not be written: it is closed; leave out"))
    #expect(!shut.error.contains("room"))
  }

  @Test("a parameter whose default is text stays text as it was typed, on every way")
  func text() throws {
    try folder.write(
      "---\nparams: {run: \"007\"}\n---\n```{load}\nfile: run-${run}.csv\nlabels: label\nhidden: 2\n```\n",
      to: "nb.md")
    for run in ["007", "1.10", "1e3", "0x10", "true", "null", "|", ">"] {
      try folder.write(Self.data, to: "run-\(run).csv")
      try folder.write("run: \(run == "|" || run == ">" ? "'\(run)'" : run)\n", to: "p.yaml")
      #expect(try cahier(["run", "nb.md", "-p", "run=\(run)", "--quiet"]).status == 0, "\(run)")
      #expect(try cahier(["run", "nb.md", "--params", "p.yaml", "--quiet"]).status == 0, "\(run)")
    }
    #expect(try cahier(["sweep", "nb.md", "-p", "run=1.10,1e3,007", "--quiet"]).status == 0)
  }

  @Test("a notebook comes from standard input, its files from the working directory")
  func standardInput() throws {
    let shell = ExternalProgram(URL(filePath: "/bin/sh"))
    let run = try shell.run(
      ["-c", "\(ExternalProgram.cahier.url.path) run - --quiet < nb.md"], in: folder.url)
    #expect(run.status == 0, "\(run.error)")
    #expect(run.output == "Output/stdin.html\n")
    let check = try shell.run(
      ["-c", "printf '```{lod}\\n```\\n' | \(ExternalProgram.cahier.url.path) check -"], in: folder.url)
    #expect(check.status == 2)
    #expect(check.error.contains("<stdin>:1:5: error: `lod` is not a step"), "\(check.error)")
  }

  @Test(
    "a place that can't be is named plainly",
    arguments: [
      (["run", "nb.md", "-o", "data.csv/x.html"], "`data.csv` is a file, a folder was expected", 74),
      (["clean", "none.md"], "There is no store", 64),
      (["run", "nb.md", "-o", "fresh"], "the report is the file `fresh`", 0),
      (["run", "nb.md", "-o", "new/"], "", 0),
      (["run", "nb.md", "-o", "data.csv/../x.html"], "`data.csv` is a file, a folder was expected", 74),
      (["run", "nb.md", "-o", ""], "'--output' is empty", 64),
      (["sweep", "nb.md", "-p", "a=1", "-p", "a=2"], "is given twice", 64),
      (["new", "."], "is a folder", 64),
    ] as [([String], String, Int32)])
  func places(arguments: [String], expected: String, status: Int32) throws {
    let outcome = try cahier(arguments)
    #expect(outcome.status == status, "\(outcome.error)")
    #expect(expected.isEmpty || outcome.error.contains(expected), "\(outcome.error)")
  }
}
