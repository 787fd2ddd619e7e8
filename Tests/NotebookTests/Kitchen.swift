import Foundation
import Notebook

/// Tiny steps about apples, so that planning and running are tested without any machine learning.
enum Kitchen {
  static let catalogue = StepCatalogue([
    Pick.self, Peel.self, Bake.self, Juice.self, Drop.self, Wait.self,
  ])
  static let apples = Slot<Apples>("fruit")
  static let juice = Slot<Litres>("fruit")

  /// The notebook's plan; a test fails with its mistakes when it has any.
  static func plan(
    _ text: String, in folder: URL = FileManager.default.temporaryDirectory,
    overrides: [(name: String, value: Value)] = []
  ) throws -> Plan {
    let outcome = Planner.plan(
      SourceText(name: "kitchen.md", text: text), in: folder, catalogue: catalogue, overrides: overrides)
    guard let plan = outcome.plan else { throw Mistaken(diagnostics: outcome.diagnostics) }
    return plan
  }

  /// The notebook run to its end.
  static func run(
    _ text: String, in folder: URL = FileManager.default.temporaryDirectory, keepsGoing: Bool = false,
    lastCell: Int? = nil, cancellation: Cancellation = Cancellation(),
    listener: @escaping @Sendable (RunEvent) -> Void = { _ in }
  ) async throws -> RunResult {
    var settings = Session.Settings(threads: 1)
    (settings.keepsGoing, settings.lastCell) = (keepsGoing, lastCell)
    return await Session(
      try plan(text, in: folder), of: folder.appending(path: "kitchen.md"), settings: settings,
      cancellation: cancellation,
      listener: listener
    ).run()
  }

  struct Mistaken: Error { var diagnostics: [Diagnostic] }
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
  static let summary = StepSummary(
    "Picks apples.", discussion: "", writes: [SlotUse(Kitchen.apples)], example: "")
  private static let count = Option("count", default: 3, .between(0, 100), help: "How many.")
  private static let list = Option<FilePath?>("list", default: nil, help: "A file that says how many.")
  static let options: [any AnyOption] = [count, list]
  static let scalars = [ScalarSummary("count", "How many.")]

  private let options: CellOptions
  init(_ options: CellOptions) throws(OptionProblem) {
    self.options = options
    if options.given.contains("count"), options[Self.list] != nil {
      throw OptionProblem("count", "`count` is given beside `list`", advice: "keep one of the two")
    }
  }
  var dataflow: Dataflow {
    Dataflow(
      writes: [SlotUse(Kitchen.apples)],
      files: options[Self.list].map { [Dataflow.FileRead($0, option: "list")] } ?? [])
  }
  func run(in context: inout StepContext) throws {
    var count = options[Self.count]
    if let list = options[Self.list] { count = try context.read(list).bytes.count }
    context.write(Apples(count: count), to: Kitchen.apples)
    context.set("count", Double(count))
  }
}

/// Takes apples away: it reads what it rewrites.
struct Peel: Step {
  static let name = "peel"
  static let summary = StepSummary(
    "Peels.", discussion: "", reads: [SlotUse(Kitchen.apples)], writes: [SlotUse(Kitchen.apples)], example: ""
  )
  private static let by = Option("by", default: 1, help: "How many.")
  static let options: [any AnyOption] = [by]
  static let scalars = [ScalarSummary("before", "Given."), ScalarSummary("after", "Left.")]

  private let options: CellOptions
  init(_ options: CellOptions) throws(OptionProblem) { self.options = options }
  var dataflow: Dataflow { Dataflow(reads: [SlotUse(Kitchen.apples)], writes: [SlotUse(Kitchen.apples)]) }
  func run(in context: inout StepContext) throws {
    let apples = try context.read(Kitchen.apples)
    context.set("before", Double(apples.count))
    context.set("after", Double(apples.count - options[Self.by]))
    context.write(Apples(count: apples.count - options[Self.by]), to: Kitchen.apples)
  }
}

/// Has an option of every kind.
struct Bake: Step {
  enum Oven: String, Choice { case gas, electric }

  static let name = "bake"
  static let summary = StepSummary("Bakes.", discussion: "", reads: [SlotUse(Kitchen.apples)], example: "")
  static let dish = Option<String>(required: "dish", help: "What to bake.")
  static let heat = Option("heat", default: 180.0, .positive, help: "How hot.")
  static let oven = Option("oven", default: Oven.gas, help: "In which oven.")
  static let times = Option<[Double]?>("times", default: nil, help: "How long.")
  static let isServed = Option("served", default: false, help: "Whether it is served.")
  static let options: [any AnyOption] = [dish, heat, oven, times, isServed]
  static let scalars = [ScalarSummary("slices", "How many slices.")]

  init(_ options: CellOptions) throws(OptionProblem) {}
  var dataflow: Dataflow { Dataflow(reads: [SlotUse(Kitchen.apples)]) }
  func run(in context: inout StepContext) throws {
    context.set("slices", Double(8 * (try context.read(Kitchen.apples)).count))
  }
}

/// Writes juice where apples are expected.
struct Juice: Step {
  static let name = "juice"
  static let summary = StepSummary("Presses.", discussion: "", writes: [SlotUse(Kitchen.juice)], example: "")
  static let options: [any AnyOption] = []
  static let scalars: [ScalarSummary] = []

  init(_ options: CellOptions) throws(OptionProblem) {}
  var dataflow: Dataflow { Dataflow(writes: [SlotUse(Kitchen.juice)]) }
  func run(in context: inout StepContext) throws { context.write(Litres(), to: Kitchen.juice) }
}

/// Fails, after it has shown something and, if asked, written something.
struct Drop: Step {
  static let name = "drop"
  static let summary = StepSummary("Fails.", discussion: "", writes: [SlotUse(Kitchen.apples)], example: "")
  private static let keeps = Option("keeps", default: 0, help: "How many apples are saved.")
  static let options: [any AnyOption] = [keeps]
  static let scalars = [ScalarSummary("height", "From how high.")]

  private let options: CellOptions
  init(_ options: CellOptions) throws(OptionProblem) { self.options = options }
  var dataflow: Dataflow { Dataflow(writes: [SlotUse(Kitchen.apples)]) }
  func run(in context: inout StepContext) throws {
    context.show(.text("They slip."))
    context.set("height", 1.5)
    let keeps = options[Self.keeps]
    if keeps > 0 { context.write(Apples(count: keeps), to: Kitchen.apples) }
    throw StepFailure("the apples fell", advice: "hold them", option: keeps > 0 ? "keeps" : nil)
  }
}

/// Waits until the run is interrupted.
struct Wait: Step {
  static let name = "wait"
  static let summary = StepSummary("Waits.", discussion: "", example: "")
  static let options: [any AnyOption] = []
  static let scalars: [ScalarSummary] = []

  init(_ options: CellOptions) throws(OptionProblem) {}
  var dataflow: Dataflow { Dataflow() }
  func run(in context: inout StepContext) throws {
    // Bounded, so that a broken stop button is a failed test and no endless one.
    for minute in 0..<1_000_000 {
      context.report(Progress(completed: minute, total: 1_000_000, unit: "minute", measures: []))
      try context.checkCancellation()
    }
  }
}
