import Notebook
import Report
import Testing

@Suite("References on the page")
struct ReferenceReportTests {
  /// The links of a page that are references: where they lead, what they say, and their titles.
  private func references(_ text: String) async throws -> [String] {
    let html = HTMLReport(try await SampleSteps.run(text), kaTeX: { nil }).render().html
    return html.matches(of: /<a class="reference" href="([^"]*)"(?: title="([^"]*)")?>(.*?)<\/a>/).map {
      "\($0.output.1) \($0.output.3)" + ($0.output.2.map { " (\($0))" } ?? "")
    }
  }

  private static let notebook = """
    # The *data*

    See [@grid], [@how], @grid-2, [@eq-a], [](#the-data), [](#eq-a) and [@quiet].

    $$ a $$ {#eq-a}

    ```{load how}
    ```

    ```{display grid}
    caption: A grid, see [@how].
    ```

    ```{display}
    caption: Nobody refers to it.
    ```

    ```{display grid-2}
    ```

    ```{load quiet}
    output: false
    ```
    """

  @Test(
    "figures, tables and formulas are counted in order, with or without a caption, and headings speak for themselves"
  )
  func words() async throws {
    #expect(
      try await references(Self.notebook) == [
        "#grid Figure\u{A0}1 (A grid, see Table\u{A0}1.)", "#how Table\u{A0}1", "#grid-2 Figure\u{A0}3",
        "#eq-a (1)",
        "#the-data The <em>data</em>", "#eq-a (1)", "#quiet <code>quiet</code>", "#how Table\u{A0}1",
      ])
  }

  @Test(
    "a reference speaks the notebook's language, and no line ends between its word and its number",
    arguments: [
      ("zh", "图\u{2060}1"), ("ja", "図\u{2060}1"), ("de", "Abbildung\u{A0}1"), ("fr", "Figure\u{A0}1"),
      ("es", "Figura\u{A0}1"), ("nl", "Figure\u{A0}1"),
    ])
  func language(tag: String, expected: String) async throws {
    let text = "---\nlang: \(tag)\n---\n\n[@grid]\n\n```{display grid}\ncaption: 格\n```\n"
    #expect(try await references(text) == ["#grid \(expected) (格)"])
  }

  @Test("headings that refer to each other end, and the table of contents has their words")
  func circles() async throws {
    let html = HTMLReport(try await SampleSteps.run("## A[](#b)\n\n## B[](#a)\n"), kaTeX: { nil }).render()
      .html
    #expect(html.contains(##"<a href="#a">ABa</a>"##), "\(html)")
  }

  /// A notebook that cites a work, with this text behind the citation.
  private func citing(_ text: String, language: String = "en") -> String {
    """
    ---
    lang: \(language)
    references:
      knuth1984: {type: book, author: [Donald E. Knuth], year: 1984, title: The TeXbook}
    ---

    ## Begin

    [@knuth1984]

    \(text)
    """
  }

  /// The links of the table of contents.
  private func contents(_ text: String) async throws -> [String] {
    let html = HTMLReport(try await SampleSteps.run(text), kaTeX: { nil }).render().html
    let nav = html.firstMatch(of: /<nav class="contents"[\s\S]*?<\/nav>/).map { String($0.output) } ?? ""
    let links = nav.matches(of: /<a href="#([^"]*)">(.*?)<\/a>/).map { (String($0.output.1), $0.output.2) }
    for (anchor, _) in links { #expect(html.ranges(of: "id=\"\(anchor)\"").count == 1, "\(anchor)") }
    return links.map { "\($0.0) \($0.1)" }
  }

  @Test(
    "the list of works is in the contents, in the notebook's language",
    arguments: [("en", "References"), ("de", "Literatur"), ("zh", "参考文献")])
  func works(language: String, words: String) async throws {
    #expect(
      try await contents(citing("Words.", language: language)) == ["begin Begin", "report.works \(words)"])
  }

  @Test(
    "the marks in a citation are those of the notebook's language, also where the notebook goes on with a comma",
    arguments: [("en", "(Knuth, 1984, ch. 7)"), ("zh", "（Knuth，1984，ch. 7）"), ("ja", "（Knuth、1984、ch. 7）")])
  func citationMarks(language: String, citation: String) async throws {
    let text = citing("[@knuth1984, ch. 7]", language: language)
    let html = HTMLReport(try await SampleSteps.run(text), kaTeX: { nil }).render().html
    #expect(html.replacing(/<[^>]*>/, with: "").contains(citation))
  }

  @Test("a heading of the same name keeps its own place, and one at the end is the list's")
  func worksHeading() async throws {
    #expect(
      try await contents(citing("## References\n\nOf the notebook.")) == [
        "begin Begin", "references References", "report.works References",
      ])
    #expect(
      try await contents(citing("Words.\n\n## References")) == ["begin Begin", "references References"])
    #expect(try await contents("## One\n\n## Two") == ["one One", "two Two"], "nothing is cited")
  }

  @Test("every place that a reference leads to is on the page once")
  func places() async throws {
    let html = HTMLReport(try await SampleSteps.run(Self.notebook), kaTeX: { nil }).render().html
    for place in ["grid", "how", "grid-2", "eq-a", "the-data", "quiet"] {
      #expect(html.ranges(of: "id=\"\(place)\"").count == 1, "\(place)")
    }
  }
}
