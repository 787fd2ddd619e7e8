import Foundation
import TestSupport
import Testing

/// `make test` builds the package; these tests unpack it into a folder where there is nothing else.
@Suite("The package")
struct PackageTests {
  private let folder: TemporaryFolder
  private let package = Fixtures.checkout.appending(path: ".build/cahier.deb")

  init() throws {
    folder = try TemporaryFolder()
    let unpacked = try system("dpkg-deb", "-x", package.path, folder.url.path)
    try #require(unpacked.status == 0, "run `make deb` first: \(unpacked.error)")
  }

  /// Runs a program of the system with nothing of Swift on any path.
  private func system(_ arguments: String...) throws -> ExternalProgram.Outcome {
    try ExternalProgram(URL(filePath: "/usr/bin/env")).run(
      ["-i", "PATH=/usr/bin:/bin", "HOME=\(folder.url.path)"] + arguments, in: folder.url)
  }

  @Test("what was unpacked runs the main notebook with nothing of Swift's, formulas set and all")
  func runs() throws {
    let notebook = Fixtures.checkout.appending(path: "Notebooks/digits.md").path
    let outcome = try system("usr/bin/cahier", "run", notebook, "--quiet")
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(outcome.error == "")
    let page = try String(contentsOf: folder.url.appending(path: "Output/digits.html"), encoding: .utf8)
    #expect(page.contains("class=\"katex\""))
  }

  @Test("it loads no library of Swift's, and names the package of every other")
  func libraries() throws {
    let loaded = try system("ldd", "usr/bin/cahier").output
    let paths = loaded.matches(of: /=> (\/\S+)/).map { String($0.output.1) }
    #expect(paths.count > 5)
    #expect(!loaded.lowercased().contains("swift"), "\(loaded)")
    let depends = try system("dpkg-deb", "-f", package.path, "Depends").output
      .split { ", \n".contains($0) }.map(String.init)
    for path in paths {
      let owner = [path, "/usr" + path].lazy.compactMap { try? self.system("dpkg", "-S", $0).output }
        .first { !$0.isEmpty }
      let name = try #require(owner?.split(separator: ":").first.map(String.init), "\(path)")
      #expect(depends.contains(name), "\(path) is of \(name)")
    }
  }

  @Test("it brings completions for three shells, and a manual page for every subcommand")
  func surroundings() throws {
    for file in [
      "share/bash-completion/completions/cahier", "share/zsh/site-functions/_cahier",
      "share/fish/vendor_completions.d/cahier.fish", "share/cahier/katex/katex.min.js",
    ] {
      #expect(
        FileManager.default.fileExists(atPath: folder.url.appending(path: "usr/\(file)").path), "\(file)")
    }
    let help = try system("usr/bin/cahier", "--help").output
    let names = try #require(help.firstRange(of: "SUBCOMMANDS:")).upperBound
    let subcommands = help[names...].matches(of: /\n  ([a-z]+) {2,}/).map { String($0.output.1) }
    #expect(subcommands.contains("verify"))
    for name in subcommands where name != "help" {
      let page = folder.url.appending(path: "usr/share/man/man1/cahier.\(name).1")
      #expect(FileManager.default.fileExists(atPath: page.path), "\(name)")
    }
  }
}
