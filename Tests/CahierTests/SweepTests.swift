import Foundation
import TestSupport
import Testing

/// A notebook of milliseconds in a folder of its own: many combinations of it are soon run.
struct SmallSweep {
  let folder: TemporaryFolder

  /// Numbers and text as parameters; the results have no times in them.
  static let notebook = """
    ---
    title: Small
    params: {lambda: 0.5, hidden: 4, note: "a:b"}
    ---

    Prose with $J(\\Theta)$: `{slope.cost:.4f}`.

    ```{load}
    file: data.csv
    labels: label
    hidden: ${hidden}
    caption: ${note}
    ```

    ```{backprop slope}
    lambda: ${lambda}
    check: 6
    ```
    """

  init(_ text: String = SmallSweep.notebook) throws {
    folder = try TemporaryFolder()
    try folder.write(text, to: "small.md")
    var rows = "a,b,c,label\n"
    for index in 0..<40 { rows += "\(index % 7),\(index * index % 11),\(index % 3),\(index % 2 + 1)\n" }
    try folder.write(rows, to: "data.csv")
  }

  @discardableResult
  func cahier(_ arguments: [String]) throws -> ExternalProgram.Outcome {
    try ExternalProgram.cahier.run(arguments, in: folder.url)
  }

  func text(_ path: String) throws -> String {
    try String(contentsOf: folder.url.appending(path: path), encoding: .utf8)
  }

  /// The parameters of the lines that `--list` prints.
  func list(_ arguments: String...) throws -> [String] {
    let outcome = try cahier(["sweep", "small.md", "--list"] + arguments)
    #expect(outcome.status == 0, "\(outcome.error)")
    return outcome.output.split(separator: "\n").map { line in
      line.matches(of: /-p '?([^ ']+)/).map { String($0.output.1) }.joined(separator: " ")
    }
  }
}

@Suite("What a sweep goes through")
struct SweptValueTests {
  @Test(
    "ranges become values: short, exact, the ends as they were written",
    arguments: [
      ("lambda=0.1,1,10", ["0.1", "1", "10"]),
      ("lambda=log(1e-3,10,5)", ["1e-3", "0.01", "0.1", "1", "10"]),
      // The cube roots of ten to four digits.
      ("lambda=log(1,10,4)", ["1", "2.154", "4.642", "10"]),
      ("lambda=0, log(0.1, 10, 3)", ["0", "0.1", "1", "10"]),
      ("lambda=0.1:0.5:0.1", ["0.1", "0.2", "0.3", "0.4", "0.5"]),
      ("lambda=1e-3:3e-3:1e-3", ["0.001", "0.002", "0.003"]),
      ("lambda=1:0:-0.25", ["1", "0.75", "0.5", "0.25", "0"]),
      ("hidden=10:100:40", ["10", "50", "90"]),
      // Whole numbers where the notebook has one: powers of two, and no half units.
      ("hidden=log(8,128,5)", ["8", "16", "32", "64", "128"]),
      ("hidden=log(2,9,3)", ["2", "4", "9"]),
      ("hidden=log(1e1,1e2,3)", ["1e1", "32", "1e2"]),
      // One number is one value, however it is written; in text, it is not.
      ("lambda=1e-1,0.1,10,1e1,10.0", ["1e-1", "10"]), ("hidden=1,1.0,1e0,2", ["1", "2"]),
      ("note=1,1.0,01,1", ["1", "1.0", "01"]),
      // Close values get as many digits as tell them apart.
      ("lambda=log(1,1.0003,4)", ["1", "1.0001", "1.0002", "1.0003"]),
      ("note=a:b,log(1,2)", ["a:b", "log(1", "2)"]),
    ] as [(String, [String])])
  func values(argument: String, expected: [String]) throws {
    let name = argument.prefix { $0 != "=" }
    let listed = try SmallSweep().list("-p", argument)
    #expect(listed == expected.map { "\(name)=\($0)" })
  }

