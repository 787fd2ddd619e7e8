import Foundation
import TestSupport
import Testing

/// Tests/Fixtures/OwnSteps, a package that depends on this one as anybody's would: `make test` builds it.
@Suite("Steps of one's own, in a package of one's own")
struct OwnStepsTests {
  private static let command = ExternalProgram(
    Fixtures.checkout.appending(path: ".build/own-steps/debug/MyCahier"))

  private func workspace(_ change: (String) -> String = { $0 }) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let text = try String(contentsOf: Fixtures.url("OwnSteps/own.md"), encoding: .utf8)
    try folder.write(change(text), to: "own.md")
    try FileManager.default.copyItem(at: Fixtures.digits, to: folder.url.appending(path: "digits.mat"))
    return folder
  }

  private func cells(_ arguments: [String], in folder: TemporaryFolder) throws -> [[String: Any]] {
    let outcome = try Self.command.run(arguments + ["--json"], in: folder.url)
    #expect(outcome.status == 0, "\(outcome.error)")
    let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    return try #require(document?["cells"] as? [[String: Any]])
  }

  @Test("run, hand each other a value, stand in prose, are plotted, compared, and restored the second time")
  func run() throws {
    let folder = try workspace()
    let first = try cells(["run", "own.md"], in: folder)
    #expect(first.map { $0["state"] as? String } == Array(repeating: "ran", count: 6))
    let accuracy = try #require((first[2]["scalars"] as? [String: Double])?["accuracy"])
    let byMeans = try #require((first[3]["scalars"] as? [String: Double])?["accuracy"])
    // What scikit-learn's KNeighborsClassifier and NearestCentroid make of digits: 80% to 95% of a few hundred.
    #expect((0.75...0.97).contains(accuracy))
    #expect((0.65...0.92).contains(byMeans))
    let compared = (first[5]["outputs"] as? [[String: Any]])?.first?["rows"] as? [[Any]]
    #expect(compared?.compactMap { $0[1] as? Double } == [accuracy, byMeans])
    let page = try String(contentsOf: folder.url.appending(path: "Output/own.html"), encoding: .utf8)
    #expect(page.contains(String(format: "href=\"#nearest\">%.1f%%</a>", accuracy * 100)))
    #expect(page.contains("mean images of the classes"))

    let second = try cells(["run", "own.md"], in: folder)
    #expect(second.map { $0["state"] as? String } == Array(repeating: "restored", count: 6))
    let again = try cells(["rerun", "own.md", "by-means"], in: folder)
    #expect((again[3]["scalars"] as? [String: Double])?["accuracy"] == byMeans)
  }

  @Test(
    "bring their own words: the report speaks the notebook's language, and what is stored is shown again in it"
  )
  func language() throws {
    let folder = try workspace()
    _ = try cells(["run", "own.md"], in: folder)
    let text = try String(contentsOf: folder.url.appending(path: "own.md"), encoding: .utf8)
    try folder.write(text.replacing("seed: 1", with: "seed: 1\nlang: de"), to: "own.md")
    let german = try cells(["run", "own.md"], in: folder)
    #expect(german.map { $0["state"] as? String } == Array(repeating: "restored", count: 6))
    let chart = (german[2]["outputs"] as? [[String: Any]])?.first
    #expect(chart?["x"] as? String == "Held-out sample", "JSON does not depend on the language")
    let page = try String(contentsOf: folder.url.appending(path: "Output/own.html"), encoding: .utf8)
    #expect(page.contains("Zurückgehaltenes Beispiel") && page.contains("Genauigkeit"))
    #expect(!page.contains("Held-out sample"))
    // Said by a step that brings no translation: English, for what there is.
    #expect(page.contains("mean images of the classes"))
  }

  @Test("are checked like all others, with what was meant")
  func check() throws {
    let folder = try workspace {
      $0.replacing("{nearest by-means}\nto: prototypes", with: "{neerest by-means}\nto: prototypes")
        .replacing("```{prototypes}\n", with: "```{prototypes}\nscael: 2\n")
    }
    let outcome = try Self.command.run(["check", "own.md"], in: folder.url)
    #expect(outcome.status == 2)
    #expect(outcome.error.contains("`neerest` is not a step"), "\(outcome.error)")
    #expect(outcome.error.contains("did you mean `nearest`?"))
    #expect(outcome.error.contains("`scael` is not an option of `prototypes`"))
    #expect(outcome.error.contains("did you mean `scale`?"))
    let unbound = try workspace { $0.replacing("```{prototypes}\n```\n", with: "") }
    let error = try Self.command.run(["check", "own.md"], in: unbound.url).error
    #expect(error.contains("`nearest` reads `prototypes`, which no cell before it writes"), "\(error)")
    #expect(error.contains("put a `prototypes` cell before it"))
  }

  @Test("are in the reference, behind Cahier's own")
  func reference() throws {
    let list = try Self.command.run(["steps"]).output
    #expect(list.contains("  save"))
    #expect(list.contains("Names each held-out sample after the nearest"))
    let one = try Self.command.run(["steps", "nearest"]).output
    #expect(one.contains("one of `samples`, `prototypes`; default samples"), "\(one)")
    #expect(one.contains("Reads `data` and `prototypes`."))
  }
}
