import Foundation
import Notebook
import TestSupport
import Testing

@Suite("Theme, accent and style")
struct LooksTests {
  @Test("a theme that there is not is a mistake, with the one that was meant")
  func theme() {
    expectMistakes(parsing: "---\ntheme: 1️⃣boord\n---\n", ["1️⃣ `boord` is not a theme → board"])
  }

  /// Ratios as WebAIM's contrast checker gives them, on white: two decimals, cut off.
  @Test(
    "contrast is WCAG's",
    arguments: [
      ("#000000", 21.0), ("#ffffff", 1), ("#777777", 4.47), ("#767676", 4.54), ("#ff0000", 3.99),
      ("#0000ff", 8.59),
    ])
  func contrast(text: String, expected: Double) throws {
    let colour = try #require(Colour(text))
    #expect(abs(colour.contrast(to: Colour(0xFFFFFF)) - expected) < 0.011)
  }

  @Test(
    "a colour that can't be read is a mistake with its ratio, in the scheme in which it can't",
    arguments: [
      ("accent: '#23509f'", []), ("accent: 23509f", []), ("accent: '#25a'", []),
      (
        "accent: 1️⃣'#ffcc00'",
        ["1️⃣ `#ffcc00` has a contrast of 1.35 to the light page, at least 4.5 was expected"]
      ),
      ("theme: board\naccent: '#ffcc00'", []),
      (
        "accent: {light: '#23509f', dark: 1️⃣'#23509f'}",
        ["1️⃣ `#23509f` has a contrast of 2.11 to the dark page, at least 4.5 was expected"]
      ),
      ("accent: 1️⃣blue", ["1️⃣ `blue` is not a colour"]), ("1️⃣accent: #23509f", ["1️⃣ no colour was found"]),
      ("accent: {1️⃣drak: '#fff'}", ["1️⃣ `drak` is not an entry of the front matter → dark"]),
    ])
  func accents(yaml: String, expected: [String]) {
    expectMistakes(parsing: "---\n\(yaml)\n---\n", expected)
  }

  @Test(
    "for every theme and any colour, what the dark scheme and the advice give can be read",
    arguments: Theme.allCases)
  func readable(theme: Theme) {
    for isDark in [false, true] {
      let grounds = theme.grounds(isDark: isDark)
      for number: UInt32 in [
        0, 0xFFFFFF, 0x808080, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFCC00, 0x1D2B26, 0x23509F,
      ] {
        let colour = Accent.readable(Colour(number), on: grounds)
        #expect(Accent.contrast(of: colour, on: grounds) >= 4.5)
      }
    }
  }

  @Test(
    "what stands for a style sheet that was not fetched is none",
    arguments: [
      (
        "version https://git-lfs.github.com/spec/v1\noid sha256:0\n",
        "a pointer of Git LFS, which stands for the file"
      ),
      ("<html><body>Not found</body></html>", "a web page"),
    ])
  func standIn(content: String, found: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(content, to: "own.css")
    expectMistakes(
      planning: "---\nstyle: 1️⃣own.css\n---\n", in: folder.url,
      ["1️⃣ `own.css`: found \(found), expected a style sheet"])
  }

  @Test(
    "a style sheet that would fetch or run something, or end, is a mistake with its line, however it is written",
    arguments: [
      ("p { color: red }\n/* url( in a comment */ .curl-x { margin: 0 }", []),
      ("@media (width <= 30rem) { p { content: \"\\201C\"; behaviour: none } }", []),
      ("\n.a { background: url(x.png) }", ["line 2: `url(…)` would fetch something"]),
      (".a { background: u\\72l (x) }", ["line 1: `url(…)` would fetch something"]),
      (".a { background: \\000055RL(x) }", ["line 1: `url(…)` would fetch something"]),
      ("@im/**/port 'x';", ["line 1: `@import` would fetch something"]),
      ("@IMPORT 'x';", ["line 1: `@import` would fetch something"]),
      ("a { background: -webkit-image-set('x' 1x) }", ["line 1: `image-set(…)` would fetch something"]),
      ("@font-face { font-family: x }", ["line 1: `@font-face` would fetch something"]),
      ("a { width: expression(alert(1)) }", ["line 1: `expression(…)` would run something"]),
      ("a{}\n</style><script>", ["line 2: `</` and `<!` would end the style sheet"]),
      ("a { content: \"<!--\" }", ["line 1: `</` and `<!` would end the style sheet"]),
      ("a\u{0}", ["line 1: this is not UTF-8 text"]),
      (String(repeating: "a", count: 100_001), ["line 1: a style sheet has at most 100000 bytes"]),
    ])
  func styles(css: String, expected: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write(css, to: "own.css")
    expectMistakes(
      planning: "---\nstyle: 1️⃣own.css\n---\n", in: folder.url, expected.map { "1️⃣ `own.css`, \($0)" })
  }
}
