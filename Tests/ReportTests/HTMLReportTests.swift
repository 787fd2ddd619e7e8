import Foundation
import Notebook
import Report
import Testing

@Suite("The HTML report") struct HTMLReportTests {
  private func page(_ text: String, kaTeX: KaTeX? = nil) async throws -> String {
    let result = try await SampleSteps.run(text)
    return HTMLReport(result, kaTeX: { kaTeX }).render().html
  }

  /// The article without the provenance, which every page has.
  private func prose(_ text: String) async throws -> String {
    let html = try await page(text)
    let start = try #require(html.firstRange(of: "</header>"))
    let end = try #require(html.firstRange(of: "<section class=\"provenance\""))
    return String(html[start.upperBound..<end.lowerBound])
  }

  @Test(
    "each kind of block is set",
    arguments: [
      ("Some *soft*\nwords  \nhere", "<p>Some <em>soft</em>\nwords<br>here</p>"),
      ("> quoted", "<blockquote><p>quoted</p></blockquote>"),
      ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
      ("3. a\n4. b", "<ol start=\"3\"><li>a</li><li>b</li></ol>"),
      ("- a\n\n- b", "<ul class=\"loose\"><li><p>a</p></li><li><p>b</p></li></ul>"),
      (
        "- [x] a\n- [ ] b",
        "<ul class=\"tasks\"><li class=\"task\">"
          + "<span class=\"tick done\" role=\"img\" aria-label=\"done\">✓</span>a</li>"
          + "<li class=\"task\"><span class=\"tick\" role=\"img\" aria-label=\"to do\"></span>b</li></ul>"
      ),
      (
        "```text x\nlet a = 1 < 2\n```", "<pre data-language=\"text\"><code>let a = 1 &lt; 2\n</code></pre>"
      ),
      ("    indented", "<pre><code>indented\n</code></pre>"),
      (
        "| a | b | c |\n|:--|:-:|--:|\n| 1 | 2 | 3 |",
        "<div class=\"scroll\"><table><thead><tr><th scope=\"col\" class=\"left\">a</th>"
          + "<th scope=\"col\" class=\"center\">b</th>"
          + "<th scope=\"col\" class=\"right\">c</th></tr></thead><tbody><tr><td class=\"left\">1</td>"
          + "<td class=\"center\">2</td><td class=\"right\">3</td></tr></tbody></table></div>"
      ),
      ("a\n\n---\n\nb", "<p>a</p><hr><p>b</p>"),
      ("a **b** ~~c~~ `d`", "<p>a <strong>b</strong> <s>c</s> <code>d</code></p>"),
      (
        "[a](https://example.org \"t\")",
        "<p><a href=\"https://example.org\" title=\"t\" rel=\"noopener noreferrer\">a</a></p>"
      ),
      ("[a](other.md)", "<p><a href=\"other.md\">a</a></p>"),
      ("$a_b$", "<p><code class=\"tex\">$a_b$</code></p>"),
      (
        "$$a_b$$",
        "<div class=\"formula\"><span class=\"tex-display\"><code class=\"tex\">$$a_b$$</code></span></div>"
      ),
      ("第一行\n第二行", "<p>第一行第二行</p>"),
      ("first\n第二行", "<p>first\n第二行</p>"),
      ("<b>raw</b>", "<p>raw</p>"),
    ])
  func block(_ markdown: String, _ expected: String) async throws {
    #expect(try await prose("---\ntitle: T\n---\n\n" + markdown + "\n") == expected)
  }

