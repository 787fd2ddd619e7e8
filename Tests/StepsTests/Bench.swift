import Foundation
import Learning
import Notebook
import Steps
import Synchronization
import TestSupport
import Testing
import Wording

/// Notebooks of the real steps, run on small data that scipy wrote.
enum Bench {
  static let folder = Fixtures.url("Steps")
  static let digits = Fixtures.checkout.appending(path: "Notebooks")
  static let catalogue = StepCatalogue.standard + [Probe.self]

  /// The dataset of the fixtures: 60 images of 4×3 pixels in three classes.
  static let small = "```{load}\nfile: small.mat\nshape: [4, 3]\nhidden: 5\n```\n"
  /// A training of a few iterations, and one of some more that go less far.
  static let quick = "```{minimize quick}\niterations: 5\n```\n"
  static let slow = """
    ```{minimize slow}
    method: gradient-descent
    iterations: 8
    learning-rate: 0.1
    tolerance: 0
    ```

    """
  /// The network of the fixtures beside it.
  static let weights = "```{network}\nweights: weights.mat\n```\n"

  static func plan(
    _ text: String, in folder: URL = folder, overrides: [GivenParameter] = []
  ) throws -> Plan {
    let outcome = Planner.plan(
      SourceText(name: "bench.md", text: text), in: folder, catalogue: catalogue, overrides: overrides)
    guard let plan = outcome.plan else { throw Mistaken(messages: outcome.diagnostics.map(\.message)) }
    return plan
  }

  static func engine(
    _ text: String, in folder: URL = folder, threads: Int = 2, memory: Memory = Memory()
  ) async throws -> Engine {
    let engine = Engine(catalogue: catalogue, settings: Settings(threads: threads), memory: memory)
    let opened = await engine.open(SourceText(name: "bench.md", text: text), at: folder)
    if opened.plan == nil { throw Mistaken(messages: opened.diagnostics.map(\.message)) }
    return engine
  }

  static func run(
    _ text: String, in folder: URL = folder, threads: Int = 2, keepsGoing: Bool = false
  ) async throws -> RunResult {
    let engine = try await engine(text, in: folder, threads: threads)
    return try #require(await engine.run(Request(keepsGoing: keepsGoing)).result())
  }

  /// What the cells leave in the two slots.
  static func values(after text: String, in folder: URL = folder) async throws -> (
    data: Dataset, network: Network
  ) {
    let key = UUID().uuidString
    let result = try await run(text + "\n```{probe}\nkey: \(key)\n```\n", in: folder)
    for cell in result.cells {
      if let failure = cell.failure, !failure.isAllowed {
        throw Mistaken(messages: [failure.message.english])
      }
    }
    return try #require(Probe.found.withLock { $0.removeValue(forKey: key) })
  }

  struct Mistaken: Error { var messages: [String] }
}

/// Hands what is in the slots to the test.
struct Probe: Step {
  static let name = "probe"
  static let summary = StepSummary(
    "Looks.", discussion: "", example: "key: a")
  static let reads = [SlotUse(Slots.data), SlotUse(Slots.network)]
  private static let key = StepOption<String>(required: "key", help: "Where to leave it.")
  static let options: [any AnyOption] = [key]
  static let found = Mutex<[String: (data: Dataset, network: Network)]>([:])

  private let key: String
  init(_ options: CellOptions) throws(OptionProblem) { key = options[Self.key] }
  func run(in context: inout StepContext) throws {
    let pair = (data: try context.read(Slots.data), network: try context.read(Slots.network))
    Probe.found.withLock { $0[key] = pair }
  }
}

extension RunResult {
  func cell(_ label: String) throws -> CellResult { try #require(cells.first { $0.label == label }) }

  func scalar(_ label: String, _ name: String) throws -> Double {
    try #require(try cell(label).scalars.first { $0.name == name }?.value, "\(label).\(name)")
  }

  /// The table of a cell whose title starts so.
  func table(_ label: String, _ title: String) throws -> Table {
    let tables = try cell(label).outputs.compactMap { output -> Table? in
      if case .table(let table) = output { return table }
      return nil
    }
    return try #require(tables.first { $0.title.english.hasPrefix(title) }, "\(tables.map(\.title))")
  }

  func figure(_ label: String) throws -> Figure {
    let figures = try cell(label).outputs.compactMap { output -> Figure? in
      if case .figure(let figure) = output { return figure }
      return nil
    }
    return try #require(figures.first)
  }

  func notes(_ label: String) throws -> [Note] {
    try cell(label).outputs.compactMap { output in
      if case .note(let note) = output { return note }
      return nil
    }
  }
}

extension Table {
  /// The numbers of the row that starts with these words.
  func numbers(_ name: String) throws -> [Double] {
    let row = try #require(rows.first { $0.first?.string == name }, "\(rows.compactMap { $0.first?.string })")
    return row.compactMap { cell in
      if case .number(let value, _) = cell { return value }
      return nil
    }
  }

  func text(_ name: String) throws -> String {
    try #require(
      rows.first { $0.first?.string == name }?.last?.string, "\(rows.compactMap { $0.first?.string })")
  }
}

/// What numpy makes of the fixtures: Tests/Fixtures/Steps/make_fixtures.py.
struct Numbers: Decodable {
  struct Norms: Decodable {
    var layers: [[Double]]
    var all: Double
  }

  var lambda: Double
  var costs: [String: Double]
  var regularization: Double
  var gradients: [String: Norms]
  var confusion: [[Int]]
  var accuracy: Double
  var precision: [Double?]
  var recall: [Double]
  var f1: [Double?]
  var hugeCost: Double
  var pixels: [[Double]]
  var labels: [Int]
  var predicted: [Int]
  var hiddenUnits: [[Double]]

  static func read() throws -> Numbers {
    try JSONDecoder().decode(Numbers.self, from: Data(try Fixtures.bytes("Steps/steps.json")))
  }
}

/// Whether two numbers agree to so many parts of the larger, or of 1.
func agree(_ a: Double, _ b: Double, to tolerance: Double = 1e-12) -> Bool {
  abs(a - b) <= tolerance * max(1, abs(a), abs(b))
}
