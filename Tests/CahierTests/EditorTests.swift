import Foundation
import TestSupport
import Testing

/// Clients that are not ours, attached to `cahier lsp`.
@Suite("Editors")
struct EditorTests {
  @Test("pytest-lsp as Neovim, as VS Code and as Emacs finds every feature as it should be")
  func pytest() throws {
    let folder = try TemporaryFolder()
    let outcome = try ExternalProgram.python.run(
      ["-m", "pytest", "-q", "-p", "no:cacheprovider", Fixtures.url("Language/test_lsp.py").path],
      environment: [
        "CAHIER": ExternalProgram.cahier.url.path, "DIGITS": Fixtures.digits.path,
        "WORKSPACE": folder.url.resolvingSymlinksInPath().path, "PYTHONDONTWRITEBYTECODE": "1",
      ])
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.error)")
    #expect(outcome.output.contains(/\d\d passed/))
  }

  private struct Found: Decodable {
    struct Mistake: Decodable {
      var line: Int
      var column: Int
      var message: String
    }
    var mistake: Mistake
    var fix: String
    var completion: [String]
    var hover: String
    var definition: String
    var renamed: Bool
    var lens: String
    var symbols: [String]
  }

  @Test("Neovim, attached to a file, shows the mistake, mends it, completes, explains, goes, renames")
  func neovim() throws {
    let folder = try TemporaryFolder()
    let notebook = try folder.write(
      """
      # Digits

      ```{load}
      file: digits.mat
      limitt: 100
      ```

      ```{minimize train}
      iterations: 3
      ```

      It fell to `{train.cost:.4f}`.

      """, to: "digits.md")
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "digits.mat"), withDestinationURL: Fixtures.digits)
    let neovim = ExternalProgram(URL(filePath: "/usr/bin/nvim"))
    let outcome = try neovim.run(
      ["--headless", "--clean", "-n", "-S", Fixtures.url("Language/neovim.lua").path],
      environment: ["CAHIER": ExternalProgram.cahier.url.path, "NOTEBOOK": notebook.path], in: folder.url)
    let found = try JSONDecoder().decode(Found.self, from: Data(outcome.output.utf8))
    #expect((found.mistake.line, found.mistake.column) == (4, 0))
    #expect(found.mistake.message.contains("`limitt` is not an option of `load`"))
    #expect(found.fix == "Write `limit`")
    #expect(found.completion == ["display"])
    #expect(found.hover.hasPrefix("**iterations**"))
    #expect(found.definition == "```{minimize train}")
    #expect(found.renamed)
    #expect(found.lens == "run what is stale (2 of 2)")
    #expect(found.symbols == ["Digits"])
  }
}
