import Foundation
import TestSupport
import Testing

@Suite("cahier run")
struct RunCommandTests {
  /// A notebook of fast cells over the project's digits.
  private static func notebook(_ cells: String, params: String = "") -> String {
    """
    ---
    title: A test
    \(params)
    ---

    ```{load}
    file: \(Fixtures.digits.path)
    limit: 100
    ```

    \(cells)
    """
  }

  private func run(
    _ text: String, _ arguments: [String] = [], environment: [String: String] = [:]
  ) throws -> (outcome: ExternalProgram.Outcome, folder: TemporaryFolder) {
    let folder = try TemporaryFolder()
    try folder.write(text, to: "test.md")
    let outcome = try ExternalProgram.cahier.run(
      ["run", "test.md"] + arguments, environment: environment, in: folder.url)
    return (outcome, folder)
  }

  @Test("a notebook of just the six steps runs with no options but its file and size")
  func sixSteps() throws {
    let text = """
      ```{load}
      file: \(Fixtures.digits.path)
      resize: [20, 20]
      ```

      ```{display}
      ```

      ```{cost}
      ```

      ```{backprop}
      ```

      ```{minimize}
      ```

      ```{predict}
      ```
      """
    let (outcome, folder) = try run(text)
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(outcome.output == "Output/test.html\n")
    let page = try String(contentsOf: folder.url.appending(path: "Output/test.html"), encoding: .utf8)
    #expect(page.contains("<!DOCTYPE html>") || page.contains("<!doctype html>"))
  }

  @Test("results go to standard output and nothing else does")
  func streams() throws {
    let (outcome, _) = try run(Self.notebook("```{cost}\n```"))
    #expect(outcome.output == "Output/test.html\n")
    #expect(outcome.error.contains("cost"))
    #expect(!outcome.error.contains("\u{1B}"), "no colours where there is no terminal")
    let (quiet, _) = try run(Self.notebook("```{cost}\n```"), ["--quiet"])
    #expect(quiet.error == "")
  }

  @Test("--json prints one document with every cell and its scalars")
  func json() throws {
    let (outcome, _) = try run(Self.notebook("```{cost first}\n```\n\n```{predict}\n```"), ["--json"])
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(document["notebook"] as? String == "test.md")
    #expect(document["status"] as? String == "succeeded")
    let cells = try #require(document["cells"] as? [[String: Any]])
    #expect(cells.map { $0["label"] as? String } == ["load", "first", "predict"])
    #expect(cells.map { $0["step"] as? String } == ["load", "cost", "predict"])
    #expect(cells.map { $0["state"] as? String } == ["ran", "ran", "ran"])
    let scalars = try #require(cells[0]["scalars"] as? [String: Double])
    #expect(scalars == ["samples": 100, "features": 784, "classes": 10])
    let kinds = (cells[2]["outputs"] as? [[String: Any]])?.map { $0["kind"] as? String }
    #expect(kinds == ["table", "chart", "table", "gallery", "text"])
    #expect(cells.allSatisfy { $0["error"] is NSNull })
  }

  @Test(
    "a failed cell ends with 1, the report is written, and what depends on it does not run",
    arguments: [
      ([String](), ["ran", "failed", "not run", "not run"]),
      (["--keep-going"], ["ran", "failed", "ran", "not run"]),
    ])
  func failure(arguments: [String], states: [String]) throws {
    let text = Self.notebook(
      """
      ```{minimize}
      method: gradient-descent
      learning-rate: 1e200
      iterations: 5
      ```

      ```{display}
      ```

      ```{predict}
      ```
      """)
    let (outcome, folder) = try run(text, ["--json"] + arguments)
    #expect(outcome.status == 1)
    #expect(outcome.error.contains("test.md:13:16: error:"), "\(outcome.error)")
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let cells = try #require(document["cells"] as? [[String: Any]])
    #expect(cells.map { $0["state"] as? String } == states)
    #expect(FileManager.default.fileExists(atPath: folder.url.appending(path: "Output/test.html").path))
  }

  @Test("a failure that its cell allows is shown, and the run ends with 0")
  func allowedFailure() throws {
    let text = Self.notebook("```{cost}\non: held-out\nallow-error: true\n```\n\n```{display}\n```")
    let (outcome, folder) = try run(text)
    #expect(outcome.status == 0)
    let page = try String(contentsOf: folder.url.appending(path: "Output/test.html"), encoding: .utf8)
    #expect(page.contains("No samples of the data are held out"))
  }