  @Test("headings have names of their own, and the page's title is the only first level")
  func headings() async throws {
    let prose = try await prose("---\ntitle: T\n---\n# One\n# One\n## 代价 函数\n### `x` & y!\n")
    let anchors = prose.matches(of: /<h(\d) id="([^"]*)">/).map { "\($0.output.1) \($0.output.2)" }
    #expect(anchors == ["2 one", "2 one-1", "3 代价-函数", "4 x--y"])
  }

  @Test("a cell keeps its label for its anchor, whatever a heading is called")
  func anchors() async throws {
    let html = try await page("---\ntitle: T\n---\n## load\n## report.text\n```{load}\n```\n")
    #expect(html.contains("<h2 id=\"load-1\">"))
    #expect(html.contains("class=\"cell\" id=\"load\""))
    let ids = html.matches(of: /\ id="([^"]*)"/).map { String($0.output.1) }
    #expect(Set(ids).count == ids.count)
  }

  @Test("a first heading is the title where the front matter has none")
  func title() async throws {
    let html = try await page("# The *only* one\n\n## A\n\n## B\n")
    #expect(html.contains("<title>The only one</title>"))
    #expect(html.contains("<h1 id=\"the-only-one\">The <em>only</em> one</h1>"))
    #expect(html.components(separatedBy: "The <em>only</em> one").count == 2)
  }

  @Test("title, subtitle and description are set like captions, and are words where words are needed")
  func phrases() async throws {
    let html = try await page(
      """
      ---
      title: Fitting $x^2$ to *digits* & more
      subtitle: "Of `{load.samples:,d}` **samples**"
      description: "About $y$ and [a](#load)"
      ---
      ```{load}
      ```
      """)
    #expect(
      html.contains("<h1>Fitting <code class=\"tex\">$x^2$</code> to <em>digits</em> &amp; more</h1>"))
    #expect(html.contains("<title>Fitting x^2 to digits &amp; more</title>"))
    #expect(
      html.contains(
        "<p class=\"subtitle\">Of <a class=\"value\" title=\"load.samples\" href=\"#load\">5,000</a> "
          + "<strong>samples</strong></p>"))
    #expect(
      html.contains(
        "<p class=\"abstract\">About <code class=\"tex\">$y$</code> and <a href=\"#load\">a</a></p>"))
    #expect(html.contains("<meta name=\"description\" content=\"About y and a\">"))
  }

  @Test("the heading of a table's column is set like a caption", .enabled(if: KaTeX.installed != nil))
  func tableHeadings() async throws {
    let html = try await page(
      "---\ntitle: T\n---\n| $x^2$ | *b* |\n|---|---|\n| 1 | 2 |\n", kaTeX: KaTeX.installed)
    #expect(html.contains("<th scope=\"col\"><span class=\"katex\">"))
    #expect(html.contains("<th scope=\"col\"><em>b</em></th>"))
  }

  @Test("every link to a place on the page leads to one, however it spells the name")
  func places() async throws {
    let html = try await page(
      """
      # T -- x

      [a](#t----x) [b](#%EF%B8%8F-warning) [c](#one-1) [d](#load) [e](#%E6%95%B0)

      ## ⚠️ Warning
      ## One
      ## One
      ## 数

      ```{load}
      ```
      """)
    let ids = Set(html.matches(of: /\ id="([^"]*)"/).map { String($0.output.1) })
    let links = Set(html.matches(of: /\ href="#([^"]*)"/).map { String($0.output.1) })
    #expect(links.isSuperset(of: ["t----x", "-warning", "one-1", "load", "数"]))
    #expect(links.subtracting(ids) == [])
  }

  @Test("footnotes stand at the end, with a way there and one back for each reference")
  func footnotes() async throws {
    let prose = try await prose("---\ntitle: T\n---\nA[^n], again[^n].\n\n[^n]: The *note*.\n")
    #expect(prose.contains("href=\"#note.1\">1</a></sup>, again"))
    #expect(prose.contains("<li id=\"note.1\" value=\"1\"><p>The <em>note</em>."))
    for occurrence in 1...2 {
      #expect(prose.contains("id=\"note.1.\(occurrence)\""))
      #expect(prose.contains("href=\"#note.1.\(occurrence)\""))
    }
  }

  @Test("values stand in prose, and a missing one says why")
  func values() async throws {
    let text = """
      ---
      title: T
      params: {lambda: 0.001}
      ---
      ```{load}
      ```
      ```{break}
      allow-error: true
      ```
      `{load.samples:,d}`, `{params.lambda}` and `{break.cost}`.

      ```{minimize}
      lambda: ${lambda}
      ```
      """
    let prose = try await prose(text)
    #expect(prose.contains("<a class=\"value\" title=\"load.samples\" href=\"#load\">5,000</a>"))
    #expect(prose.contains("<span class=\"value\" title=\"params.lambda\">0.001</span>"))
    #expect(prose.contains("<span class=\"value missing\" title=\"break.cost has no value"))
  }

  @Test("echo: false hides the options, output: false the outputs, alt is what pictures show")
  func commonOptions() async throws {
    let shown = try await prose(
      "---\ntitle: T\n---\n```{display}\nalt: Mine & yours\ncaption: A *grid*\n```\n")
    #expect(shown.contains("<details class=\"options\">"))
    #expect(shown.contains("alt=\"Mine &amp; yours\""))
    #expect(
      shown.contains("<figcaption><span class=\"number\">Figure 1. </span>A <em>grid</em></figcaption>"))
    #expect(shown.contains("cahier rerun Notebooks/sample.md display"))
    let hidden = try await prose("---\ntitle: T\n---\n```{display}\necho: false\noutput: false\n```\n")
    #expect(!hidden.contains("<details"))
    #expect(!hidden.contains("<img"))
    #expect(hidden.contains("id=\"display\""))
  }

  @Test("options in effect are shown with those that are defaults marked")
  func options() async throws {
    let prose = try await prose("---\ntitle: T\n---\n```{minimize}\nlambda: 0.5\n```\n")
    #expect(
      prose.contains(
        "<tr><th scope=\"row\">lambda</th><td><code>0.5</code></td><td class=\"origin\"></td></tr>"))
    #expect(
      prose.contains(
        "<tr class=\"default\"><th scope=\"row\">iterations</th><td><code>200</code></td>"
          + "<td class=\"origin\">default</td></tr>"
      ))
  }

  @Test("a failed run says so on top, with the way to the cell, its place and what to do")
  func failure() async throws {
    let html = try await page("---\ntitle: T\n---\n```{break bad}\nfile: y\n```\n```{load}\n```\n")
    let banner = try #require(html.firstRange(of: "<div class=\"banner\" data-kind=\"failed\""))
    let cell = try #require(
      html.firstRange(of: "class=\"cell\" id=\"bad\" role=\"group\" data-state=\"failed\""))
    #expect(banner.lowerBound < cell.lowerBound)
    #expect(html.contains("<a href=\"#bad\">bad</a>: the file <code>digits.mat</code> ends after"))
    #expect(html.contains("<code>Notebooks/sample.md:5:7</code>"))
    #expect(html.contains("Copy the file again"))
    #expect(html.contains("data-state=\"not run\""))
    #expect(html.contains("<code>bad</code> failed before it."))
  }

  @Test("an allowed failure is shown and is no failed run")
  func allowedFailure() async throws {
    let html = try await page("---\ntitle: T\n---\n```{break}\nallow-error: true\n```\n")
    #expect(html.contains("<div class=\"failure allowed\">"))
    #expect(!html.contains("<div class=\"banner\""))
  }

  private static let everything = """
    ---
    title: T
    params: {lambda: 0.001}
    ---
    # A

    ```{load}
    ```
    ```{display}
    caption: Grid
    ```
    ```{minimize}
    lambda: ${lambda}
    ```
    ## B

    ```{predict}
    caption: $x$ and `{load.samples}`
    ```
    """

  @Test("two runs with the same results differ in the provenance alone")
  func sameBytes() async throws {
    let pages = try await [page(Self.everything), page(Self.everything)].map { html in
      let start = try #require(html.firstRange(of: "<section class=\"provenance\""))
      let end = try #require(html[start.lowerBound...].firstRange(of: "</section>"))
      return html[..<start.lowerBound] + html[end.upperBound...]
    }
    #expect(pages[0] == pages[1])
  }

  @Test("every element that is opened is closed, in order")
  func wellFormed() async throws {
    let html = try await page(Self.everything, kaTeX: KaTeX.installed)
    let void: Set<Substring> = ["meta", "link", "img", "br", "hr"]
    var open: [Substring] = []
    for tag in html.matches(of: /<(\/?)([a-zA-Z][a-zA-Z0-9]*)[^>]*?(\/?)>/) {
      let (_, close, name, selfClosed) = tag.output
      if void.contains(name) || !selfClosed.isEmpty { continue }
      if close.isEmpty {
        open.append(name)
      } else {
        #expect(open.popLast() == name)
      }
    }
    #expect(open.isEmpty)
  }

  @Test("the page allows no script and nothing from elsewhere")
  func policy() async throws {
    let html = try await page(Self.everything)
    #expect(
      html.contains("content=\"default-src &#39;none&#39;; img-src data:; style-src &#39;unsafe-inline&#39;;")
    )
    #expect(!html.contains("<script"))
    #expect(!html.contains("http://www.w3.org/1999"))
    for address in html.matches(of: /(?:src|href)="([^"]*)"/).map(\.output.1) {
      #expect(address.hasPrefix("data:") || address.hasPrefix("#"))
    }
  }

  @Test("a language tag that is none is not written, and Chinese pages have Chinese words")
  func language() async throws {
    #expect(try await page("---\ntitle: T\nlang: zh-CN\n---\n# A\n# B\n").contains("aria-label=\"目录\""))
    let frontMatter = "---\ntitle: T\nlang: 'en\" onload=\"x'\n---\n"
    if let html = try? await page(frontMatter) { #expect(html.contains("<html lang=\"en\">")) }
  }

  @Test("a picture that is shown fifty times is read once and carried once")
  func picturesShownAgain() async throws {
    // The head of a PNG file of 300×200 pixels, and bytes that make it worth sharing.
    let head: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
    let bytes = head + [0, 0, 1, 44, 0, 0, 0, 200] + [UInt8](repeating: 7, count: 5_000)
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(bytes).write(to: folder.appending(path: "a.png"))
    let text = (0..<50).map { "![A < \($0)](\($0 % 2 == 0 ? "a.png" : "./a.png"))\n\n" }.joined()
    let result = try await SampleSteps.run("---\ntitle: T\n---\n" + text, folder: folder)
    var reads = 0
    let html = HTMLReport(
      result,
      images: {
        reads += 1
        return try? LocalImage(source: $0, folder: folder)
      }
    ).render().html
    #expect(reads == 2)
    #expect(html.components(separatedBy: "data:image/png").count == 2)
    #expect(html.components(separatedBy: "<use href=\"#picture.1\"></use>").count == 50)
    for index in 0..<50 {
      #expect(
        html.contains(
          "<svg class=\"shared\" role=\"img\" aria-label=\"A &lt; \(index)\" viewBox=\"0 0 300 200\" "
            + "width=\"300\" height=\"200\">"))
    }
  }

  @Test("pixels that two cells show are carried once, each time with what they show")
  func pixelsShownAgain() async throws {
    let html = try await page("---\ntitle: T\n---\n```{display}\n```\n```{display}\nalt: Again\n```\n")
    #expect(html.components(separatedBy: "data:image/png").count == 2)
    #expect(html.contains("aria-label=\"Again\""))
  }

  @Test("a notebook's picture is inlined, alone in its paragraph as a figure; what is none is its words")
  func pictures() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]).write(to: folder.appending(path: "a.png"))
    let text = "---\ntitle: T\n---\n![A < B](a.png \"Title\")\n\nx ![gone](https://example.org/no.png)\n"
    let result = try await SampleSteps.run(text, folder: folder)
    let html = HTMLReport(result, images: { try? LocalImage(source: $0, folder: folder) }).render().html
    #expect(
      html.contains(
        "<figure class=\"picture\">"
          + "<img src=\"data:image/png;base64,iVBORw0KGgo=\" alt=\"A &lt; B\" title=\"Title\">"
          + "<figcaption>Title</figcaption></figure>"))
    #expect(html.contains("<p>x <span class=\"no-picture\">gone</span></p>"))
  }
}
