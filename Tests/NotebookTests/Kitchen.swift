import Figures
import Foundation
import Notebook
import Synchronization
import Testing
import Wording

/// Tiny steps about apples, so that planning and running are tested without any machine learning.
enum Kitchen {
  static let catalogue = StepCatalogue([
    Pick.self, Peel.self, Bake.self, Juice.self, Drop.self, Wait.self, Grow.self, Show.self, Cheat.self,
    Bulk.self,
  ])
  static let apples = Slot<Apples>("fruit")
  static let juice = Slot<Litres>("fruit")

  /// The notebook's plan; a test fails with its mistakes when it has any.
  static func plan(
    _ text: String, in folder: URL = FileManager.default.temporaryDirectory,
    overrides: [GivenParameter] = []
  ) throws -> Plan {
    let opened = Planner.plan(
      SourceText(name: "kitchen.md", text: text), in: folder, catalogue: catalogue, overrides: overrides)
    guard let plan = opened.plan else { throw Mistaken(diagnostics: opened.diagnostics) }
    return plan
  }

  /// An engine on which the notebook is open.
  static func engine(
    _ text: String, in folder: URL = FileManager.default.temporaryDirectory, store: Store? = nil,
    memory: Memory = Memory(), settings: Settings = Settings(threads: 1)
  ) async throws -> Engine {
    let engine = Engine(catalogue: catalogue, store: store, settings: settings, memory: memory)
    try await engine.open(text, in: folder)
    return engine
  }

  /// The notebook run to its end.
  static func run(
    _ text: String, in folder: URL = FileManager.default.temporaryDirectory,
    _ request: Request = Request(), listener: (RunEvent) -> Void = { _ in }
  ) async throws -> RunResult {
    try #require(await engine(text, in: folder).run(request).result(listener))
  }

  struct Mistaken: Error { var diagnostics: [Diagnostic] }
}

extension Engine {
  /// Opens the kitchen's notebook with another text.
  func open(_ text: String, in folder: URL = FileManager.default.temporaryDirectory) throws {
    let opened = open(SourceText(name: "kitchen.md", text: text), at: folder)
    if opened.plan == nil { throw Kitchen.Mistaken(diagnostics: opened.diagnostics) }
  }
}

struct Apples: SessionValue {
  static let typeName = "apples"
  var count: Int

  init(count: Int) { self.count = count }
  init(from archive: inout ArchiveReader) throws { count = try archive.readInt() }
  func write(to archive: inout ArchiveWriter) { archive.write(count) }
}

struct Litres: SessionValue {
  static let typeName = "juice"

  init() {}
  init(from archive: inout ArchiveReader) throws {}
  func write(to archive: inout ArchiveWriter) {}
}

/// Puts apples on the table.
struct Pick: Step {
  static let name = "pick"
  static let summary = StepSummary("Picks apples.", discussion: "", example: "")
  private static let count = StepOption("count", default: 3, .between(0, 100), help: "How many.")
  private static let list = StepOption<FilePath?>(optional: "list", help: "A file that says how many.")
  static let options: [any AnyOption] = [count, list]
  static let scalars = [ScalarSummary("count", "How many.")]
  static let writes = [SlotUse(Kitchen.apples)]

  private let count: Int
  private let list: FilePath?

  init(_ options: CellOptions) throws(OptionProblem) {
    count = options[Self.count]
    list = options[Self.list]
    if options.gives(Self.count), list != nil {
      throw OptionProblem(Self.count, "`count` is given beside `list`", advice: "keep one of the two")
    }
  }
  var dataflow: Dataflow {
    Dataflow(files: list.map { [Dataflow.FileRead($0, option: Self.list)] } ?? [])
  }
  func run(in context: inout StepContext) throws {
    var count = count
    if let list { count = try context.read(list).bytes.count }
    context.write(Apples(count: count), to: Kitchen.apples)
    context.set("count", Double(count))
  }
}

/// Takes apples away: it reads what it rewrites.
struct Peel: Step {
  static let name = "peel"
  static let summary = StepSummary("Peels.", discussion: "", example: "")
  private static let by = StepOption("by", default: 1, help: "How many.")
  static let options: [any AnyOption] = [by]
  static let scalars = [ScalarSummary("before", "Given."), ScalarSummary("after", "Left.")]
  static let reads = [SlotUse(Kitchen.apples)]
  static let writes = [SlotUse(Kitchen.apples)]

