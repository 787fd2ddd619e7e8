import Foundation
import Notebook
import Synchronization
import TestSupport
import Testing
import Wording

@Suite("Running")
struct RunTests {
  private func scalar(_ result: RunResult, _ label: String, _ name: String) -> Double? {
    result.cells.first { $0.label == label }?.scalars.first { $0.name == name }?.value
  }

  private func states(_ result: RunResult) -> [String] {
    result.cells.map { cell in
      if case .notRun(let reason) = cell.state { return "\(cell.label): \(reason)" }
      return "\(cell.label): \(cell.state.name)"
    }
  }

  @Test("a cell gets what the nearest cell before it wrote, a rewriting cell what it was given")
  func binding() async throws {
    let result = try await Kitchen.run(
      "```{pick}\ncount: 9\n```\n```{peel a}\n```\n```{peel b}\nby: 3\n```\n```{pick c}\ncount: 20\n```\n```{peel d}\n```\n```{bake}\ndish: pie\n```\n"
    )
    #expect(result.status == .succeeded)
    #expect(scalar(result, "a", "before") == 9)
    #expect(scalar(result, "b", "before") == 8)
    #expect(scalar(result, "d", "before") == 20)
    #expect(scalar(result, "bake", "slices") == 152)
  }

  @Test("a failing cell stops the run, and keeps what it showed before it failed")
  func failing() async throws {
    let result = try await Kitchen.run("```{pick}\n```\n\n```{drop}\n```\n\n```{pick c}\ncount: 4\n```\n")
    #expect(result.status == .failed)
    #expect(states(result) == ["pick: ran", "drop: failed", "c: `drop` failed before it"])
    let failed = result.cells[1]
    #expect(failed.outputs == [.text("They slip.")])
    #expect(failed.scalars == [Scalar(name: "height", value: 1.5)])
    #expect(
      failed.failure
        == CellFailure(
          message: "the apples fell", advice: "hold them", range: SourceRange(line: 4, column: 1, length: 9),
          isAllowed: false))
    #expect(result.cells[2].seconds == nil)
  }

  @Test("a failure that an option is to blame for has the option's place")
  func blame() async throws {
    let result = try await Kitchen.run("```{drop}\nkeeps: 12\n```\n")
    #expect(result.cells[0].failure?.range == SourceRange(line: 2, column: 8, length: 2))
  }

  @Test("keeping going runs what does not depend on the failed cell, and nothing else")
  func keepsGoing() async throws {
    let result = try await Kitchen.run(
      "```{pick}\n```\n```{drop}\nkeeps: 2\n```\n```{peel a}\n```\n```{peel b}\n```\n```{pick c}\ncount: 4\n```\n```{peel d}\n```\n",
      Request(keepsGoing: true))
    #expect(
      states(result) == [
        "pick: ran", "drop: failed", "a: it needs `drop`, which failed", "b: it needs `a`, which did not run",
        "c: ran",
        "d: ran",
      ])
    #expect(result.status == .failed)
  }

  @Test("a failure that is allowed stops nothing, and what its cell wrote is for those after it")
  func allowed() async throws {
    let result = try await Kitchen.run(
      "```{drop}\nkeeps: 2\nallow-error: true\n```\n```{peel}\n```\n```{pick c}\n```\n")
    #expect(result.status == .succeeded)
    #expect(states(result) == ["drop: failed", "peel: ran", "c: ran"])
    #expect(result.cells[0].failure?.isAllowed == true)
    #expect(scalar(result, "peel", "before") == 2)
  }

  @Test("a cell that needs what an allowed failure did not write does not run")
  func allowedWithoutValue() async throws {
    let result = try await Kitchen.run(
      "```{drop}\nallow-error: true\n```\n```{peel}\n```\n```{pick c}\n```\n")
    #expect(states(result) == ["drop: failed", "peel: it needs `drop`, which failed", "c: ran"])
  }

  @Test("a run can end with any cell")
  func until() async throws {
    let result = try await Kitchen.run(
      "```{pick}\n```\n```{peel}\n```\n```{peel b}\n```\n", Request(lastCell: 1))
    #expect(result.status == .succeeded)
    #expect(states(result) == ["pick: ran", "peel: ran", "b: the run was to end with `peel`"])
  }

  @Test("a stopped run keeps what is done, and says what is not")
  func cancellation() async throws {
    let engine = try await Kitchen.engine("```{pick}\n```\n```{wait}\n```\n```{pick c}\ncount: 4\n```\n")
    var recorder = RunRecorder()
    for await event in await engine.run() {
      recorder.receive(event)
      if case .progress(1, _) = event { await engine.cancel() }
    }
    let result = try #require(recorder.result)
    #expect(result.status == .interrupted)
    #expect(states(result) == ["pick: ran", "wait: it was interrupted", "c: the run was interrupted"])
    #expect(scalar(result, "pick", "count") == 3)
  }

  @Test("a live view hears of everything in order, and of every cell")
  func events() async throws {
    var heard: [String] = []
    _ = try await Kitchen.run("```{pick}\n```\n```{drop}\n```\n```{peel}\n```\n") { event in
      let line =
        switch event {
        case .started(let start): "start \(start.plan.cells.count)"
        case .cellStarted(let index): "cell \(index)"
        case .progress: "progress"
        case .output(let index, let output): "output \(index) \(output.kind)"
        case .cellEnded(let index, let result):
          "end \(index) \(result.state.name)" + (result.state.reason.map { ": \($0)" } ?? "")
        case .ended(let end): "end \(end.status)"
        }
      heard.append(line)
    }
    #expect(
      heard == [
        "start 3", "cell 0", "end 0 ran", "cell 1", "output 1 text", "end 1 failed",
        "end 2 not run: it needs `drop`, which failed", "end failed",
      ])
  }

  @Test("a file that a cell read is told with its size and SHA-256")
  func provenance() async throws {
    let folder = try TemporaryFolder()
    try folder.write("abc", to: "list.txt")
    let result = try await Kitchen.run(
      "```{pick}\nlist: list.txt\n```\n```{pick}\nlist: list.txt\n```\n", in: folder.url)
    #expect(scalar(result, "pick", "count") == 3)
    // FIPS 180-2, appendix B.1.
    let digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(result.provenance.inputs.map(\.path) == ["list.txt"])
    #expect(result.provenance.inputs.map(\.bytes) == [3])
    #expect(result.provenance.inputs.map(\.digest.hexadecimal) == [digest])
  }

  @Test("a file that vanishes after the check is a failure, no crash")
  func vanished() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("abc", to: "list.txt")
    let engine = try await Kitchen.engine("```{pick}\nlist: list.txt\n```\n", in: folder.url)
    try FileManager.default.removeItem(at: file)
    let result = try #require(await engine.run().result())
    #expect(result.status == .failed)
    #expect(result.cells[0].failure?.message.english == "there is no file `list.txt`")
    #expect(result.cells[0].failure?.range == SourceRange(line: 2, column: 7, length: 8))
  }

  @Test("values are written into prose with their formats; a cell without a value has none")
  func values() async throws {
    let result = try await Kitchen.run(
      "---\nparams: {rate: 0.25, name: pie}\n---\n```{pick}\ncount: 7\n```\n```{drop d}\n```\n```{peel}\n```\n"
    )
    func value(_ code: String) throws -> String? {
      let document = NotebookParser.parse(SourceText(name: "a.md", text: "`\(code)`")).document
      return result.value(of: try #require(document.valueReferences.first).content)
    }
    #expect(try value("{pick.count:.1f}") == "7.0")
    #expect(try value("{d.height}") == "1.5")
    #expect(try value("{peel.before}") == nil)
    #expect(try value("{params.rate:.0%}") == "25%")
    #expect(try value("{params.rate}") == "0.25")
    #expect(try value("{params.name:.2f}") == "pie")
  }
}