  @Test(
    "an apostrophe and a stray bracket are letters of a text; quotes and brackets that begin a value keep its commas",
    arguments: [
      ("O'Brien,D'Arcy", ["O'Brien", "D'Arcy"]), ("a],b'", ["a]", "b'"]), ("a[1,b}", ["a[1", "b}"]),
      ("'a,b',\"c,d\"", ["'a,b'", "\"c,d\""]), ("[a,b],c", ["[a,b]", "c"]),
      ("['a]',b],c", ["['a]',b]", "c"]), ("{a: ',',b: [1,2]}, c", ["{a: ',',b: [1,2]}", "c"]),
    ] as [(String, [String])])
  func texts(written: String, expected: [String]) throws {
    let outcome = try SmallSweep().cahier(["sweep", "small.md", "--list", "-p", "note=\(written)"])
    #expect(outcome.status == 0, "\(outcome.error)")
    let arguments = outcome.output.split(separator: "\n").compactMap { line in
      line.firstMatch(of: #/-p (.*) -o/#).map { $0.output.1.replacing("'\\''", with: "\u{1}") }
    }
    let listed = arguments.map { $0.replacing("'", with: "").replacing("\u{1}", with: "'") }
    #expect(listed == expected.map { "note=\($0)" })
  }

  @Test("two parameters make a grid, the last changing fastest")
  func grid() throws {
    let listed = try SmallSweep().list("-p", "lambda=log(0.1,10,3)", "-p", "hidden=2:4:1")
    #expect(listed.count == 9)
    #expect(
      listed.prefix(4) == [
        "lambda=0.1 hidden=2", "lambda=0.1 hidden=3", "lambda=0.1 hidden=4", "lambda=1 hidden=2",
      ])
  }

  @Test(
    "what is drawn follows from the seed, fills the ranges, and is uniform in the logarithm where that was asked for"
  )
  func drawn() throws {
    let sweep = try SmallSweep()
    let arguments = ["-p", "lambda=log(1e-4,1e4)", "-p", "hidden=2:9"]
    func draw(_ more: String...) throws -> [String] {
      let outcome = try sweep.cahier(["sweep", "small.md", "--list"] + arguments + more)
      #expect(outcome.status == 0, "\(outcome.error)")
      return outcome.output.split(separator: "\n").map(String.init)
    }
    let first = try draw("--random", "400", "--seed", "3")
    #expect(first == (try draw("--random", "400", "--seed", "3")))
    #expect(first != (try draw("--random", "400")))
    #expect(Set(first).count == 400)
    // A longer list begins with the shorter one.
    #expect(Array(first.prefix(10)) == (try draw("--random", "10", "--seed", "3")))
    let lambdas = first.compactMap { $0.firstMatch(of: /lambda=(\S+)/).flatMap { Double($0.output.1) } }
    #expect(lambdas.count == 400 && lambdas.allSatisfy { (1e-4...1e4).contains($0) })
    // Half of them below the middle of the logarithms: five standard deviations of a fair coin are 50.
    #expect((150...250).contains(lambdas.filter { $0 < 1 }.count))
    let hidden = first.compactMap { $0.firstMatch(of: /hidden=(\d+)\s/).flatMap { Int($0.output.1) } }
    #expect(Set(hidden) == Set(2...9))
  }

  @Test("whole numbers are drawn for a parameter that is one, however the ends are written")
  func drawnWhole() throws {
    let listed = try SmallSweep().list("-p", "hidden=1e1:1.2e1,10,1e1", "--random", "50")
    #expect(Set(listed.compactMap { Double($0.dropFirst("hidden=".count)) }) == [10, 11, 12])
    #expect(listed.count == 3)
  }

