import Figures
import Foundation
import Notebook
import Synchronization
import TestSupport
import Testing
import Wording

@Suite("An engine that is asked again")
struct EngineTests {
  private static let notebook = """
    Prose about apples.

    ```{pick}
    count: 9
    ```

    ```{peel a}
    ```

    ```{peel b}
    by: 3
    ```

    ```{pick c}
    count: 20
    ```

    ```{bake}
    dish: pie
    ```
    """

  private let key = SealingKey()

  /// The labels of the cells that ran.
  private func ran(_ result: RunResult?) -> [String] {
    result?.cells.filter { $0.state == .ran }.map(\.label) ?? ["no result"]
  }

  /// The notebook run, changed, and run again, with and without a store: what ran the second time.
  private func rerun(_ changes: [(old: String, new: String)]) async throws -> [[String]] {
    var found: [[String]] = []
    for hasStore in [false, true] {
      let folder = try TemporaryFolder()
      let store = hasStore ? Store(folder: folder.url.appending(path: "store"), key: key) : nil
      let engine = try await Kitchen.engine(Self.notebook, in: folder.url, store: store)
      #expect(ran(await engine.run().result()) == ["pick", "a", "b", "c", "bake"])
      var text = Self.notebook
      for (old, new) in changes {
        try #require(text.contains(old))
        text = text.replacing(old, with: new)
      }
      try await engine.open(text, in: folder.url)
      found.append(ran(await engine.run().result()))
    }
    return found
  }

