import Notebook
import Steps
import Testing
import Wording

@Suite("Bounds of expect")
struct ExpectationTests {
  /// A cell with one number: the one that it is told.
  private struct Stated: Step {
    static let name = "stated"
    static let summary = StepSummary("States a number.", discussion: "", example: "is: 1")
    static let scalars = [ScalarSummary("number", "The number.")]
    private static let number = StepOption<Double>(required: "is", help: "The number.")
    static let options: [any AnyOption] = [number]

    private let number: Double
    init(_ options: CellOptions) throws(OptionProblem) { number = options[Self.number] }
    func run(in context: inout StepContext) throws { context.set("number", number) }
  }

  /// What an `expect` cell says of a number; nil when it is met.
  private func complaint(of bound: String, about number: String) async throws -> String? {
    let engine = Engine(catalogue: StepCatalogue.standard + [Stated.self], settings: Settings(threads: 1))
    let text = "```{stated}\nis: \(number)\n```\n```{expect}\nstated.number: \(bound)\n```\n"
    let opened = await engine.open(SourceText(name: "a.md", text: text), at: Bench.folder)
    #expect(opened.diagnostics.map(\.message) == [])
    return try #require(await engine.run(Request()).result()).cell("expect").failure?.message.english
  }

  @Test(
    "a number on the bound, and on either side of it",
    arguments: [
      ("\">= 0.95\"", ["0.95", "1"], ["0.9499999", "-1"]), ("\"> 0\"", ["1e-300"], ["0", "-0.0"]),
      ("\"<= 1e-6\"", ["1e-6", "0"], ["1.0000001e-6"]), ("\"<4\"", ["3.5"], ["4"]),
      ("\"= 100\"", ["100", "100.0"], ["99.99999999"]), ("100", ["1e2"], ["101"]),
      ("\"100\"", ["100"], ["101"]), ("\">= 95%\"", ["0.95"], ["0.9499"]),
      ("0.07", ["0.07"], ["0.070000001"]),
      ("{between: [0.9, 1]}", ["0.9", "0.95", "1"], ["0.89", "1.01"]),
      ("{between: [50%, \"60%\"]}", ["0.5", "0.6"], ["0.61"]),
      ("{is: 3, within: 0.01}", ["3", "2.99", "3.01"], ["3.0101", "-3"]),
      ("{within: 1%, is: 200}", ["198", "202"], ["197.9"]),
      ("{is: -200, within: 1%}", ["-202"], ["-203", "200"]),
      ("{is: 0, within: 1%}", ["0"], ["1e-300"]),
      // The doubles nearest to these numbers lie a little further apart than the tolerance.
      ("{is: 0.7, within: 0.1}", ["0.8", "0.6"], ["0.8000001"]),
      ("{is: 0.3, within: 0.1}", ["0.4", "0.2"], []),
    ])
  func bounds(bound: String, met: [String], missed: [String]) async throws {
    for number in met { #expect(try await complaint(of: bound, about: number) == nil, "\(number)") }
    for number in missed { #expect(try await complaint(of: bound, about: number) != nil, "\(number)") }
  }

  @Test(
    "what is not a number, or infinite, meets no bound, and is said", arguments: [".nan", ".inf", "-.inf"])
  func notFinite(number: String) async throws {
    for bound in ["\"> 0\"", "\"< 0\"", "{between: [-1e308, 1e308]}", "{is: 1, within: 1e308}"] {
      let complaint = try #require(try await complaint(of: bound, about: number))
      #expect(
        complaint.contains(number == ".nan" ? "is NaN, which meets no bound" : "∞, which meets no bound"))
    }
  }

  @Test(
    "a number is shown with as many digits as tell it from what was expected",
    arguments: [
      ("\">= 0.95\"", "0.84321987", "`stated.number` is 0.84322, at least 0.95 was expected"),
      ("\">= 0.95\"", "0.949999999", "`stated.number` is 0.949999999, at least 0.95 was expected"),
      ("0.3", "0.30000000000000004", "`stated.number` is 0.30000000000000004, exactly 0.3 was expected"),
      ("12", "12345678", "`stated.number` is 12345678, exactly 12 was expected"),
      ("{between: [0, 1]}", "-1e-9", "`stated.number` is −1×10⁻⁹, between 0 and 1 was expected"),
    ])
  func digits(bound: String, number: String, message: String) async throws {
    #expect(try await complaint(of: bound, about: number) == message)
  }

  @Test(
    "a bound has one form, however it is written",
    arguments: [
      (Value.text(">=0.950"), ">= 0.95"), (.text("> 95 %"), "> 0.95"), (.text("= 100"), "100"),
      (.text("1e2"), "100"), (.integer(3), "3"),
      (.mapping([.init("is", .integer(3)), .init("within", .text("7%"))]), "{is: 3, within: 7%}"),
      (.mapping([.init("within", .number(0.5)), .init("is", .integer(3))]), "{is: 3, within: 0.5}"),
      (.mapping([.init("between", .list([.integer(0), .text("50%")]))]), "{between: [0, 0.5]}"),
    ])
  func forms(value: Value, form: String) throws {
    let option = try #require(StepCatalogue.standard["expect"]?.openOption?.option(named: "a.b"))
    let read = try #require(option.read(value))
    #expect(read.value.description == form)
    #expect(option.read(read.value)?.value == read.value)
  }

  @Test(
    "what is no bound is refused",
    arguments: [
      .null, .boolean(true), .text(""), .text("> "), .text(">> 3"), .text("=> 3"), .text("about 3"),
      .text("> inf"),
      .number(.nan), .number(.infinity), .list([.integer(1)]), .mapping([]),
      .mapping([.init("is", .integer(3))]),
      .mapping([.init("is", .integer(3)), .init("within", .integer(-1))]),
      .mapping([.init("is", .integer(3)), .init("within", .text("1%")), .init("or", .integer(2))]),
      .mapping([.init("between", .list([.integer(1), .integer(0)]))]),
      .mapping([.init("between", .list([.integer(1)]))]), .text("-1e999"),
    ] as [Value])
  func refused(value: Value) throws {
    let option = try #require(StepCatalogue.standard["expect"]?.openOption?.option(named: "a.b"))
    #expect(option.read(value) == nil)
  }
}