  private let by: Int
  init(_ options: CellOptions) throws(OptionProblem) { by = options[Self.by] }
  func run(in context: inout StepContext) throws {
    let apples = try context.read(Kitchen.apples)
    context.set("before", Double(apples.count))
    context.set("after", Double(apples.count - by))
    context.write(Apples(count: apples.count - by), to: Kitchen.apples)
  }
}

/// Has an option of every kind.
struct Bake: Step {
  enum Oven: String, Choice { case gas, electric }

  static let name = "bake"
  static let summary = StepSummary("Bakes.", discussion: "", example: "")
  static let dish = StepOption<String>(required: "dish", help: "What to bake.")
  static let heat = StepOption("heat", default: 180.0, .positive, help: "How hot.")
  static let oven = StepOption("oven", default: Oven.gas, help: "In which oven.")
  static let times = StepOption<[Double]?>(optional: "times", help: "How long.")
  static let isServed = StepOption("served", default: false, help: "Whether it is served.")
  static let options: [any AnyOption] = [dish, heat, oven, times, isServed]
  static let scalars = [ScalarSummary("slices", "How many slices.")]
  static let reads = [SlotUse(Kitchen.apples)]

  init(_ options: CellOptions) throws(OptionProblem) {}
  func run(in context: inout StepContext) throws {
    context.set("slices", Double(8 * (try context.read(Kitchen.apples)).count))
  }
}

/// Writes juice where apples are expected.
struct Juice: Step {
  static let name = "juice"
  static let summary = StepSummary("Presses.", discussion: "", example: "")
  static let writes = [SlotUse(Kitchen.juice)]

  init(_ options: CellOptions) throws(OptionProblem) {}
  func run(in context: inout StepContext) throws { context.write(Litres(), to: Kitchen.juice) }
}

/// Fails, after it has shown something and, if asked, written something.
struct Drop: Step {
  static let name = "drop"
  static let summary = StepSummary("Fails.", discussion: "", example: "")
  private static let keeps = StepOption("keeps", default: 0, help: "How many apples are saved.")
  static let options: [any AnyOption] = [keeps]
  static let scalars = [ScalarSummary("height", "From how high.")]
  static let writes = [SlotUse(Kitchen.apples)]

  private let keeps: Int
  init(_ options: CellOptions) throws(OptionProblem) { keeps = options[Self.keeps] }
  func run(in context: inout StepContext) throws {
    context.show(.text("They slip."))
    context.set("height", 1.5)
    if keeps > 0 { context.write(Apples(count: keeps), to: Kitchen.apples) }
    throw StepFailure("the apples fell", advice: "hold them", option: keeps > 0 ? Self.keeps : nil)
  }
}

/// Waits until the run is interrupted.
struct Wait: Step {
  static let name = "wait"
  static let summary = StepSummary("Waits.", discussion: "", example: "")

  init(_ options: CellOptions) throws(OptionProblem) {}
  func run(in context: inout StepContext) throws {
    // Bounded, so that a broken stop button is a failed test and no endless one; for longer than all tests take, since
    // others may hold Swift's threads until whoever is to stop it hears of it.
    for minute in 0..<4_000_000 {
      context.report(StepProgress(completed: minute, total: 4_000_000, unit: "minute"))
      try context.checkCancellation()
      usleep(500)
    }
  }
}

/// Grows a curve point by point, and goes on from where it was stopped.
struct Grow: Step {
  static let name = "grow"
  static let summary = StepSummary("Grows.", discussion: "", example: "")
  private static let days = StepOption("days", default: 100, help: "How long.")
  private static let pause = StepOption("pause", default: 0, help: "Microseconds a day.")
  static let options: [any AnyOption] = [days, pause]
  static let scalars = [
    ScalarSummary("height", "How tall."), ScalarSummary("worked", "On how many days.", isVolatile: true),
  ]
  static let limitOptions: Set = ["days", "pause"]

  private let days: Int
  private let pause: Int
  init(_ options: CellOptions) throws(OptionProblem) {
    days = options[Self.days]
    pause = options[Self.pause]
  }
  func run(in context: inout StepContext) throws {
    let saved = context.checkpoint.map { $0.reduce(0) { $0 << 8 | Int($1) } } ?? 0
    let start = saved <= days ? saved : 0
    func heights(_ days: some Sequence<Int>) -> LineChart {
      let x = days.map(Double.init)
      return LineChart(
        xLabel: "Day", yLabel: "Height", series: [.init(name: "plant", x: x, y: x.map { $0 * $0 })])
    }
    func state(_ day: Int) -> [UInt8] { [UInt8(day >> 16 & 255), UInt8(day >> 8 & 255), UInt8(day & 255)] }
    for day in start...days {
      context.report(
        StepProgress(
          completed: day, total: days, unit: "day", growth: heights(day == start ? 0...day : day...day)))
      context.save(checkpoint: { state(day) }, isLast: context.isCancelled)
      try context.checkCancellation()
      if pause > 0 { usleep(UInt32(pause)) }
    }
    context.save(checkpoint: { state(days) }, isLast: true)
    context.set("height", Double(days * days))
    context.set("worked", Double(days - start))
    context.show(.text("It grew."))
    context.show(.chart(Chart(.line(heights(0...days)), alternative: "How it grew.")))
  }
}