  @Test(
    "after an edit only what depends on it runs, with a store and without",
    arguments: [
      ([("by: 3", "by: 4")], ["b"]),
      ([("count: 9", "count: 8")], ["pick", "a", "b"]),
      ([("count: 20", "count: 21")], ["c", "bake"]),
      ([("dish: pie", "dish: cake")], ["bake"]),
      // The prose, a label, a caption.
      ([("Prose about apples.", "Words.\n\nAnd more.")], []),
      ([("{peel a}", "{peel other}")], []),
      ([("by: 3", "by: 3\ncaption: Three.")], []),
      // A cell is deleted, added, moved.
      ([("```{peel b}\nby: 3\n```\n", "")], []),
      ([("```{peel b}", "```{peel new}\nby: 2\n```\n\n```{peel b}")], ["new", "b"]),
      (
        [
          ("```{pick c}\ncount: 20\n```\n", ""),
          ("```{peel a}", "```{pick c}\ncount: 20\n```\n\n```{peel a}"),
        ],
        ["a", "b", "bake"]
      ),
    ] as [([(String, String)], [String])])
  func edits(changes: [(String, String)], expected: [String]) async throws {
    for found in try await rerun(changes.map { (old: $0.0, new: $0.1) }) { #expect(found == expected) }
  }

  @Test("what was once computed is still there when an edit is undone")
  func undone() async throws {
    let engine = try await Kitchen.engine(Self.notebook)
    _ = await engine.run().result()
    try await engine.open(Self.notebook.replacing("count: 9", with: "count: 8"))
    _ = await engine.run().result()
    try await engine.open(Self.notebook)
    #expect(ran(await engine.run().result()) == [])
  }

  @Test("a notebook with mistakes runs nothing, and is forgiven when they are mended")
  func mistakes() async throws {
    let engine = try await Kitchen.engine(Self.notebook)
    _ = await engine.run().result()
    let opened = await engine.open(
      SourceText(name: "kitchen.md", text: "```{fly}\n```\n"), at: FileManager.default.temporaryDirectory)
    #expect(opened.plan == nil)
    #expect(await engine.run().result() == nil)
    #expect(await engine.forecast().isEmpty)
    try await engine.open(Self.notebook)
    #expect(ran(await engine.run().result()) == [])
  }

  @Test("a forecast says what a run does, and why")
  func forecast() async throws {
    let engine = try await Kitchen.engine(Self.notebook)
    #expect(await engine.forecast().map(\.willRun) == [true, true, true, true, true])
    _ = await engine.run().result()
    try await engine.open(Self.notebook.replacing("by: 3", with: "by: 4"))
    let forecast = await engine.forecast()
    #expect(forecast.map(\.freshness.reason?.english) == [nil, nil, "option `by` was 3, is 4", nil, nil])
    #expect(forecast.map(\.willRun) == [false, false, true, false, false])
    #expect(ran(await engine.run(Request(.cell(4, downstream: false))).result()) == ["bake"])
  }

  // MARK: - Events

  @Test("who sees nothing but the events knows the whole result, growing curves included")
  func eventsSuffice() async throws {
    let text = """
      ```{grow}
      days: 3000
      ```
      ```{drop}
      keeps: 2
      allow-error: true
      ```
      ```{peel}
      ```
      ```{show}
      cell: grow
      ```
      """
    let engine = try await Kitchen.engine(text)
    for _ in 1...2 {
      var recorder = RunRecorder()
      // Rebuilt from the small events alone: what ends a cell is held against it.
      var outputs: [Int: [Output]] = [:]
      var started: Set<Int> = []
      var points: [Double] = []
      for await event in await engine.run() {
        recorder.receive(event)
        switch event {
        case .cellStarted(let index): started.insert(index)
        case .output(let index, let output): outputs[index, default: []].append(output)
        case .progress(_, let progress): points += progress.growth?.series.first?.y ?? []
        case .cellEnded(let index, let result):
          if started.contains(index) { #expect(outputs[index, default: []] == result.outputs) }
          #expect(started.contains(index) == [.ran, .failed].contains(result.state))
        case .started, .ended: break
        }
      }
      let result = try #require(recorder.result)
      #expect(result.status == .succeeded)
      guard case .chart(let chart)? = result.cells[0].outputs.last, case .line(let line) = chart.drawing
      else {
        Issue.record("there is no curve")
        return
      }
      if started.contains(0) {
        #expect(points == line.series[0].y)
        #expect(recorder.growingCharts[0] == line)
      }
      #expect(result.cells[3].scalars == [Scalar(name: "sum", value: 9_000_000)])
    }
  }

  @Test("progress is told at intervals, and nothing of the curve is lost")
  func intervals() async throws {
    var settings = Settings(threads: 1)
    settings.progressInterval = .seconds(60)
    let engine = try await Kitchen.engine("```{grow}\ndays: 5000\n```\n", settings: settings)
    var reports: [StepProgress] = []
    for await event in await engine.run() {
      if case .progress(_, let progress) = event { reports.append(progress) }
    }
    #expect(reports.map(\.completed) == [0, 5000])
    #expect(reports.map { $0.growth?.series[0].x.count } == [1, 5000])
  }

  // MARK: - Stopping

  private static let growing = "```{pick}\n```\n```{grow}\ndays: 1000000\npause: 2000\n```\n"

  @Test("a stopped run ends within 50 ms")
  func cancel() async {
    // In a process of its own: in this one, other tests keep Swift's threads busy for seconds. They keep the processors
    // busy, too, so that a stop that takes a moment may take longer: one that never does takes longer each time.
    await #expect(processExitsWith: .success) {
      let engine = try await Kitchen.engine(Self.growing)
      var shortest = Duration.seconds(1000)
      for _ in 0..<100 where shortest >= .milliseconds(50) {
        var isStopped = false
        for await event in await engine.run() {
          guard case .progress = event, !isStopped else { continue }
          isStopped = true
          let start = ContinuousClock.now
          await engine.cancel()
          shortest = min(shortest, ContinuousClock.now - start)
        }
      }
      guard shortest < .milliseconds(50) else { exit(1) }
    }
  }

  @Test(
    "a stopped run leaves an engine that is usable, and the next one goes on from where it was, without a store"
  )
  func goingOn() async throws {
    let engine = try await Kitchen.engine(Self.growing)
    var reached = 0
    for await event in await engine.run() {
      guard case .progress(_, let progress) = event, progress.completed > 200 else { continue }
      reached = progress.completed
      await engine.cancel()
    }
    #expect(reached > 200)
    // To the end without pauses, which only say how fast it grows: the state serves for it.
    let days = reached + 50_000
    try await engine.open("```{pick}\n```\n```{grow}\ndays: \(days)\n```\n")
    let result = try #require(await engine.run().result())
    #expect(result.status == .succeeded)
    #expect(result.cells.map(\.state) == [.restored, .ran])
    #expect(result.cells[1].scalars.first?.value == Double(days * days))
    #expect((result.cells[1].scalars.last?.value ?? .infinity) <= 50_000)
  }

  @Test("a new request stops the one that is under way")
  func replaced() async throws {
    let engine = try await Kitchen.engine("```{wait}\n```\n")
    let first = await engine.run()
    try await engine.open("```{pick}\n```\n")
    #expect(ran(await engine.run().result()) == ["pick"])
    #expect(await first.result()?.status == .interrupted)
  }

  @Test("Swift's own threads are free while cells run")
  func cooperativeThreads() async throws {
    let engines = try await withThrowingTaskGroup(of: Engine.self) { group in
      for _ in 0..<16 { group.addTask { try await Kitchen.engine("```{wait}\n```\n") } }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    var streams: [AsyncStream<RunEvent>] = []
    for engine in engines { streams.append(await engine.run()) }
    // Were the cells on the cooperative threads, of which there are as many as processors, this would never come.
    for engine in engines { await engine.cancel() }
    for stream in streams { #expect(await stream.result()?.status == .interrupted) }
  }

  // MARK: - Memory

  @Test(
    "200 MB of values pass through a memory of 64 MB, and the results are right", .serialized,
    arguments: [true, false])
  func budget(hasStore: Bool) async throws {
    let folder = try TemporaryFolder()
    let store = hasStore ? Store(folder: folder.url, key: key) : nil
    let memory = Memory(budget: 64_000_000)
    // No other run begins with these numbers.
    let start = hasStore ? 1_000.0 : 2_000.0
    let cells = ["```{bulk}\nstart: \(start)\n```\n"] + Array(repeating: "```{bulk}\n```\n", count: 19)
    let engine = try await Kitchen.engine(cells.joined(), store: store, memory: memory)
    var largest = 0
    let result = try #require(await engine.run().result { _ in largest = max(largest, memory.bytes) })
    let first = (0..<1_250_000).reduce(0.0) { $0 + start + Double($1 % 7) }
    #expect(result.cells.map { $0.scalars.first?.value } == (0..<20).map { first + 1_250_000 * Double($0) })
    #expect(largest <= 64_000_000)
    #expect(largest > 30_000_000)
    // A cell behind the first needs its value, which went long ago.
    let text = cells[0] + "```{bulk}\ncaption: Changed.\n```\n" + cells[2...].joined()
    try await engine.open(
      text.replacing(
        "```{bulk}\ncaption: Changed.\n```",
        with: "```{cheat x}\ndeed: set\nallow-error: true\n```\n```{bulk}\n```"))
    func runs() -> Int { Bulk.firstNumbers.withLock { $0.count { $0 == start || $0 == start + 1 } } }
    let before = runs()
    let again = try #require(await engine.run(Request(.cell(2, downstream: false))).result())
    #expect(again.cells[2].scalars.first?.value == first + 1_250_000)
    #expect(runs() - before == (hasStore ? 1 : 2))
  }

  @Test("what was not used since a moment is let go, and is there again when it is needed")
  func forgetting() async throws {
    let memory = Memory(budget: 64_000_000)
    let engine = try await Kitchen.engine("```{bulk}\nstart: 1\n```\n", memory: memory)
    _ = await engine.run().result()
    let one = memory.bytes
    #expect(one > 0)
    let moment = memory.now
    try await engine.open("```{bulk}\nstart: 2\n```\n")
    let second = try #require(await engine.run().result())
    #expect(memory.bytes == 2 * one)
    memory.forget(unusedSince: moment)
    #expect(memory.bytes == one)
    // What is left is what the second run came to.
    let again = try #require(await engine.run().result())
    #expect(again.cells[0].state == .restored)
    #expect(again.cells[0].scalars == second.cells[0].scalars)
    try await engine.open("```{bulk}\nstart: 1\n```\n")
    #expect(try #require(await engine.run().result()).cells[0].state == .ran)
  }

  // MARK: - What is not declared

  @Test(
    "what a step does not declare it cannot do",
    arguments: [
      ("read", "the step `cheat` reads the slot `fruit`, which it does not declare"),
      ("write", "the step `cheat` writes the slot `fruit`, which it does not declare"),
      ("file", "the step `cheat` reads the file `list.txt`, which it does not declare"),
      ("save", "the step `cheat` saves the file `x.bin`, which it does not declare"),
      ("set", "the step `cheat` sets the scalar `x`, which it does not declare"),
      ("result", "the step `cheat` reads the results of the cell `pick`, which it does not declare"),
    ])
  func undeclared(deed: String, message: String) async throws {
    let folder = try TemporaryFolder()
    try folder.write("abc", to: "list.txt")
    let result = try await Kitchen.run(
      "```{pick}\n```\n```{cheat}\ndeed: \(deed)\n```\n", in: folder.url)
    #expect(result.cells[1].failure?.message.english == message)
    #expect(result.cells[1].scalars.isEmpty)
    #expect(result.cells[1].files.isEmpty)
    #expect(result.cells[1].inputs.isEmpty)
  }

  @Test("an option that a step reads and does not declare stops the program")
  func undeclaredOption() async {
    await #expect(processExitsWith: .failure) {
      _ = try Cheat(CellOptions(of: Cheat.self, given: ["deed": Cheat.Deed.option]))
    }
    await #expect(processExitsWith: .failure) {
      _ = try Cheat(CellOptions(of: Cheat.self, given: ["deed": Cheat.Deed.mistype]))
    }
    await #expect(processExitsWith: .success) {
      _ = try Cheat(CellOptions(of: Cheat.self, given: ["deed": Cheat.Deed.set]))
    }
  }

  // MARK: - Files

  @Test("a file that changes is another, however soon it changes again")
  func files() async throws {
    let folder = try TemporaryFolder()
    try folder.write("abc", to: "list.txt")
    let engine = try await Kitchen.engine("```{pick}\nlist: list.txt\n```\n", in: folder.url)
    for length in [3, 5, 4, 4, 7] {
      // Of the same length, too: what it holds counts.
      try folder.write(String(repeating: "\(length)", count: length), to: "list.txt")
      let result = try #require(await engine.run().result())
      #expect(result.cells[0].scalars == [Scalar(name: "count", value: Double(length))])
    }
  }
}
