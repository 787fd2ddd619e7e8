import Foundation
import Notebook
import Report
import Testing

@Suite("What comes from outside") struct EscapingTests {
  private static let hostile =
    "</title></style><script>alert(1)</script><img src=x onerror=alert(1)>\"'&\u{0}\u{1B}[31m"

  @Test("is escaped in titles, captions, options, messages and code")
  func everywhere() async throws {
    let quoted = Self.hostile.unicodeScalars.filter { $0.value >= 0x20 }.map(String.init).joined()
      .replacing("'", with: "''")
    let text = """
      ---
      title: '\(quoted)'
      subtitle: '\(quoted)'
      author: '\(quoted)'
      description: '\(quoted)'
      params: {evil: '\(quoted)'}
      ---
      `\(quoted)`

      ```
      \(quoted)
      ```

      ```{load}
      file: '${evil}'
      caption: '\(quoted)'
      ```
      """
    let html = HTMLReport(try await SampleSteps.run(text), kaTeX: { nil }).render().html
    #expect(!html.contains("<script"))
    #expect(!html.contains("onerror=alert(1)>"))
    #expect(html.components(separatedBy: "</title>").count == 2)
    #expect(html.components(separatedBy: "</style>").count == 2)
  }

  @Test("is escaped as text and as an attribute, and what HTML cannot hold is replaced")
  func markup() {
    let escaped = "&lt;a href=&quot;&#39;&amp;\u{FFFD}\u{FFFD}\n"
    #expect(Markup.text("<a href=\"'&\u{0}\u{1B}\n").html == escaped)
    #expect(Markup.empty("img", ["alt": "<a href=\"'&\u{0}\u{1B}\n"]).html == "<img alt=\"\(escaped)\">")
    #expect(Markup.tag("p", ["class": nil, "id": ""]) { "<" }.html == "<p id=\"\">&lt;</p>")
    #expect(Markup.message("a `<b>` c").html == "a <code>&lt;b&gt;</code> c")
    #expect(Markup.message("one ` tick").html == "one ` tick")
  }

  @Test(
    "leads nowhere but the web, mail and places beside the page",
    arguments: [
      ("https://example.org/a?b#c", "https://example.org/a?b#c"),
      ("HTTP://EXAMPLE.ORG", "HTTP://EXAMPLE.ORG"),
      ("mailto:a@example.org", "mailto:a@example.org"), ("#load", "#load"), ("a/b.html", "a/b.html"),
      ("../x?y:z", "../x?y:z"), ("/a", "/a"), (" page.html ", "page.html"), ("a#b:c", "a#b:c"),
      ("?a:b", "?a:b"),
      ("javascript:alert(1)", nil), ("JaVaScRiPt:alert(1)", nil), (" javascript:alert(1)", nil),
      ("java\tscript:alert(1)", nil), ("java\nscript:alert(1)", nil), ("\u{1}javascript:alert(1)", nil),
      ("javascript\u{200B}:alert(1)", nil), ("\u{FEFF}javascript:x", nil), ("data:text/html,x", nil),
      ("vbscript:x", nil), ("file:///etc/passwd", nil), ("blob:x", nil), ("ftp://x", nil),
      ("//example.org", nil),
      ("\\\\server\\share", nil), ("/\\example.org", nil), ("", nil), ("   ", nil), ("a\u{202E}b", nil),
      ("view-source:x", nil), ("x:y", nil),
    ] as [(String, String?)])
  func links(_ address: String, _ expected: String?) {
    #expect(SafeLink(address)?.destination == expected)
  }

  @Test(
    "makes a refused link its words, however Markdown disguises it",
    arguments: [
      "[words](javascript:alert(1))", "[words](javascript&#58;alert(1))",
      "[words](JAVASCRIPT&colon;alert(1))",
      "[words](<java\u{9}script:alert(1)>)", "[words][r]\n\n[r]: data:text/html,x",
      "[words](vbscript:x \"t\")",
      "[words](file:///etc/passwd)",
    ])
  func refusedLinks(_ markdown: String) async throws {
    let result = try await SampleSteps.run("---\ntitle: T\n---\n\(markdown)\n")
    let html = HTMLReport(result, kaTeX: { nil }).render().html
    let start = try #require(html.firstRange(of: "</header>"))
    let prose = html[start.upperBound...]
    #expect(prose.contains("<p>words</p>"))
  }

  @Test(
    "is no link, class or picture in a formula either",
    .enabled(if: KaTeX.installed != nil),
    arguments: [
      "\\href{javascript:alert(1)}{x}", "\\url{javascript:alert(1)}", "\\htmlClass{evil}{x}",
      "\\htmlId{evil}{x}",
      "\\htmlStyle{color:red}{x}", "\\htmlData{a=b}{x}", "\\includegraphics{https://example.org/x.png}",
      "\\text{<script>alert(1)</script>}", "\\def\\x{<img src=x>}\\x",
    ])
  func formulas(_ tex: String) throws {
    var setter = FormulaSetter(kaTeX: KaTeX.installed)
    let html = setter.set(Formula(tex, isDisplay: false)).html
    for forbidden in ["<a ", "<img", "<script", "class=\"evil", "id=\"evil", "data-", "href="] {
      #expect(!html.contains(forbidden))
    }
  }
}