  @Test("a notebook with mistakes ends with 2 and nothing runs")
  func mistakes() throws {
    let (outcome, folder) = try run(Self.notebook("```{cots}\n```\n\n```{display}\nrow: 3\n```"))
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("test.md:11:5: error: `cots` is not a step"), "\(outcome.error)")
    #expect(outcome.error.contains("did you mean `cost`"))
    #expect(outcome.error.contains("test.md:15:1: error: `row` is not an option of `display`"))
    #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "Output/test.html").path))
  }

  @Test("parameters from the front matter, a file and the command line count in that order")
  func parameters() throws {
    let text = Self.notebook(
      "```{minimize}\niterations: ${n}\ntolerance: 0\n```", params: "params: {n: 3}")
    let folder = try TemporaryFolder()
    try folder.write(text, to: "test.md")
    try folder.write("n: 4\n", to: "p.yaml")
    func iterations(_ arguments: [String]) throws -> Double? {
      let outcome = try ExternalProgram.cahier.run(["run", "test.md", "--json"] + arguments, in: folder.url)
      let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
      let cells = document?["cells"] as? [[String: Any]]
      return (cells?[1]["scalars"] as? [String: Double])?["iterations"]
    }
    #expect(try iterations([]) == 3)
    #expect(try iterations(["--params", "p.yaml"]) == 4)
    #expect(try iterations(["--params", "p.yaml", "-p", "n=5"]) == 5)
  }

  @Test("--until ends with a cell, by label or by number", arguments: ["cost", "2"])
  func until(cell: String) throws {
    let (outcome, _) = try run(
      Self.notebook("```{cost}\n```\n\n```{display}\n```"), ["--json", "--until", cell])
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("the run was to end with `cost`"))
  }

  @Test(
    "a wrong command line ends with 64 and says what was expected",
    arguments: [
      ["run"], ["run", "test.md", "--threads", "0"], ["run", "test.md", "-p", "lambda"],
      ["steps", "minimise"],
      ["run", "test.md", "--until", "coast"], ["frobnicate"],
    ])
  func wrongCommandLine(arguments: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.notebook("```{cost}\n```"), to: "test.md")
    let outcome = try ExternalProgram.cahier.run(arguments, in: folder.url)
    #expect(outcome.status == 64)
    #expect(outcome.error.hasPrefix("Error:") || outcome.error.contains("\nUsage:"), "\(outcome.error)")
  }

  @Test("a missing notebook is one clear error that names a near one")
  func missingNotebook() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "digits.md")
    let outcome = try ExternalProgram.cahier.run(["run", "digit.md"], in: folder.url)
    #expect(outcome.status == 2)
    #expect(outcome.error == "error: there is no file `digit.md`\n  did you mean `digits.md`?\n")
  }

  @Test("where the report can't be written, that is said before anything runs")
  func unwritable() throws {
    let (outcome, _) = try run(Self.notebook("```{cost}\n```"), ["-o", "/proc/nowhere/report.html"])
    #expect(outcome.status == 74)
    #expect(outcome.error.contains("`/proc/nowhere/report.html` could not be written"), "\(outcome.error)")
    #expect(!outcome.error.contains("✓"))
  }

  /// Lets training save its state soon, by which it is known to be under way.
  private static let checkpoints = ["CAHIER_CHECKPOINT_INTERVAL": "0.02"]

  /// How many trainings have saved their state.
  private static func checkpointCount(in folder: TemporaryFolder) -> Int {
    let store = folder.url.appending(path: "Output/.cahier").path
    return FileManager.default.enumerator(atPath: store)?.count {
      ($0 as? String)?.firstMatch(of: /\/checkpoints\/[^\/]+\/./) != nil
    } ?? 0
  }

  @Test("Ctrl-C stops the run, writes the report and ends with 130")
  func interrupt() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Self.notebook("```{minimize}\nmethod: gradient-descent\niterations: 10000000\n```"), to: "test.md")
    let outcome = try ExternalProgram.cahier.run(
      ["run", "test.md"], environment: Self.checkpoints, in: folder.url
    ) { process in
      // Earlier, the signal could come before it is handled.
      while Self.checkpointCount(in: folder) == 0, process.isRunning { usleep(1000) }
      process.interrupt()
    }
    #expect(outcome.status == 130, "\(outcome.error)")
    #expect(outcome.output == "Output/test.html\n")
    let page = try String(contentsOf: folder.url.appending(path: "Output/test.html"), encoding: .utf8)
    #expect(page.contains("interrupted"))
  }

  @Test("Ctrl-C stops all combinations of a sweep, also after one of them has ended")
  func interruptedSweep() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      Self.notebook(
        "```{minimize}\nmethod: gradient-descent\niterations: 10000000\ntolerance: ${t}\n```",
        params: "params: {t: 1}"),
      to: "test.md")
    // The first ends where it begins, the others never come to their end.
    let outcome = try ExternalProgram.cahier.run(
      ["sweep", "test.md", "-p", "t=1000,0,1e-200,1e-100", "--jobs", "4"], environment: Self.checkpoints,
      in: folder.url
    ) { process in
      let first = folder.url.appending(path: "Output/test-sweep/t=1000.html").path
      func areUnderWay() -> Bool {
        FileManager.default.fileExists(atPath: first) && Self.checkpointCount(in: folder) == 4
      }
      while !areUnderWay(), process.isRunning { usleep(1000) }
      process.interrupt()
    }
    #expect(outcome.status == 130, "\(outcome.error)")
    #expect(outcome.output == "Output/test-sweep/index.html\n")
    for name in ["t=0", "t=1e-200", "t=1e-100"] {
      let page = try String(
        contentsOf: folder.url.appending(path: "Output/test-sweep/\(name).html"), encoding: .utf8)
      #expect(page.contains("This run was interrupted"))
    }
  }

  @Test("--watch runs again when a file that a parameter names is saved")
  func watchedParameter() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "---\nparams: {data: none.csv}\n---\n```{load}\nfile: ${data}\nlabels: b\n```\n", to: "test.md")
    try folder.write("a,b\n1,1\n2,2\n", to: "other.csv")
    let outcome = try ExternalProgram.cahier.run(
      ["run", "test.md", "--watch", "-p", "data=other.csv", "--no-progress"], in: folder.url
    ) { process in
      let page = folder.url.appending(path: "Output/test.html")
      func samples() -> String? {
        (try? String(contentsOf: page, encoding: .utf8)).flatMap {
          $0.firstMatch(of: /Samples<\/th><td[^>]*>(\d+)</).map { String($0.output.1) }
        }
      }
      func wait(for count: String) -> Bool {
        for _ in 0..<18_000 where process.isRunning {
          if samples() == count { return true }
          usleep(10_000)
        }
        return false
      }
      #expect(wait(for: "2"))
      try folder.write("a,b\n1,1\n2,2\n3,1\n", to: "other.csv")
      #expect(wait(for: "3"))
      process.interrupt()
    }
    #expect(outcome.status == 130)
  }

  @Test("mistakes in a file of parameters are all shown, each with its line and a caret")
  func parameterMistakes() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.notebook("", params: "params: {n: 3}"), to: "test.md")
    try folder.write("n: 4\nn: 5\nm: {a: 1}\n", to: "p.yaml")
    let outcome = try ExternalProgram.cahier.run(
      ["run", "test.md", "--params", "p.yaml"], in: folder.url)
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("p.yaml:2:1: error: "), "\(outcome.error)")
    #expect(outcome.error.contains("    2 | n: 5\n      | ^"))
    #expect(outcome.error.contains("p.yaml:3:4: error: "))
    #expect(outcome.error.contains("    3 | m: {a: 1}\n      |    ^"))
  }

  @Test("expectations that are not met are told in the order of the notebook")
  func expectations() throws {
    let cells = "```{expect}\nload.samples: 1\nload.classes: 2\nload.features: 3\n```\n"
    let (outcome, _) = try run(Self.notebook(cells), ["--quiet"])
    #expect(outcome.status == 1)
    let places = outcome.error.matches(of: /test\.md:(\d+):1: error: `load\.(\w+)`/).map {
      String($0.output.2)
    }
    #expect(places == ["samples", "classes", "features"], "\(outcome.error)")
  }
}
