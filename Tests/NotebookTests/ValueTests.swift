import Notebook
import Testing

@Suite("Values")
struct ValueTests {
  @Test(
    "plain scalars are typed by YAML's core schema",
    arguments: [
      ("", .null), ("~", .null), ("null", .null), ("NULL", .null), ("nul", .text("nul")),
      ("true", .boolean(true)),
      ("False", .boolean(false)), ("yes", .text("yes")), ("on", .text("on")), ("12", .integer(12)),
      ("-3", .integer(-3)), ("+3", .integer(3)), ("007", .integer(7)), ("0x1F", .integer(31)),
      ("0o17", .integer(15)),
      ("1.5", .number(1.5)), ("-.5", .number(-0.5)), ("1.", .number(1)), ("1e3", .number(1000)),
      ("+1e-3", .number(0.001)), ("6E2", .number(600)), (".inf", .number(.infinity)),
      ("+.Inf", .number(.infinity)),
      ("-.INF", .number(-.infinity)), ("inf", .text("inf")), ("nan", .text("nan")), ("1_000", .text("1_000")),
      ("0b1", .text("0b1")), ("+-5", .text("+-5")), ("++5", .text("++5")), ("-", .text("-")),
      (".", .text(".")),
      ("e5", .text("e5")), ("0x1p3", .text("0x1p3")), ("12:30", .text("12:30")), ("٣", .text("٣")),
      ("1e999", .text("1e999")),
      ("9223372036854775808", .number(9_223_372_036_854_775_808)), ("2026-11-22", .text("2026-11-22")),
    ] as [(String, Value)])
  func coreSchema(text: String, expected: Value) {
    #expect(Value(plainScalar: text) == expected)
  }

  @Test("NaN is a number")
  func nan() {
    guard case .number(let number) = Value(plainScalar: ".nan") else {
      Issue.record("`.nan` is no number")
      return
    }
    #expect(number.isNaN)
  }

  @Test(
    "a value is written so that YAML reads it back",
    arguments: [
      .null, .boolean(true), .integer(-4), .number(0.1), .number(1e-7), .number(-.infinity), .number(5),
      .text("a"), .list([.integer(1), .number(2.5)]),
    ] as [Value])
  func roundTrip(value: Value) throws {
    let read = try #require(ParameterReader.commandLine("x=\(value.description)")).value(over: .null)
    if case .number(5) = value { #expect(read == .integer(5)) } else { #expect(read == value) }
  }

  @Test(
    "a parameter on the command line is YAML, or else the text that it is",
    arguments: [
      ("a=1", "a", .integer(1)), ("a=[128, 64]", "a", .list([.integer(128), .integer(64)])),
      ("a=", "a", .text("")), ("a=~", "a", .null),
      ("a='1'", "a", .text("1")), ("a=b=c", "a", .text("b=c")), ("a=[", "a", .text("[")),
      ("a=x: y", "a", .text("x: y")),
      ("a=&b c", "a", .text("&b c")), ("a=*b", "a", .text("*b")), ("a=${b}", "a", .text("${b}")),
      ("a=手", "a", .text("手")),
    ] as [(String, String, Value)])
  func commandLine(text: String, name: String, value: Value) throws {
    let read = try #require(ParameterReader.commandLine(text))
    #expect(read.name == name)
    #expect(read.value(over: .null) == value)
  }

  @Test("without a name there is no parameter", arguments: ["", "=", "=1", "a"])
  func noName(text: String) {
    #expect(ParameterReader.commandLine(text) == nil)
  }

  @Test("what is wrong with a parameter from a file names the file and the place")
  func parametersOfFiles() {
    let given = ParameterReader.file(SourceText(name: "p.yaml", text: "zzz: 1\nrate: 5\n")).parameters
    expectMistakes(
      planning: "---\nparams: {rate: {value: 0.5, from: 0, to: 1}}\n---\n`{params.rate}`\n", overrides: given,
      [
        "- `p.yaml:1:1` gives `zzz`, which is not a parameter of this notebook",
        "- `p.yaml:2:1` gives 5 for `rate`, a number from 0 to 1 was expected",
      ])
  }

  @Test("a file of JSON may have two escapes for one character, as Python writes it")
  func surrogates() {
    let text = #"{"name": "a\ud83d\uDE00\u00e9", "other": "\\ud83d\\ude00"}"#
    let read = ParameterReader.file(SourceText(name: "p.json", text: text))
    #expect(read.mistakes == [])
    #expect(read.parameters.map { $0.value(over: .null) } == [.text("a😀é"), .text(#"\ud83d\ude00"#)])
    let alone = ParameterReader.file(SourceText(name: "p.json", text: #"{"name": "\ud83d"}"#))
    #expect(alone.mistakes.count == 1)
  }

  @Test("a file of parameters is one mapping, and mistakes in it have places")
  func file() {
    let good = ParameterReader.file(SourceText(name: "p.yaml", text: "rate: 0.5\nlayers:\n  - 3\n  - 4\n"))
    #expect(good.mistakes.isEmpty)
    #expect(good.parameters.map(\.name) == ["rate", "layers"])
    #expect(
      good.parameters.map { $0.value(over: .null) } == [.number(0.5), .list([.integer(3), .integer(4)])])
    let bad = ParameterReader.file(SourceText(name: "p.yaml", text: "rate: 0.5\nmore: {a: 1}\n"))
    #expect(bad.mistakes.map(\.range) == [SourceRange(line: 2, column: 7)])
  }
}
