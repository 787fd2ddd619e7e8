import Foundation
import TestSupport
import Testing

@Suite("cahier check and cahier steps")
struct CheckCommandTests {
  @Test("the project's own notebooks have no mistake")
  func ownNotebooks() throws {
    let notebooks = try FileManager.default.contentsOfDirectory(
      atPath: Fixtures.checkout.appending(path: "Notebooks").path
    ).filter { $0.hasSuffix(".md") }.sorted()
    #expect(notebooks.contains("digits.md"))
    let outcome = try ExternalProgram.cahier.run(
      ["check"] + notebooks.map { "Notebooks/\($0)" }, in: Fixtures.checkout)
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(outcome.error == "")
  }

  @Test("every mistake is found at once, each with its place, the line, a caret and what was meant")
  func mistakes() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      ---
      titel: A test
      params: {lambda: 1}
      ---

      The cost is `{train.cots}`.

      ```{minimise train}
      ```

      ```{cost train}
      lambda: ${lamda}
      ```

      ```{display train}
      rows: many
      ```
      """, to: "test.md")
    let outcome = try ExternalProgram.cahier.run(["check", "test.md"], in: folder.url)
    #expect(outcome.status == 2)
    for expected in [
      "test.md:2:1: error: `titel` is not an entry of the front matter", "did you mean `title`?",
      "test.md:8:5: error: `minimise` is not a step", "did you mean `minimize`?",
      "test.md:11:10: error: the label `train` is another cell's already, in line 8",
      "test.md:12:9: error: `lamda` is not a parameter of this notebook", "did you mean `lambda`?",
      "   12 | lambda: ${lamda}\n      |         ^~~~~~~~",
      "test.md:16:7: error: `rows` is the text `many`, a whole number from 1 to 100 was expected",
      "test.md: 6 mistakes",
    ] {
      #expect(outcome.error.contains(expected), "\(expected)\n--- in ---\n\(outcome.error)")
    }
  }

  @Test("--json prints the same mistakes with their places")
  func json() throws {
    let folder = try TemporaryFolder()
    try folder.write("```{cots}\n```\n", to: "test.md")
    let outcome = try ExternalProgram.cahier.run(["check", "--json", "test.md"], in: folder.url)
    #expect(outcome.status == 2)
    #expect(outcome.error == "")
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let notebooks = try #require(document["notebooks"] as? [[String: Any]])
    let mistake = try #require((notebooks[0]["diagnostics"] as? [[String: Any]])?.first)
    #expect(mistake["line"] as? Int == 1)
    #expect(mistake["column"] as? Int == 5)
    #expect(mistake["message"] as? String == "`cots` is not a step")
    #expect(mistake["suggestions"] as? [String] == ["cost"])
  }

  @Test("`steps` lists every step, `steps NAME` its options, defaults, values and an example")
  func steps() throws {
    let list = try ExternalProgram.cahier.run(["steps"])
    #expect(list.status == 0)
    for name in ["load", "network", "display", "cost", "backprop", "minimize", "predict"] {
      #expect(list.output.contains("  \(name) "))
      let reference = try ExternalProgram.cahier.run(["steps", name])
      #expect(reference.output.hasPrefix("\(name): "))
      #expect(reference.output.contains("```{\(name)}"))
      #expect(reference.output.contains("allow-error"))
    }
    let minimize = try ExternalProgram.cahier.run(["steps", "minimize"]).output
    #expect(minimize.contains("one of `l-bfgs`, `k-fac`, `tnc`, "))
    #expect(minimize.contains("default 200"))
  }
}
