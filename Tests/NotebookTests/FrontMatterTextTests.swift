import Notebook
import Testing

@Suite("Front matter with other values of its parameters")
struct FrontMatterTextTests {
  @Test(
    "a value is replaced, and nothing beside it",
    arguments: [
      ("params: {a: 1, b: x} # b", "params: {a: 7, b: x} # b"),
      ("\"params\": {'a': 1}", "\"params\": {'a': 7}"),
      ("{title: T, params: {a: 1}}", "{title: T, params: {a: 7}}"),
      (
        "params:\n  # One.\n  a: 1  # one\n  b: 2\nseed: 3",
        "params:\n  # One.\n  a: 7  # one\n  b: 2\nseed: 3"
      ),
      ("params:\n  a: {value: 1, from: 0, to: 3}", "params:\n  a: {value: 7, from: 0, to: 3}"),
      (
        "params:\n  a:\n    choices: [1, 2]\n    value: 1", "params:\n  a:\n    choices: [1, 2]\n    value: 7"
      ),
      ("params:\n  a: [1, 2,\n    3] # three\n  b: 2", "params:\n  a: 7 # three\n  b: 2"),
      ("params:\n  a:\n  - 1\n  - 2\n  b: 2", "params:\n  a: 7\n  b: 2"),
      ("params:\n  a: |\n    text\n    more\n  b: 2", "params:\n  a: 7\n  b: 2"),
      ("params:\n  a:\n  b: 2", "params:\n  a: 7\n  b: 2"), ("params: {a, b}", "params: {a: 7, b}"),
      ("params: {é👩‍💻: \"é\", a: 'é'} # é", "params: {é👩‍💻: \"é\", a: 7} # é"),
      ("title: T", "title: T\nparams:\n  a: 7"), ("{title: T}", "{title: T, params: {a: 7}}"),
      ("params: {a: [${x}], b: ${y}}", "params: {a: 7, b: ${y}}"),
      ("{}", "{params: {a: 7}}"), ("params: {b: 1}", "params: {b: 1}"),
    ])
  func values(text: String, expected: String) {
    let found = FrontMatterText("---\n\(text)\n---").setting([("a", "7")])
    #expect(found == "---\n\(expected)\n---")
    let read = NotebookParser.parse(SourceText(name: "test.md", text: found)).document.frontMatter
    let value = read.parameters.first { $0.name == "a" }?.value
    #expect(value == (text == expected ? nil : .integer(7)))
  }

  @Test("which parameters there are is told, or that it does not say so")
  func names() {
    #expect(FrontMatterText("---\nparams: {a: 1, 'b': {value: 2}}\n---").parameterNames == ["a", "b"])
    #expect(FrontMatterText("---\nparams:\n---").parameterNames == [])
    #expect(FrontMatterText("---\ntitle: T\n---").parameterNames == nil)
    #expect(FrontMatterText("---\n---").parameterNames == nil)
    let broken = FrontMatterText("---\nparams: [\n---")
    #expect(broken.parameterNames == nil && broken.setting([("a", "1")]) == broken.text)
    #expect(
      FrontMatterText("---\n---").setting([("a", "1"), ("b", "[2]")]) == "---\nparams:\n  a: 1\n  b: [2]\n---"
    )
  }
}
