import Foundation
import Live
import Report
import TestSupport
import Testing
import Wording

/// `cahier live` as its users have it: the built command, a real Chromium, and programs that mean it no good.
///
/// Each scenario is a function of a script, which ends quietly when what it says is so; the server is a process of its own.
@Suite("The live page", .serialized)
struct LiveTests {
  /// The names that a script gives its scenarios, in their order.
  private static func names(in script: String, behind mark: String) -> [String] {
    let text = (try? String(contentsOf: Fixtures.url("Live/\(script)"), encoding: .utf8)) ?? ""
    return text.components(separatedBy: "\n\(mark)").dropFirst().compactMap { part in
      part.firstMatch(of: /\ndef (\w+)\(/).map { String($0.output.1) }
    }
  }

  private static let scenarios = names(in: "live.py", behind: "@scenario(")
  private static let attacks = names(in: "attacks.py", behind: "@attack")

  private func run(_ script: String, _ name: String) throws {
    let outcome = try ExternalProgram.python.run(
      [Fixtures.url("Live/\(script)").path, ExternalProgram.cahier.url.path, name, Fixtures.digits.path],
      environment: ["PYTHONDONTWRITEBYTECODE": "1"])
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.error)")
  }

  @Test("there are scenarios and attacks to run")
  func complete() {
    #expect(Self.scenarios.count >= 17)
    #expect(Self.attacks.count >= 10)
  }

  @Test(
    "each language has everything that the page says, and nothing else",
    arguments: Language.allCases.filter { $0 != .english })
  func words(language: Language) {
    let own = LiveWords.translations[language] ?? [:]
    let all = language.words.merging(own) { reports, _ in reports }
    #expect(LiveWords.mistakes(in: [language: all], for: language) == [])
    let known = Set(LiveWords.allCases.map(\.rawValue))
    #expect(own.keys.filter { !known.contains($0) || language.words[$0] != nil } == [])
    // The script takes the singular for one.
    #expect(own.filter { $0.value.contains("|") && !$0.key.contains("|") }.isEmpty)
  }

  @Test("in Chromium", arguments: scenarios)
  func scenario(name: String) throws { try run("live.py", name) }

  @Test("what a page from elsewhere, or a program on the machine, tries comes to nothing", arguments: attacks)
  func attack(name: String) throws { try run("attacks.py", name) }
}