/// Shows the scalars of another cell again.
struct Show: Step {
  static let name = "show"
  static let summary = StepSummary("Shows.", discussion: "", example: "")
  private static let cell = StepOption<String>(required: "cell", help: "Which.")
  static let options: [any AnyOption] = [cell]
  static let scalars = [ScalarSummary("sum", "Of all.")]

  private let cell: String
  init(_ options: CellOptions) throws(OptionProblem) { cell = options[Self.cell] }
  var dataflow: Dataflow { Dataflow(cells: [Dataflow.CellRead(cell, option: Self.cell)]) }
  func run(in context: inout StepContext) throws {
    let earlier = try context.result(of: cell)
    context.set(
      "sum", earlier.scalars.filter { !earlier.volatileScalars.contains($0.name) }.reduce(0) { $0 + $1.value }
    )
  }
}

/// Does what it does not declare.
struct Cheat: Step {
  enum Deed: String, Choice { case read, write, file, save, set, result, option, mistype }

  static let name = "cheat"
  static let summary = StepSummary("Cheats.", discussion: "", example: "")
  private static let deed = StepOption("deed", default: Deed.read, help: "What it does.")
  private static let undeclared = StepOption("secret", default: 1, help: "Not declared.")
  private static let mistyped = StepOption("deed", default: 1, help: "Of another type.")
  static let options: [any AnyOption] = [deed]

  private let deed: Deed
  init(_ options: CellOptions) throws(OptionProblem) {
    deed = options[Self.deed]
    if deed == .option { _ = options[Self.undeclared] }
    if deed == .mistype { _ = options[Self.mistyped] }
  }
  func run(in context: inout StepContext) throws {
    switch deed {
    case .read: _ = try context.read(Kitchen.apples)
    case .write: context.write(Apples(count: 1), to: Kitchen.apples)
    case .file:
      if let path = FilePath(.text("list.txt")) {
        _ = try? context.read(path)
        _ = try context.read(path)
      }
    case .save: context.save([1], as: "x.bin")
    case .set: context.set("x", 1)
    case .result: _ = try context.result(of: "pick")
    case .option, .mistype: break
    }
  }
}

/// Ten megabytes, each made from the last.
struct Ballast: SessionValue {
  static let typeName = "ballast"
  var numbers: [Double]

  init(numbers: [Double]) { self.numbers = numbers }
  init(from archive: inout ArchiveReader) throws { numbers = try archive.readDoubles() }
  func write(to archive: inout ArchiveWriter) { archive.write(numbers) }
}

/// Adds one to each number of the ballast, or begins a new one. Tests run side by side, so that runs are told apart by the
/// number that they begin with.
struct Bulk: Step {
  static let name = "bulk"
  static let summary = StepSummary("Loads.", discussion: "", example: "")
  private static let slot = Slot<Ballast>("bulk")
  private static let start = StepOption<Double?>(optional: "start", help: "The first number of a new one.")
  static let options: [any AnyOption] = [start]
  static let scalars = [ScalarSummary("sum", "Of all numbers.")]
  static let reads = [SlotUse(slot)]
  static let writes = [SlotUse(slot)]
  static let firstNumbers = Mutex<[Double]>([])

  private let start: Double?
  init(_ options: CellOptions) throws(OptionProblem) { start = options[Self.start] }
  var dataflow: Dataflow { Dataflow(unread: start == nil ? [] : Self.reads) }
  func run(in context: inout StepContext) throws {
    let numbers =
      try start.map { start in (0..<1_250_000).map { start + Double($0 % 7) } }
      ?? context.read(Self.slot).numbers.map { $0 + 1 }
    Self.firstNumbers.withLock { $0.append(numbers[0]) }
    context.set("sum", numbers.reduce(0, +))
    context.write(Ballast(numbers: numbers), to: Self.slot)
  }
}
