import Figures
import Foundation
import Notebook
import Report
import Testing
import Wording

@Suite("Whole notebooks")
struct StoryTests {
  private static let six = """
    ```{load}
    file: Data/digits.mat
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

  /// Everything about a result but how long it took.
  private func essence(_ result: RunResult) -> [[String]] {
    result.cells.map { cell in
      cell.scalars.filter { $0.name != "seconds" }.map { "\($0.name) \($0.value.bitPattern)" }
        + cell.outputs.map { "\($0)" } + [cell.state.name]
    }
  }

  @Test("six cells without options run, and the same notebook gives the same twice, on any number of threads")
  func sixCells() async throws {
    let text = Self.six.replacing("```{minimize}\n", with: "```{minimize}\niterations: 20\n")
    let first = try await Bench.run(text, in: Bench.digits, threads: 2)
    #expect(first.status == .succeeded)
    #expect(first.cells.map(\.label) == ["load", "display", "cost", "backprop", "minimize", "predict"])
    #expect(first.cells.allSatisfy { $0.state == .ran })
    let essence = essence(first)
    for threads in [2, 1, 3, 7] {
      let again = try await Bench.run(text, in: Bench.digits, threads: threads)
      #expect(self.essence(again) == essence, "\(threads) threads")
    }
  }

  @Test("six cells without any option learn the digits")
  func defaults() async throws {
    let result = try await Bench.run(Self.six, in: Bench.digits)
    #expect(result.status == .succeeded)
    #expect(try result.scalar("predict", "accuracy") > 0.99)
  }

  @Test("the main notebook has no mistakes")
  func mainNotebook() throws {
    let url = Bench.digits.appending(path: "digits.md")
    let source = try SourceText(name: "digits.md", bytes: [UInt8](try Data(contentsOf: url)))
    let outcome = Planner.plan(source, in: Bench.digits, catalogue: Bench.catalogue)
    #expect(outcome.diagnostics.map(\.message) == [])
  }

  @Test("minimizing stops soon after it is told to")
  func cancellation() async throws {
    // In a process of its own: where other tests hold Swift's two threads, the engine hears of it too late.
    await #expect(processExitsWith: .success) {
      let engine = try await Bench.engine(
        Bench.small
          + "```{minimize}\niterations: 10000000\ntolerance: 0\nmethod: gradient-descent\nlearning-rate: 0.01\n```\n```{predict}\n```\n",
        threads: 1)
      var recorder = RunRecorder()
      for await event in await engine.run() {
        recorder.receive(event)
        if case .progress(_, let report) = event, report.completed >= 5 { await engine.cancel() }
      }
      let result = try #require(recorder.result)
      #expect(result.status == .interrupted)
      #expect(try #require(recorder.growingCharts[1]?.series[0].x.last) < 10_000_000)
      #expect(try result.cell("minimize").state == .notRun(reason: "it was interrupted"))
    }
  }

  @Test("the curve that grows while it trains is the one that is shown at the end, also where a run goes on")
  func growingCurve() async throws {
    let text = Bench.small + "```{minimize}\niterations: 40\ntolerance: 0\n```\n"
    let engine = try await Bench.engine(text)
    for iterations in [40, 90] {
      let next = text.replacing("iterations: 40", with: "iterations: \(iterations)")
      await engine.open(SourceText(name: "bench.md", text: next), at: Bench.folder)
      var recorder = RunRecorder()
      for await event in await engine.run() { recorder.receive(event) }
      let outputs = try #require(recorder.result).cell("minimize").outputs
      guard case .chart(let chart)? = outputs.first, case .line(let line) = chart.drawing else {
        Issue.record("there is no curve")
        return
      }
      #expect(line.series[0].x.count == iterations + 1)
      #expect(recorder.growingCharts[1] == line)
    }
  }

  @Test("two engines that train at the same time have the bits that each has alone")
  func sideBySide() async throws {
    let texts = ["l-bfgs", "cg"].map {
      Self.six.replacing("```{minimize}\n", with: "```{minimize}\nmethod: \($0)\niterations: 30\n")
    }
    var alone: [[[String]]] = []
    for text in texts { alone.append(essence(try await Bench.run(text, in: Bench.digits))) }
    async let first = Bench.run(texts[0], in: Bench.digits)
    async let second = Bench.run(texts[1], in: Bench.digits)
    #expect(try await essence(first) == alone[0])
    #expect(try await essence(second) == alone[1])
  }

  @Test("the result that the events rebuild is the same JSON as the one that each cell ends with")
  func eventsSuffice() async throws {
    let engine = try await Bench.engine(
      Self.six.replacing("```{minimize}\n", with: "```{minimize}\niterations: 20\n"), in: Bench.digits)
    // One listener takes what each cell ends with; the other knows its outputs from their own events alone.
    var whole = RunRecorder()
    var pieces = RunRecorder()
    var outputs: [Int: [Output]] = [:]
    for await event in await engine.run() {
      whole.receive(event)
      switch event {
      case .output(let index, let output): outputs[index, default: []].append(output)
      case .cellEnded(let index, var result):
        result.outputs = outputs[index] ?? []
        pieces.receive(.cellEnded(index, result))
        continue
      default: break
      }
      pieces.receive(event)
    }
    let expected = ResultJSON.value(try #require(whole.result)).document()
    #expect(ResultJSON.value(try #require(pieces.result)).document() == expected)
    // Restored, it is the same but for that word.
    let again = ResultJSON.value(try #require(await engine.run().result())).document()
    #expect(again.replacing("\"state\": \"restored\"", with: "\"state\": \"ran\"") == expected)
  }

  @Test("a training that is stopped ends within 50 ms, and the next run goes on from there, without a store")
  func stoppedTraining() async {
    // In a process of its own: in this one, other tests keep Swift's threads busy for seconds. They keep the processors
    // busy, too, so that a stop that takes a moment may take longer: one that never does takes longer each time.
    await #expect(processExitsWith: .success) {
      // Steps so short that it never arrives.
      let endless = "method: gradient-descent\nlearning-rate: 0.001\niterations: 10000000\ntolerance: 0\n"
      let text = Self.six.replacing("```{minimize}\n", with: "```{minimize}\n" + endless)
      let engine = try await Bench.engine(text, in: Bench.digits)
      var shortest = Duration.seconds(1000)
      var reached = 0
      for round in 0..<100 where round < 3 || shortest >= .milliseconds(50) {
        var first: Int?
        for await event in await engine.run() {
          guard case .progress(4, let progress) = event else { continue }
          if first == nil { first = progress.completed }
          guard progress.completed > reached + 20 else { continue }
          reached = progress.completed
          let start = ContinuousClock.now
          await engine.cancel()
          shortest = min(shortest, ContinuousClock.now - start)
        }
        guard round == 0 || (first ?? 0) > 20 else { exit(2) }
      }
      guard shortest < .milliseconds(50) else { exit(1) }
    }
  }
}
