import Foundation
import TestSupport
import Testing

@Suite("Notebooks/guide.md")
struct GuideTests {
  private struct Reference: Decodable {
    struct Named: Decodable { var name: String }
    struct Step: Decodable {
      var name: String
      var options: [Named]
    }
    var steps: [Step]
  }

  /// What every step takes: at work in one cell or another.
  private static let common: Set = ["caption", "alt", "echo", "output", "allow-error", "cache"]

  private static let text = try? String(
    contentsOf: Fixtures.checkout.appending(path: "Notebooks/guide.md"), encoding: .utf8)

  /// The options that the cells of each step give.
  private func optionsAtWork() throws -> [String: Set<String>] {
    let text = try #require(Self.text)
    var options: [String: Set<String>] = [:]
    for cell in text.matches(of: /(?m)^```\{([a-z-]+)[^}]*\}\n((?:(?!```).*\n)*)```$/) {
      let names = cell.output.2.split(separator: "\n").compactMap { line in
        line.prefixMatch(of: /([a-z][a-z-]*):/).map { String($0.output.1) }
      }
      options[String(cell.output.1), default: []].formUnion(names)
    }
    return options
  }

  @Test("every step has its section, and every option of it is at work in a cell")
  func complete() throws {
    let text = try #require(Self.text)
    let printed = try ExternalProgram.cahier.run(["steps", "--json"]).output
    let steps = try JSONDecoder().decode(Reference.self, from: Data(printed.utf8)).steps
    let atWork = try optionsAtWork()
    #expect(steps.count >= 10)
    for step in steps {
      #expect(text.contains("\n## `\(step.name)`: "), "\(step.name) has no section")
      #expect(atWork[step.name] != nil, "\(step.name) is not at work")
      let options = Set(step.options.map(\.name)).subtracting(Self.common)
      let missing = options.subtracting(atWork[step.name] ?? [])
      #expect(missing == [], "\(step.name)")
    }
    let everywhere = atWork.values.reduce(into: Set()) { $0.formUnion($1) }
    #expect(everywhere.isSuperset(of: Self.common))
  }

  @Test("it runs, is as it expects itself to be, and leaves its weights and counts beside the report")
  func runs() throws {
    let folder = try TemporaryFolder()
    let outcome = try ExternalProgram.cahier.run(
      ["run", "Notebooks/guide.md", "--quiet", "-o", folder.url.path + "/"], in: Fixtures.checkout)
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(FileManager.default.fileExists(atPath: folder.url.appending(path: "weights.npz").path))
    #expect(FileManager.default.fileExists(atPath: folder.url.appending(path: "counts.csv").path))
  }
}