  @Test("of a few values no more are drawn than there are")
  func exhausted() throws {
    #expect(
      Set(try SmallSweep().list("-p", "hidden=2:4:1", "--random", "50")) == [
        "hidden=2", "hidden=3", "hidden=4",
      ])
  }

  @Test("what is drawn is what the report says was used")
  func reported() throws {
    let sweep = try SmallSweep()
    let arguments = ["sweep", "small.md", "-p", "lambda=log(1e-3,10)", "--random", "3", "--quiet"]
    let outcome = try sweep.cahier(arguments + ["--json"])
    #expect(outcome.status == 0, "\(outcome.error)")
    for line in try sweep.list("-p", "lambda=log(1e-3,10)", "--random", "3") {
      let value = try #require(line.split(separator: "=").last)
      let report = try sweep.text("Output/small-sweep/lambda=\(value).html")
      #expect(report.contains("-p lambda=\(value)"))
    }
  }

  @Test(
    "what is no range is refused with what was expected, and nothing runs",
    arguments: [
      (["-p", "lambda=log(1,10)"], "write `log(1,10,12)`, or draw from it with `--random 20`"),
      (["-p", "hidden=2:9"], "a step behind it, as in `10:100:10`"),
      (["-p", "lambda=log(0,10,3)"], "must be above 0"),
      (["-p", "lambda=log(1,10,1)"], "2 or more were expected"),
      (["-p", "lambda=log(1,ten,3)"], "`ten` is not a number"),
      (["-p", "lambda=log(1)"], "`log(from,to,count)` was expected"),
      (["-p", "lambda=1:2:3:4"], "`from:to:step` or"),
      (["-p", "lambda=0:1:0"], "never come to its end"),
      (["-p", "lambda=0:1:-1"], "never come to its end"),
      (["-p", "lambda=0:1:1e-9"], "more than 10,000"),
      (["-p", "lambda=0:1:0.001", "-p", "hidden=1:100:1"], "100100 combinations are more than 10,000"),
      (["-p", "lambda=1,2", "--seed", "1"], "'--seed' has no meaning without '--random'"),
      (["-p", "lambda=1,2", "--random", "0"], "from 1 to 10,000"),
      (["-p", "lambda=1,2", "--slurm", "--collect"], "exclude each other"),
      (["-p", "lambda=1,2", "--slurm-options", "x"], "without '--slurm'"),
      (
        ["-p", "lambda=1,2", "-o", "x.html"],
        "'--output x.html': a sweep writes many pages, a folder was expected"
      ),
      ([], "wants at least one"),
    ] as [([String], String)])
  func refused(arguments: [String], expected: String) throws {
    let sweep = try SmallSweep()
    let outcome = try sweep.cahier(["sweep", "small.md"] + arguments)
    #expect(outcome.status == 64, "\(outcome.error)")
    #expect(outcome.error.contains(expected), "\(outcome.error)")
    #expect(!FileManager.default.fileExists(atPath: sweep.folder.url.appending(path: "Output").path))
  }
}

