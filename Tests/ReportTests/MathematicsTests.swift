import Foundation
import Notebook
import Report
import Synchronization
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

  private func html(_ tex: String, isDisplay: Bool = false) -> String {
    var setter = FormulaSetter(kaTeX: KaTeX.installed)
    return setter.set(Formula(tex, isDisplay: isDisplay)).html
  }

  /// Whether formulas are set or shown as their source, one after the other, and what is said of them.
  private func setting(_ formulas: [String], isDisplay: Bool = true) -> (isSet: [Bool], said: [String]) {
    let located = formulas.enumerated().map { index, tex in
      Located(Formula(tex, isDisplay: isDisplay), at: SourceRange(line: index + 1, column: 1))
    }
    let source = SourceText(name: "", text: formulas.joined(separator: "\n"))
    var setter = FormulaSetter(located, in: source, kaTeX: KaTeX.installed)
    let said = setter.diagnostics.map { diagnostic in
      let start = diagnostic.range?.start ?? SourcePosition(line: 0, column: 0)
      return "\(start.line):\(start.column) \(diagnostic.message)"
    }
    return (formulas.map { !setter.set(Formula($0, isDisplay: isDisplay)).html.contains("<code") }, said)
  }

  @Test("our engine gives what KaTeX gives in Node, to the byte")
  func sameAsNode() throws {
    let kaTeX = try #require(KaTeX.installed)
    let fixture = try JSONDecoder().decode(
      Fixture.self, from: Data(Fixtures.bytes("Report/formulas.json")))
    guard try kaTeX.folder.styleSheet().contains("content:\"\(fixture.version)\"") else { return }
    for entry in fixture.formulas {
      if let expected = entry.html {
        #expect(html(entry.tex, isDisplay: entry.display) == expected)
      } else {
        #expect(html(entry.tex, isDisplay: entry.display).contains("tex mistake"))
      }
    }
  }

  @Test(
    "what is wrong is said with its place inside the formula",
    arguments: [
      (#"a + \foo"#, #"1:5 the formula is not set: Undefined control sequence: \foo"#),
      ("x^2^3", "1:4 the formula is not set: Double superscript"),
      (#"数 \foo"#, #"1:3 the formula is not set: Undefined control sequence: \foo"#),
      (#"😀 \foo"#, #"1:3 the formula is not set: Undefined control sequence: \foo"#),
      (
        #"\frac{1}{"#,
        "1:10 the formula is not set: Unexpected end of input in a macro argument, expected '}'"
      ),
      (#"\left( x"#, #"1:9 the formula is not set: Expected '\right', got 'the end of the formula'"#),
      (
        #"\eqref{eq:b}"#, #"1:7 the formula is not set: no formula with a \tag has the \label{eq:b}"#
      ),
    ])
  func mistakes(tex: String, expected: String) {
    let (isSet, said) = setting([tex])
    #expect(isSet == [false])
    #expect(said == [expected.replacing("got 'the end of the formula'", with: "got the end of the formula")])
  }

  @Test(
    "a command that leads out of the formula is refused at its place, and what it encloses is not lost",
    arguments: [
      (#"x + \href{https://a.example}{y}"#, #"1:5 the formula is not set: \href"#),
      (#"\\href \url{https://a.example}"#, #"1:8 the formula is not set: \url"#),
      (#"\includegraphics{a.png}"#, #"1:1 the formula is not set: \includegraphics"#),
      (#"\htmlId{a}{x}"#, #"1:1 the formula is not set: \htmlId"#),
      (#"\htmlClass{a}{x}"#, #"1:1 the formula is not set: \htmlClass"#),
      (#"\htmlStyle{color: red}{x}"#, #"1:1 the formula is not set: \htmlStyle"#),
      (#"\htmlData{a=b}{x}"#, #"1:1 the formula is not set: \htmlData"#),
    ])
  func refused(tex: String, expected: String) {
    let (isSet, said) = setting([tex])
    #expect(isSet == [false])
    #expect(said == [expected + " is not allowed in a notebook's formula"])
    // A macro that another formula defines has no place in this one.
    let inMacro = setting([#"\newcommand{\m}{"# + tex + "}", #"\m"#])
    #expect(inMacro.isSet == [true, false])
    #expect(inMacro.said.count == 1)
  }

  @Test(
    "a percent sign that takes the end of a formula is told; a comment in several lines is one",
    arguments: [
      ("50%", false, "1:3"), ("a%b", false, "1:2"), (#"\verb|5%| + 5% x"#, false, "1:14"),
      ("50%", true, "1:3"),
      (#"50\%"#, false, nil), ("a % b\nc", false, nil), ("a % b\nc % d", true, nil),
      (#"\verb|5%|"#, false, nil),
    ] as [(String, Bool, String?)])
  func percent(tex: String, isDisplay: Bool, place: String?) {
    let (isSet, said) = setting([tex], isDisplay: isDisplay)
    #expect(isSet == [place == nil])
    let words = "the formula is not set: a % begins a comment, which takes the rest of the formula"
    #expect(said == (place.map { ["\($0) \(words); write \\% for the sign"] } ?? []))
  }

  @Test("a tag belongs to a displayed formula")
  func tags() {
    let (isSet, said) = setting([#"x \tag{1}"#], isDisplay: false)
    #expect(isSet == [false])
    #expect(said == [#"1:1 the formula is not set: \tag works only in display equations"#])
    #expect(html(#"x \tag{1}"#, isDisplay: true).contains("class=\"tag\""))
  }

  @Test(
    "macros hold in the formulas after the one that defines them, in the order of the file",
    arguments: [
      ([#"\newcommand{\E}{\mathbb{E}}"#, #"\E"#], [true, true]),
      ([#"\E"#, #"\newcommand{\E}{\mathbb{E}}"#], [false, true]),
      ([#"\def\f#1{#1^2}"#, #"\f{x}"#, #"\f y"#], [true, true, true]),
      ([#"{\def\local{x}\local}"#, #"\local"#], [true, false]),
      ([#"{\gdef\g{x}}"#, #"\g"#], [true, true]), ([#"\let\z=\alpha"#, #"\z"#], [true, true]),
      ([#"\DeclareMathOperator*{\am}{arg\,max}"#, #"\am_x f"#], [true, true]),
      // KaTeX knows `\R`, LaTeX does not: people define it.
      ([#"\newcommand{\R}{\mathbb{R}}"#, #"x \in \R"#], [true, true]),
      // A cell that was copied says the same again.
      ([#"\newcommand{\q}{1}"#, #"\newcommand{\q}{1} \q"#], [true, true]),
      ([#"\newcommand\q{1}"#, #"\newcommand{\q}{2} \q"#, #"\q"#], [true, false, true]),
      ([#"\newcommand{\q}{1}"#, #"\renewcommand{\q}{2} \q"#, #"\q"#], [true, true, true]),
      // Only what a formula itself says defines: so the same formula is always set alike.
      ([#"\newcommand{\m}{\gdef\n{1}}"#, #"\m \n"#, #"\n"#], [true, true, false]),
      // What a formula defines before its mistake holds: one mistake, one message.
      ([#"\newcommand{\q}{1} \foo"#, #"\q"#], [false, true]),
    ])
  func macros(formulas: [String], expected: [Bool]) {
    #expect(setting(formulas).isSet == expected)
  }

  @Test("a formula that a macro means other things in is set each time as it was there")
  func redefined() {
    let formulas = [#"\def\q{1}"#, #"\q"#, #"\def\q{2}"#, #"\q"#]
    let located = formulas.enumerated().map { index, tex in
      Located(Formula(tex, isDisplay: false), at: SourceRange(line: index + 1, column: 1))
    }
    var setter = FormulaSetter(located, kaTeX: KaTeX.installed)
    let shown = formulas.map { setter.set(Formula($0, isDisplay: false)).html }
    #expect(shown[0].isEmpty, "what only defines shows nothing")
    #expect(shown[1].contains("<mn>1</mn>"))
    #expect(shown[3].contains("<mn>2</mn>"))
  }

  @Test("labels show nothing, and references show the tag of their row, wherever it is")
  func references() {
    let formulas = [
      #"\eqref{b} \ref{a}"#, #"x \tag{7} \label{a}"#,
      #"\begin{align} x &= 1 \label{b} \tag{8} \\ y &= 2 \tag{9} \end{align}"#,
    ]
    let located = formulas.enumerated().map { index, tex in
      Located(Formula(tex, isDisplay: true), at: SourceRange(line: index + 1, column: 1))
    }
    var setter = FormulaSetter(located, kaTeX: KaTeX.installed)
    #expect(setter.diagnostics.isEmpty)
    let first = setter.set(located[0].content).html
    #expect(first.contains("<mtext>(8)7</mtext>"))
  }

  @Test(
    "a hostile formula is not set, and those before and after it are, with their macros",
    arguments: [
      String(repeating: "\\frac{1}{", count: 900) + "1" + String(repeating: "}", count: 900),
      String(repeating: "\\frac{", count: 250) + "1" + String(repeating: "}{2}", count: 250),
      String(repeating: "{", count: 4_900) + "1" + String(repeating: "}", count: 4_900),
      String(repeating: "\\left(", count: 500) + "1" + String(repeating: "\\right)", count: 500),
      String(repeating: "\\begin{array}{c}", count: 200) + String(repeating: "\\end{array}", count: 200),
      String(repeating: "\\text{", count: 1000) + String(repeating: "}", count: 1000),
      "x" + String(repeating: "^{x", count: 1000) + String(repeating: "}", count: 1000),
      String(repeating: "x", count: 20_000),
      "\\def\\a{" + String(repeating: "x", count: 4000) + "}" + String(repeating: "\\a", count: 400),
      // Nested by macros, where no brace shows it.
      "\\def\\a#1{\\sqrt{\\sqrt{\\sqrt{#1}}}}" + String(repeating: "\\a{", count: 90) + "x"
        + String(repeating: "}", count: 90),
      "\\def\\a{\\a\\a}\\a", String(repeating: "{", count: 90),
    ])
  func hostile(_ tex: String) throws {
    let (isSet, said) = setting([#"\newcommand{\q}{1}"#, tex, #"\q"#])
    #expect(isSet == [true, false, true])
    #expect(said.count == 1)
  }

  @Test("when the work of a notebook's formulas is used up, one sentence says so for all that are left")
  func budget() {
    let formulas = (0..<6).map { index in
      let sum =
        #"J = \frac{1}{m} \sum_{i=1}^{m} \sum_{k=1}^{K} \left[ -y_k^{(i)} \log h(x^{(i)})_k \right] + "#
      return Located(Formula("\(sum) \(index)", isDisplay: true), at: SourceRange(line: index + 1, column: 1))
    }
    // Each asks for 2 MB.
    let setter = FormulaSetter(formulas, kaTeX: KaTeX.installed, work: 5 << 20)
    let said = setter.diagnostics.map(\.mistake)
    #expect(said == [.formula(.tooMuchWork), .formula(.nothingLeft)])
    #expect(setter.diagnostics.map(\.severity) == [.warning, .warning])
  }

  @Test("when the time of a notebook's formulas is used up, no more of them is begun")
  func patience() {
    let formulas = ["a", "b"].map {
      Located(Formula($0, isDisplay: true), at: SourceRange(line: 1, column: 1))
    }
    let setter = FormulaSetter(formulas, kaTeX: KaTeX.installed, patience: .zero)
    #expect(setter.diagnostics.map(\.mistake) == [.formula(.nothingLeft)])
  }

  @Test("of thousands of mistakes the first hundred are named, and the others are counted")
  func many() {
    let said = setting((0..<150).map { "\\foo_{\($0)}" }).said
    #expect(said.count == 101)
    #expect(said.last == "100:1 50 more formulas are not set")
  }

  @Test("what a cache holds needs no engine, is checked, and belongs to the macros that were in effect")
  func cache() throws {
    let kept = Mutex<[String: String]>([:])
    let cache = FormulaCache(
      find: { name in kept.withLock { $0[name] } }, keep: { name, html in kept.withLock { $0[name] = html } })
    func shown(_ formulas: [String]) -> String? {
      let located = formulas.map {
        Located(Formula($0, isDisplay: false), at: SourceRange(line: 1, column: 1))
      }
      var setter = FormulaSetter(located, kaTeX: KaTeX.installed, cache: cache)
      return formulas.last.map { setter.set(Formula($0, isDisplay: false)).html }
    }
    let first = try #require(shown([#"\def\q{1}"#, #"\q"#]))
    #expect(shown([#"\def\q{2}"#, #"\q"#]) != first)
    #expect(shown([#"\def\q{1}"#, #"\q"#]) == first)
    // Another formula behind those that are cached has their macros.
    #expect(shown([#"\def\q{1}"#, #"\q"#, #"\q + 1"#])?.contains("tex mistake") == false)
    kept.withLock { kept in
      for name in kept.keys { kept[name] = "<span class=\"katex\"><script>alert(1)</script></span>" }
    }
    #expect(shown([#"\def\q{1}"#, #"\q"#]) == first)
  }

  @Test("what came of a notebook's formulas is known without an engine, also where some can't be set")
  func census() throws {
    let kept = Mutex<[String: String]>([:])
    let cache = FormulaCache(
      find: { name in kept.withLock { $0[name] } }, keep: { name, html in kept.withLock { $0[name] = html } })
    let formulas = ["x", "\\nonsense", "y^2"].map {
      Located(Formula($0, isDisplay: false), at: SourceRange(line: 1, column: 1))
    }
    func setter(_ worker: FormulaWorker) -> FormulaSetter {
      FormulaSetter(formulas, kaTeX: KaTeX.installed(worker), cache: cache)
    }
    let first = setter(.thisProcess)
    // No such program: whatever asks for an engine fails.
    var second = setter(FormulaWorker(arguments: ["no-such-subcommand"]))
    #expect(first.diagnostics.count == 1)
    #expect(second.diagnostics == first.diagnostics)
    #expect(second.set(formulas[2].content).html.contains("katex"))
    #expect(second.set(formulas[1].content).html.contains("tex mistake"))
    // Markup that was lost is made again, with what comes before it.
    kept.withLock { kept in for (name, html) in kept where html.hasPrefix("<") { kept[name] = nil } }
    var third = setter(.thisProcess)
    #expect(third.set(formulas[0].content).html.contains("katex"))
    #expect(third.set(formulas[1].content).html.contains("tex mistake"))
  }

  @Test("a page carries the rules and fonts that its formulas use, and no others")
  func styles() throws {
    var setter = FormulaSetter(kaTeX: KaTeX.installed)
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
    var setter = FormulaSetter(kaTeX: nil)
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
    var setter = FormulaSetter(kaTeX: KaTeX(folder: found))
    for tex in ["a", "b"] {
      #expect(setter.set(Formula(tex, isDisplay: false)).html == "<code class=\"tex\">$\(tex)$</code>")
    }
    #expect(setter.warnings.count == 1)
    #expect(setter.warnings[0].contains("does not work"))
  }
}
