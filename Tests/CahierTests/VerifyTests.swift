import Foundation
import TestSupport
import Testing

@Suite("cahier verify")
struct VerifyTests {
  private let folder: TemporaryFolder
  private var report: URL { folder.url.appending(path: "Output/nb.html") }

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("a,b,label\n0,1,1\n1,0,2\n0.5,1,1\n1,0.25,2\n", to: "data.csv")
    try folder.write(
      """
      ---
      title: A test with $x^2$
      params: {n: 3}
      ---
      ```{load}
      file: data.csv
      labels: label
      hidden: 2
      ```
      ```{minimize train}
      iterations: ${n}
      ```
      ```{save}
      file: weights.npz
      ```
      The cost is `{train.cost:.6f}`.

      """, to: "nb.md")
    let outcome = try cahier("run", "nb.md", "-p", "n=5", "--quiet")
    try #require(outcome.status == 0, "\(outcome.error)")
  }

  private func cahier(_ arguments: String...) throws -> ExternalProgram.Outcome {
    try ExternalProgram.cahier.run(arguments, in: folder.url)
  }

  /// Changes the report with a script of Python, which also reads and writes what the report holds.
  private func change(_ statement: String) throws {
    let script = try folder.write(
      """
      import base64, gzip, hashlib, json, re, sys
      path = sys.argv[1]
      page = open(path, encoding="utf-8").read()
      pattern = r'(<template id="report.archive"[^>]*>)([^<]*)'
      held = json.loads(gzip.decompress(base64.b64decode(re.search(pattern, page).group(2))))
      assert hashlib.sha256(re.sub(pattern, r"\\1", page).encode()).hexdigest() == held["page"]
      digest = lambda page: hashlib.sha256(re.sub(pattern, r"\\1", page).encode()).hexdigest()
      cell = lambda label: next(cell for cell in held["cells"] if cell["label"] == label)
      \(statement)
      data = base64.b64encode(gzip.compress(json.dumps(held).encode())).decode()
      open(path, "w", encoding="utf-8").write(re.sub(pattern, lambda m: m.group(1) + data, page))
      """, to: "change.py")
    _ = try Python.run(script: script, arguments: [report.path])
  }

  @Test("a report holds: run again in an empty store, every number is the same, and so is the page")
  func holds() throws {
    let outcome = try cahier("verify", "Output/nb.html", "--quiet")
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.error)")
    #expect(outcome.output.contains("what these results make, to the byte"))
    #expect(outcome.output.contains("the report holds"))
    // Nor does it depend on where it lies, when it is told where the data are.
    try FileManager.default.moveItem(at: report, to: folder.url.appending(path: "moved.html"))
    try FileManager.default.createDirectory(
      at: folder.url.appending(path: "elsewhere"), withIntermediateDirectories: true)
    let moved = try ExternalProgram.cahier.run(
      ["verify", "../moved.html", "--data", "..", "--json"], in: folder.url.appending(path: "elsewhere"))
    #expect(moved.status == 0, "\(moved.output)\(moved.error)")
    let json = try JSONSerialization.jsonObject(with: Data(moved.output.utf8)) as? [String: Any]
    #expect(json?["holds"] as? Bool == true)
  }

  @Test("a restored report verifies like one that was computed")
  func restored() throws {
    #expect(try cahier("run", "nb.md", "-p", "n=5", "--quiet").status == 0)
    let outcome = try cahier("verify", "Output/nb.html", "--quiet")
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.output.contains("to the byte"))
  }

  @Test(
    "what was tampered with is found: a number of the page, one that is held, or both",
    arguments: [
      ("page = page.replace('The cost is', 'The price is')", "changed since it was written"),
      (
        "page = page.replace('The cost is', 'The price is'); held['page'] = digest(page)",
        "not what these results make"
      ),
      ("cell('train')['scalars'][0]['value'] *= 1 + 1e-15", "train"),
      ("cell('train')['scalars'].pop(0)", "train"),
      ("cell('load')['tables'][0]['rows'][0][1] = {'text': {'_0': 'x'}}", "load"),
      ("cell('train')['outputs'] = '0' * 64", "pictures and curves"),
      ("held['provenance']['inputs'][0]['digest'] = '0' * 64", "`data.csv` changed"),
      ("held['cells'].pop()", "number of cells"),
      // What follows the provenance is part of the page, and so is what the provenance says.
      (
        "page = page.replace('</body>', '<style>main{display:none}</style></body>'); held['page'] = digest(page)",
        "not what these results make"
      ),
      (
        "page = page.replace('>Seed<', '>Seeds<'); held['page'] = digest(page)", "not what these results make"
      ),
    ])
  func tampered(statement: String, expected: String) throws {
    try change(statement)
    let outcome = try cahier("verify", "Output/nb.html", "--quiet")
    #expect(outcome.status == 1, "\(outcome.output)\(outcome.error)")
    #expect(outcome.output.contains("the report does not hold"), "\(outcome.output)\(outcome.error)")
    #expect(outcome.output.contains(expected), "\(outcome.output)")
  }

  @Test("on another instruction set numbers are compared within the tolerance, which is said")
  func anotherVariant() throws {
    try change("held['variant'] = 'another'; cell('train')['scalars'][0]['value'] *= 1.001")
    let outcome = try cahier("verify", "Output/nb.html", "--quiet")
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.output.contains("within 1.00 %") || outcome.output.contains("within 1 %"))
    #expect(try cahier("verify", "Output/nb.html", "--quiet", "--tolerance", "0.0001").status == 1)
  }

  @Test("what could not be compared is said to be so, and nothing compared is nothing that holds")
  func notCompared() throws {
    try change(
      "page = page.replace('The cost', 'The price'); held['page'] = digest(page); held['typesetter'] = None")
    let outcome = try cahier("verify", "Output/nb.html", "--quiet")
    #expect(
      outcome.output.contains("page  not compared: another KaTeX set its formulas"), "\(outcome.output)")
    #expect(outcome.output.contains("not compared: the page"))
    #expect(!outcome.output.contains("✓ page"))
    try change("for cell in held['cells']: cell['state'] = 'stale'")
    #expect(try cahier("verify", "Output/nb.html", "--quiet").status == 1)
  }

  @Test(
    "a report of a part of the notebook, or of one that failed, holds as far as it goes",
    arguments: [["--until", "load"], ["--keep-going"], [], ["--fresh", "--until", "2"]])
  func partial(arguments: [String]) throws {
    try folder.write(
      """
      ```{load}
      file: data.csv
      labels: label
      hidden: 2
      ```
      ```{cost bad}
      on: held-out
      ```
      ```{minimize train}
      iterations: 2
      ```
      It took `{train.seconds}` and came to `{train.cost}`.

      """, to: "part.md")
    let run = try ExternalProgram.cahier.run(["run", "part.md", "--quiet"] + arguments, in: folder.url)
    #expect(run.status == (arguments.contains("load") ? 0 : 1))
    let outcome = try cahier("verify", "Output/part.html", "--quiet")
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.output.contains("what these results make, to the byte"), "\(outcome.output)")
  }

  @Test("a report without cells holds where its page is the same, and says that there are no cells")
  func withoutCells() throws {
    try folder.write("# Words\n\nNothing but text.\n", to: "words.md")
    #expect(try cahier("run", "words.md", "--quiet").status == 0)
    let report = folder.url.appending(path: "Output/words.html")
    let outcome = try cahier("verify", report.path, "--quiet")
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.error)")
    #expect(outcome.output.contains("the report holds: there are no cells to compare"), "\(outcome.output)")
    let page = try String(contentsOf: report, encoding: .utf8)
    try page.replacing("Nothing but text", with: "Nothing but lies").write(
      to: report, atomically: true, encoding: .utf8)
    let changed = try cahier("verify", report.path, "--quiet")
    #expect(changed.status == 1)
    #expect(changed.output.contains("the report does not hold"), "\(changed.output)")
  }

  @Test("a changed data file is named")
  func changedInput() throws {
    try folder.write("a,b,label\n0,1,1\n1,0,2\n0.5,0,1\n1,0.25,2\n", to: "data.csv")
    let outcome = try cahier("verify", "Output/nb.html", "--quiet")
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("`data.csv` changed"), "\(outcome.output)")
  }

  @Test("what is no report, or holds nothing, is called that", arguments: ["nb.md", "none.html", "old.html"])
  func noReport(name: String) throws {
    try folder.write(
      "<!doctype html>\n<html lang=\"en\">\n<meta name=\"generator\" content=\"Cahier\">", to: "old.html")
    let outcome = try cahier("verify", name)
    #expect(outcome.status == 64)
    #expect(outcome.error.hasPrefix("Error: "), "\(outcome.error)")
  }

  @Test("the notebook that a report holds comes back byte for byte")
  func notebook() throws {
    #expect(try cahier("new", "back.md", "--from", "Output/nb.html").status == 0)
    let back = try Data(contentsOf: folder.url.appending(path: "back.md"))
    #expect(back == (try Data(contentsOf: folder.url.appending(path: "nb.md"))))
  }

  @Test("what a report holds is less than 15% of the main notebook's report, and nothing in it is a script")
  func size() throws {
    let outcome = try ExternalProgram.cahier.run(
      ["run", Fixtures.checkout.appending(path: "Notebooks/digits.md").path, "--quiet"], in: folder.url)
    try #require(outcome.status == 0, "\(outcome.error)")
    let page = try String(contentsOf: folder.url.appending(path: "Output/digits.html"), encoding: .utf8)
    let held = try #require(page.firstMatch(of: /<template id="report.archive"[^>]*>([^<]*)</)).output.1
    #expect(held.utf8.count * 100 < page.utf8.count * 15)
    // The one script is that of the `try` cell, whose hash the page's policy names.
    #expect(page.ranges(of: "<script").count == 1)
  }
}