@Suite("A sweep")
struct SweepTests {
  @Test("tells its mistakes once, before anything runs, and which combinations have them")
  func mistakes() throws {
    let sweep = try SmallSweep()
    let outcome = try sweep.cahier(["sweep", "small.md", "-p", "hidden=4,-1,none"])
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("with hidden = -1:\n"), "\(outcome.error)")
    #expect(outcome.error.contains("with hidden = none:\n"), "\(outcome.error)")
    #expect(!outcome.error.contains("with hidden = 4"), "\(outcome.error)")
    let all = try sweep.cahier(["sweep", "small.md", "-p", "lamda=1,2,3"])
    #expect(all.status == 2)
    #expect(all.error.components(separatedBy: "did you mean `lambda`").count == 2, "\(all.error)")
    #expect(
      !FileManager.default.fileExists(atPath: sweep.folder.url.appending(path: "Output/small-sweep").path))
  }

  @Test("counts what ran, was restored and failed, and tells failures with their combination")
  func counts() throws {
    let sweep = try SmallSweep(
      SmallSweep.notebook + "\n```{expect}\nslope.cost: \"< 10\"\n```\n")
    let first = try sweep.cahier(["sweep", "small.md", "-p", "lambda=0,1000"])
    #expect(first.status == 1, "\(first.error)")
    #expect(first.error.contains("lambda = 1000:\nsmall.md:"), "\(first.error)")
    #expect(first.error.contains("2 combinations, 1 ran, 1 failed"), "\(first.error)")
    let second = try sweep.cahier(["sweep", "small.md", "-p", "lambda=0,1000"])
    #expect(second.error.contains("2 combinations, 1 restored, 1 failed"), "\(second.error)")
    // What a run of its own left of the one that failed is taken for it.
    let collected = try sweep.cahier(["sweep", "small.md", "-p", "lambda=0,1000,5", "--collect"])
    #expect(collected.status == 1)
    #expect(collected.error.contains("3 combinations, 1 restored, 1 failed, 1 not run"), "\(collected.error)")
  }

  @Test("writes a report again where its results changed or it was damaged, and no other")
  func unchangedReports() throws {
    let sweep = try SmallSweep()
    let arguments = ["sweep", "small.md", "-p", "lambda=0,1,2", "--quiet"]
    try sweep.cahier(arguments)
    let reports = (0...2).map { sweep.folder.url.appending(path: "Output/small-sweep/lambda=\($0).html") }
    let before = try reports.map { try Data(contentsOf: $0) }
    let cut = Data(before[1].dropLast(20))
    try cut.write(to: reports[1])
    try FileManager.default.removeItem(at: reports[2])
    let time = try FileManager.default.attributesOfItem(atPath: reports[0].path)[.modificationDate] as? Date
    try sweep.cahier(arguments)
    #expect(
      try FileManager.default.attributesOfItem(atPath: reports[0].path)[.modificationDate] as? Date == time)
    #expect(try Data(contentsOf: reports[0]) == before[0])
    #expect(String(decoding: try Data(contentsOf: reports[1]), as: UTF8.self).hasSuffix("</html>\n"))
    #expect(FileManager.default.fileExists(atPath: reports[2].path))
    // Prose is on the page, too, though no result depends on it.
    try sweep.folder.write(
      SmallSweep.notebook.replacing("Prose with", with: "Other prose with"), to: "small.md")
    try sweep.cahier(arguments)
    #expect(try sweep.text("Output/small-sweep/lambda=0.html").contains("Other prose with"))
  }

  @Test("is nobody's last run: a combination that was not run shows no other's numbers")
  func history() throws {
    let sweep = try SmallSweep()
    try sweep.cahier(["run", "small.md", "--quiet"])
    try sweep.cahier(["sweep", "small.md", "-p", "lambda=1,2", "--quiet"])
    let status = try sweep.cahier(["status", "small.md"])
    #expect(!status.output.contains("stale"), "\(status.output)")
    let collected = try sweep.cahier([
      "sweep", "small.md", "-p", "lambda=2,7", "--collect", "--quiet", "--json",
    ])
    let document = try JSONSerialization.jsonObject(with: Data(collected.output.utf8)) as? [String: Any]
    let runs = try #require(document?["runs"] as? [[String: Any]])
    let cells = runs.compactMap { (($0["result"] as? [String: Any])?["cells"] as? [[String: Any]])?.last }
    #expect(cells.map { $0["state"] as? String } == ["restored", "not run"])
    #expect(cells.map { ($0["scalars"] as? [String: Any])?.isEmpty } == [false, true])
  }

  @Test("without reports writes the page alone")
  func noReports() throws {
    let sweep = try SmallSweep()
    let outcome = try sweep.cahier(["sweep", "small.md", "-p", "lambda=0,1", "--no-reports", "--quiet"])
    #expect(outcome.status == 0, "\(outcome.error)")
    let names = try FileManager.default.contentsOfDirectory(
      atPath: sweep.folder.url.appending(path: "Output/small-sweep").path)
    #expect(names == ["index.html"])
  }

  @Test("gives the report of a combination a folder of its own where that one saves files")
  func savedFiles() throws {
    let sweep = try SmallSweep(
      SmallSweep.notebook + "\n```{save}\nfile: ${note}\n```\n")
    // Every combination of this notebook saves; its reports lie in folders, with the file that is theirs.
    let outcome = try sweep.cahier([
      "sweep", "small.md", "-p", "note=x.npz,y.npz", "-p", "lambda=1,2", "--quiet",
    ])
    #expect(outcome.status == 0, "\(outcome.error)")
    for combination in ["lambda=1", "lambda=2"] {
      for name in ["x.npz", "y.npz"] {
        let place = "Output/small-sweep/note=\(name)_\(combination)"
        #expect(
          FileManager.default.fileExists(atPath: sweep.folder.url.appending(path: "\(place)/\(name)").path))
        #expect(
          FileManager.default.fileExists(atPath: sweep.folder.url.appending(path: "\(place)/small.html").path)
        )
      }
    }
  }

  /// Calls of the system in a sweep of so many combinations: what it costs, whatever else the machine does.
  private func calls(_ sweep: SmallSweep, count: Int) throws -> Int {
    let trace = sweep.folder.url.appending(path: "trace")
    let outcome = try ExternalProgram(URL(filePath: "/usr/bin/strace")).run(
      [
        "-f", "-c", "-o", trace.path, "-e", "trace=%file,read,write,getdents64,fsync",
        ExternalProgram.cahier.url.path,
        "sweep", "small.md", "-p", "lambda=1:\(count):1", "--quiet", "--jobs", "1",
      ], in: sweep.folder.url)
    #expect(outcome.status == 0, "\(outcome.error)")
    let total = try String(contentsOf: trace, encoding: .utf8).split(separator: "\n").last {
      $0.hasSuffix("total")
    }
    return try #require(total.flatMap { $0.split(separator: " ").dropFirst(3).first.flatMap { Int($0) } })
  }

  @Test("costs as much for each combination however many there are, and however much is stored")
  func linear() throws {
    let (small, large) = (try SmallSweep(), try SmallSweep())
    let (first, second) = (try calls(small, count: 40), try calls(large, count: 160))
    // What all have in common is computed once, and is in both.
    let each = Double(second - first) / 120
    #expect(each < 250, "\(each) calls a combination")
    #expect(Double(first) < 40 * each + 3000)
    let restored = (try calls(small, count: 40), try calls(large, count: 160))
    let eachRestored = Double(restored.1 - restored.0) / 120
    #expect(eachRestored < 120, "\(eachRestored) calls a combination that is restored")
    // In a store of 160 combinations, 40 cost what they cost in a store of 40.
    let among = try calls(large, count: 40)
    #expect(Double(among) < 1.1 * Double(restored.0) + 100)
  }

  @Test("a sweep computes what its combinations share once, and its page compares them")
  func sweep() throws {
    let workspace = try DigitsWorkspace()
    let outcome = try workspace.cahier(
      "sweep", "test.md", "-p", "lambda=0.001,0.1,10", "--jobs", "2", "--no-progress")
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(outcome.output == "Output/test-sweep/index.html\n")
    #expect(outcome.error.contains("3 combinations, 3 ran"), "\(outcome.error)")
    // Of the five cells, one differs between the three combinations.
    #expect(workspace.stored.filter { $0.path.contains("/records/") }.count == 4 + 3)
    let page = workspace.folder.url.appending(path: "Output/test-sweep/index.html")
    let html = try String(contentsOf: page, encoding: .utf8)
    for lambda in ["0.001", "0.1", "10"] {
      #expect(html.contains("href=\"./lambda=\(lambda).html\""))
      #expect(
        FileManager.default.fileExists(
          atPath: page.deletingLastPathComponent().appending(path: "lambda=\(lambda).html").path))
    }
    let list = try workspace.cahier("sweep", "test.md", "-p", "lambda=0.001,0.1", "--list")
    #expect(list.output.split(separator: "\n").count == 2)
    #expect(
      list.output.hasPrefix(
        "cahier run test.md -p lambda=0.001 -o Output/test-sweep/lambda=0.001.html --cache-dir "))
    let collected = try workspace.cahier(
      "sweep", "test.md", "-p", "lambda=0.001,0.1,10", "--collect", "--quiet")
    #expect(collected.status == 0)

    let printed = try Python.run(script: Fixtures.url("Browser/inspect_page.py"), arguments: [page.path])
    let inspection = try JSONDecoder().decode(ReportPageTests.Inspection.self, from: Data(printed.utf8))
    #expect(inspection.requests == [])
    #expect(inspection.messages == [])
    for view in inspection.views {
      #expect(view.overflowing == [])
      #expect(view.withoutAlternative == [])
      #expect(view.faint == [])
      #expect(view.axe == [])
    }
  }
}
