import Foundation
import Notebook
import Report
import TestSupport
import Testing

@Suite("Mathematics", .serialized, .enabled(if: KaTeX.installed != nil)) struct MathematicsTests {
  private struct Fixture: Decodable {
    struct Entry: Decodable {
      var tex: String
      var display: Bool
      var html: String?
      var mistake: String?
    }
    var version: String
    var formulas: [Entry]
  }

  @Test("our engine gives what KaTeX gives in Node, to the byte")
  func sameAsNode() throws {
    let kaTeX = try #require(KaTeX.installed)
    let fixture = try JSONDecoder().decode(
      Fixture.self, from: Data(Fixtures.bytes("Report/formulas.json")))
    guard try kaTeX.folder.styleSheet().contains("content:\"\(fixture.version)\"") else { return }
    for entry in fixture.formulas {
      let expected = entry.html.map { Typesetting.markup($0) } ?? .mistake(entry.mistake ?? "")
      #expect(try kaTeX.typeset(Formula(entry.tex, isDisplay: entry.display)) == expected)
    }
  }

  @Test("a mistake is shown in its place and named in a warning, once")
  func mistake() throws {
    var setter = FormulaSetter(KaTeX.installed)
    let markup = setter.set(Formula("\\frac{1}{", isDisplay: false))
    _ = setter.set(Formula("\\frac{1}{", isDisplay: false))
    #expect(markup.html.hasPrefix("<code class=\"tex mistake\" title=\""))
    #expect(markup.html.contains("$\\frac{1}{$"))
    #expect(setter.warnings.count == 1)
    #expect(setter.warnings[0].hasPrefix("the formula `\\frac{1}{` is not set: "))
  }

  @Test(
    "a hostile formula is stopped, and those after it are set",
    arguments: [
      String(repeating: "\\frac{1}{", count: 900) + "1" + String(repeating: "}", count: 900),
      // So deep that a block is to be made smaller when nothing more is granted.
      String(repeating: "\\frac{", count: 250) + "1" + String(repeating: "}{2}", count: 250),
      String(repeating: "x", count: 20_000),
      "\\def\\a{" + String(repeating: "x", count: 4000) + "}" + String(repeating: "\\a", count: 400),
    ])
  func hostile(_ tex: String) throws {
    let kaTeX = KaTeX(folder: try #require(KaTeX.installed).folder)
    let clock = ContinuousClock()
    let start = clock.now
    #expect(try kaTeX.typeset(Formula(tex, isDisplay: false)) == .excessive)
    #expect(clock.now - start < .seconds(20))
    guard case .markup = try kaTeX.typeset(Formula("x^2", isDisplay: false)) else {
      Issue.record("the formula after it is not set")
      return
    }
  }

  @Test(
    "endless expansion and unclosed braces are mistakes",
    arguments: ["\\def\\a{\\a\\a}\\a", String(repeating: "{", count: 500)])
  func bounded(_ tex: String) throws {
    let kaTeX = try #require(KaTeX.installed)
    guard case .mistake = try kaTeX.typeset(Formula(tex, isDisplay: false)) else {
      Issue.record("it is no mistake")
      return
    }
  }

  @Test("a page carries the rules and fonts that its formulas use, and no others")
  func styles() throws {
    var setter = FormulaSetter(KaTeX.installed)
    #expect(setter.styles().isEmpty)
    _ = setter.set(Formula("x^2", isDisplay: false))
    let plain = setter.styles()
    #expect(fonts(of: plain) == ["KaTeX_Main 400 normal", "KaTeX_Math 400 italic"])
    // Of 121 rules for the sizes, only that of a superscript in text.
    let sizes = plain.split(separator: "\n").filter { $0.contains("reset-size") }.count
    #expect(sizes == 1)
    let hasFiles = plain.contains("url(fonts/")
    #expect(!hasFiles)
    _ = setter.set(Formula("\\sum \\mathbb{R} \\mathbf{b} \\text{\\textit{t}}", isDisplay: true))
    let rich = setter.styles()
    #expect(
      fonts(of: rich) == [
        "KaTeX_AMS 400 normal", "KaTeX_Main 700 normal", "KaTeX_Main 400 italic", "KaTeX_Main 400 normal",
        "KaTeX_Math 400 italic", "KaTeX_Size2 400 normal",
      ])
    #expect(plain.utf8.count < 70_000)
  }

  private func fonts(of styles: String) -> [String] {
    styles.matches(of: /@font-face\{font-family:(\w+);font-weight:(\d+);font-style:(\w+);/).map {
      "\($0.output.1) \($0.output.2) \($0.output.3)"
    }
  }
}

@Suite("Without KaTeX") struct MissingKaTeXTests {
  @Test("formulas are their source, with one warning that says what to install")
  func source() {
    var setter = FormulaSetter(nil)
    #expect(setter.set(Formula("a<b", isDisplay: false)).html == "<code class=\"tex\">$a&lt;b$</code>")
    _ = setter.set(Formula("c", isDisplay: true))
    #expect(setter.warnings.count == 1)
    #expect(setter.warnings[0].contains("apt-get install libjs-katex"))
    #expect(setter.styles().isEmpty)
  }

  @Test("a folder that the environment names is the only one that is looked into")
  func folder() {
    #expect(KaTeXFolder.find(in: [KaTeXFolder.variable: "/nowhere"]) == nil)
  }

  @Test("a program that is no KaTeX gives one warning, and the source")
  func broken() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("this is no program (".utf8).write(to: folder.appending(path: "katex.min.js"))
    try Data().write(to: folder.appending(path: "katex.min.css"))
    let found = try #require(KaTeXFolder.find(in: [KaTeXFolder.variable: folder.path]))
    var setter = FormulaSetter(KaTeX(folder: found))
    for tex in ["a", "b"] {
      #expect(setter.set(Formula(tex, isDisplay: false)).html == "<code class=\"tex\">$\(tex)$</code>")
    }
    #expect(setter.warnings.count == 1)
    #expect(setter.warnings[0].contains("does not work"))
  }
}
