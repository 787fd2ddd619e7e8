import Notebook
import Testing

@Suite("What a parameter may be")
struct ParameterDomainTests {
  @Test(
    "is checked, each mistake at its place",
    arguments: [
      ("{value: 2, from: 0, to: 3, 1️⃣stap: 1}", ["1️⃣ `stap` is not an entry of a parameter → step"]),
      ("{value: 2, from: 3, to: 1️⃣1}", ["1️⃣ `from` is 3 and `to` is 1: `to` is the greater one"]),
      ("{value: 2, from: 1️⃣0, to: 3, scale: log}", ["1️⃣ a logarithmic scale begins above 0, `from` is 0"]),
      ("{value: 2, from: 1, to: 3, scale: 1️⃣lag}", ["1️⃣ `lag` is not a scale → log"]),
      ("{value: 1️⃣9, from: 1, to: 3}", ["1️⃣ `value` is 9, a number from 1 to 3 was expected"]),
      ("{value: 1️⃣a, from: 1, to: 3}", ["1️⃣ `value` is a, a number from 1 to 3 was expected"]),
      ("{value: 1️⃣9, choices: [1, 2]}", ["1️⃣ `value` is 9, one of `1`, `2` was expected"]),
      ("{value: 1, choices: 1️⃣[]}", ["1️⃣ `choices` is a list of values"]),
      (
        "{value: 1, choices: 1️⃣[1], from: 0, to: 2}",
        ["1️⃣ a range and `choices` were found, a parameter has one of the two"]
      ),
      ("{value: 1, step: 1️⃣2}", ["1️⃣ `step` is about a range, and there is none"]),
      ("{value: 1, from: 1️⃣x, to: 2}", ["1️⃣ `from` is x, a number was expected"]),
      ("{value: 1, from: 0, to: 2, step: 1️⃣0}", ["1️⃣ `step` is 0, a number was expected"]),
      ("{value: 1, from: 1️⃣0}", ["1️⃣ a range has two ends, `to` is missing"]),
      (
        "1️⃣{from: 0, to: 1}",
        ["1️⃣ a mapping was found, a parameter is a number, text, true or false, or a list"]
      ),
    ])
  func mistakes(entry: String, expected: [String]) {
    expectMistakes(parsing: "---\nparams: {a: \(entry)}\n---\n", expected)
  }

  @Test("is read with the value and its place")
  func reading() {
    let text = """
      ---
      params:
        a: {value: 0.5, from: 0.1, to: 10, scale: log}
        b: {value: 3, choices: [1, 3.0]}
        c: {value: 2, from: 1, to: 9, step: 2}
        d: 4
      ---

      """
    let parsed = NotebookParser.parse(SourceText(name: "a.md", text: text))
    let parameters = parsed.document.frontMatter.parameters
    #expect(parsed.mistakes.isEmpty)
    #expect(parameters.map(\.value) == [.number(0.5), .integer(3), .integer(2), .integer(4)])
    #expect(
      parameters.map(\.domain) == [
        .range(from: 0.1, to: 10, step: nil, scale: .log), .choices([.integer(1), .number(3)]),
        .range(from: 1, to: 9, step: 2, scale: .linear), nil,
      ])
    #expect(parameters[0].valueRange == SourceRange(line: 3, column: 14, length: 3))
    #expect(parameters[3].valueRange == SourceRange(line: 6, column: 6, length: 1))
  }

  @Test(
    "holds to what is given from outside, too",
    arguments: [
      ("a=10", []), ("a=0.1", []), ("b=1.0", []),
      // Steps are a slider's.
      ("c=2.5", []), ("c=11", ["- the command line gives 11 for `c`, a number from 0 to 10 was expected"]),
      ("a=10.5", ["- the command line gives 10.5 for `a`, a number from 0.1 to 10 was expected"]),
      ("a=much", ["- the command line gives the text `much` for `a`, a number from 0.1 to 10 was expected"]),
      ("b=2", ["- the command line gives 2 for `b`, one of `1`, `3` was expected"]),
    ] as [(String, [String])])
  func outside(given: String, expected: [String]) throws {
    let parameter = try #require(ParameterReader.commandLine(given))
    expectMistakes(
      planning: """
        ---
        params:
          a: {value: 0.5, from: 0.1, to: 10}
          b: {value: 3, choices: [1, 3]}
          c: {value: 1, from: 0, to: 10, step: 1}
        ---

        `{params.a}`, `{params.b}` and `{params.c}`.

        """, overrides: [parameter], expected)
  }
}
