import Notebook
import Report
import TestSupport
import Testing

@Suite("Notes, code and citations on the page")
struct NotesReportTests {
  private func page(_ text: String) async throws -> String {
    HTMLReport(try await SampleSteps.run(text), kaTeX: { nil }).render().html
  }

  @Test("a note says what kind it is, in the notebook's language; a fold opens; terms have their elements")
  func blocks() async throws {
    let html = try await page(
      "---\nlang: zh\n---\n> [!TIP]\n> a\n\n<details>\n\nb\n\n</details>\n\nA\n: b\n: c\n")
    #expect(
      html.contains(#"<div class="note" data-kind="tip" role="note"><p class="kind">提示</p><p>a</p></div>"#))
    #expect(html.contains(#"<details class="fold"><summary>更多</summary><p>b</p></details>"#))
    #expect(html.contains("<dl><dt>A</dt><dd>b</dd><dd>c</dd></dl>"))
  }

  /// Code with its parts in brackets.
  private func parts(_ language: String, _ code: String) async throws -> String {
    let html = try await page("```\(language)\n\(code)\n```\n")
    let start = try #require(html.firstRange(of: "<code>")).upperBound
    let end = try #require(html[start...].firstRange(of: "</code>")).lowerBound
    return String(html[start..<end]).replacing(/<span class="code-([a-z]+)">/) {
      "[\($0.output.1.prefix(3)) "
    }
    .replacing("</span>", with: "]").replacing("&#39;", with: "'").replacing("&quot;", with: "\"")
    .replacing("&gt;", with: ">").replacing("&lt;", with: "<").replacing("&amp;", with: "&")
  }

  @Test(
    "the parts of code are told apart",
    arguments: [
      ("python", "def f(x):  # c", "[key def] f(x):  [com # c]"),
      ("python", "x = '''a\n\"b''' + r\"\\\"\" # d", "x = [str '''a\n\"b'''] + r[str \"\\\"\"] [com # d]"),
      (
        "python", "@d.e\nx.in_ = None if 1e-3 else 0x1F",
        "[nam @d.e]\nx.in_ = [con None] [key if] [num 1e-3] [key else] [num 0x1F]"
      ),
      (
        "matlab", "a = b' * [1 2]'; s = 'it''s'; % c'",
        "a = b' * [[num 1] [num 2]]'; s = [str 'it''s']; [com % c']"
      ),
      ("octave", "%{\nx\n%}\nend", "[com %{\nx\n%}]\n[key end]"),
      (
        "swift", "/* a /* b */ */ let x = #\"a\"b\"# // c",
        "[com /* a /* b */ */] [key let] x = [str #\"a\"b\"#] [com // c]"
      ),
      ("R", "x.y <- NA # c", "x.y <- [con NA] [com # c]"),
      (
        "sh", "for f in \"$x\"; do echo ${y} a#b # c",
        "[key for] f [key in] [str \"$x\"]; [key do] [key echo] [nam ${y}] a#b [com # c]"
      ),
      ("yaml", "a-b: \"c\" # d\n- it's 1.5", "[key a-b]: [str \"c\"] [com # d]\n- it's [num 1.5]"),
      ("json", "{\"a\": [true, 1]}", "{[key \"a\"]: [[con true], [num 1]]}"),
      ("none", "def 'x' # y", "def 'x' # y"), ("", "if 1", "if 1"),
    ])
  func highlighting(language: String, code: String, expected: String) async throws {
    #expect(try await parts(language, code) == expected + "\n")
  }

  @Test(
    "hostile code is told apart in time that grows with it and no faster: else it would take hours",
    arguments: [
      ("sh", String(repeating: "\\\"\n", count: 200_000)),
      ("python", String(repeating: "'''\\", count: 200_000)),
      ("swift", String(repeating: "/*", count: 300_000)), ("yaml", String(repeating: "a ", count: 300_000)),
      ("sh", String(repeating: "${", count: 200_000)), ("matlab", String(repeating: "%{\n", count: 200_000)),
    ])
  func hostile(language: String, code: String) async throws {
    let result = try await SampleSteps.run("```\(language)\n\(code)\n```\n")
    let start = ThreadTime.seconds
    let html = HTMLReport(result, kaTeX: { nil }).render().html
    #expect(ThreadTime.seconds - start < 60)
    #expect(html.utf8.count > code.utf8.count)
  }

  private static let works = """
    ---
    references:
      nocedal: {type: book, author: "Nocedal, Jorge and Wright, Stephen J.", title: Numerical Optimization, year: 2006,
        edition: 2, publisher: Springer, doi: 10.1007/978-0-387-40065-5}
      lecun: {type: article, author: [Yann LeCun, Léon Bottou, Yoshua Bengio], title: "Learning & <reading>", year: 1998,
        journal: Proceedings of the IEEE, volume: 86, number: 11, pages: 2278--2324}
      smith-b: {author: "Smith, Adam", title: B, year: 1776}
      smith-a: {author: "Smith, Adam", title: A, year: 1776}
      nobody: {title: Nobody wrote it}
    ---
    """

  @Test(
    "works are cited by author and year, in brackets and in the sentence, and letters tell those of one year apart"
  )
  func citations() async throws {
    let html = try await page(
      Self.works + "\n\nAs @nocedal say [see @nocedal, p. 178; @lecun], @smith-b, [@smith-a; @nobody].\n")
    let start = try #require(html.firstRange(of: "<p>As")).lowerBound
    let end = try #require(html[start...].firstRange(of: "</p>")).lowerBound
    #expect(
      html[start..<end].replacing(/<[^>]*>/, with: "")
        == "As Nocedal and Wright (2006) say (see Nocedal and Wright, 2006, p. 178; LeCun et al., 1998), Smith (1776b), (Smith, 1776a; “Nobody wrote it”, n.d.)."
    )
    let list = html.matches(of: /<li id="work\.([a-z-]+)">(.*?)<\/li>/).map {
      "\($0.output.1): "
        + $0.output.2.replacing(/<a class="back".*?<\/a>/, with: "↩").replacing("<em>", with: "*")
        .replacing("</em>", with: "*").replacing(/<[^>]*>/, with: "")
    }
    #expect(
      list == [
        "lecun: LeCun, Y., Bottou, L. and Bengio, Y. (1998). Learning &amp; &lt;reading&gt;. *Proceedings of the IEEE* 86(11), 2278–2324.\u{A0}↩",
        "nobody: *Nobody wrote it* (n.d.).\u{A0}↩",
        "nocedal: Nocedal, J. and Wright, S.\u{A0}J. (2006). *Numerical Optimization*. 2nd edition. Springer. doi:10.1007/978-0-387-40065-5\u{A0}↩\u{A0}↩",
        "smith-a: Smith, A. (1776a). *A*.\u{A0}↩", "smith-b: Smith, A. (1776b). *B*.\u{A0}↩",
      ])
  }

  @Test("every citation leads to its work, and the work back to it")
  func ways() async throws {
    let html = try await page(Self.works + "\n\n@nocedal and [^n] [@lecun]\n\n[^n]: [@nocedal]\n")
    let ids = Set(html.matches(of: /id="([^"]*)"/).map { String($0.output.1) })
    for link in html.matches(of: /href="#([^"]*)"/) { #expect(ids.contains(String(link.output.1))) }
    #expect(html.ranges(of: "role=\"doc-biblioref\"").count == 3)
    #expect(html.ranges(of: "role=\"doc-backlink\"").count == 4)
  }

  @Test("where the text ends in a heading, that is the list's; else the list has one of its own")
  func headings() async throws {
    #expect(
      try await page(Self.works + "\n\n@nocedal\n\n## Books\n").contains(#"aria-label="References"><ul>"#))
    #expect(
      try await page(Self.works + "\n\n@nocedal\n").contains(#"<h2 id="report.works">References</h2><ul>"#))
  }
}
