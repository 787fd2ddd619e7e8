import Foundation
import Notebook
import Synchronization
import Testing

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

  @Test("minimizing stops within one iteration of being told to")
  func cancellation() async throws {
    let cancellation = Cancellation()
    let progress = Mutex(0)
    let plan = try Bench.plan(
      Bench.small
        + "```{minimize}\niterations: 1000000\ntolerance: 0\nmethod: gradient-descent\nlearning-rate: 0.01\n```\n```{predict}\n```\n"
    )
    let result = await Session(
      plan, of: Bench.folder.appending(path: "bench.md"), settings: Session.Settings(threads: 1),
      cancellation: cancellation
    ) { event in
      guard case .progress(_, let report) = event else { return }
      progress.withLock { $0 = report.completed }
      if report.completed == 5 { cancellation.cancel() }
    }.run()
    #expect(result.status == .interrupted)
    #expect(progress.withLock { $0 } == 5)
    #expect(try result.cell("minimize").state == .notRun(reason: "it was interrupted"))
  }
}
