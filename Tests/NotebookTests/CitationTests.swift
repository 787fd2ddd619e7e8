import Foundation
import Notebook
import TestSupport
import Testing

@Suite("Works that are cited")
struct CitationTests {
  /// The works that a notebook cites, and its mistakes.
  private func open(
    _ text: String, bibliography: String? = nil
  ) throws -> (works: [String: Work], mistakes: [String]) {
    let folder = try TemporaryFolder()
    if let bibliography { try folder.write(bibliography, to: "works.bib") }
    let source = SourceText(name: "test.md", text: text)
    let opened = Planner.plan(source, in: folder.url, catalogue: Kitchen.catalogue)
    return (
      opened.plan?.works ?? [:],
      opened.diagnostics.map { diagnostic in
        let near =
          diagnostic.suggestions.isEmpty ? "" : " → \(diagnostic.suggestions.joined(separator: ", "))"
        return "\(diagnostic.range?.start.line ?? 0): \(diagnostic.severity) \(diagnostic.message)\(near)"
      }
    )
  }

  @Test("names, titles and years are read as pybtex and pylatexenc read them")
  func judged() throws {
    let table = try #require(
      JSONSerialization.jsonObject(with: Data(contentsOf: Fixtures.url("Notebook/works.json"))) as? [[Any]])
    let keys = table.compactMap { $0[0] as? String }
    let bibliography = try String(contentsOf: Fixtures.url("Notebook/works.bib"), encoding: .utf8)
    let (works, mistakes) = try open(
      "---\nreferences: works.bib\n---\n\n[\(keys.map { "@\($0)" }.joined(separator: "; "))]",
      bibliography: bibliography)
    #expect(mistakes == [])
    #expect(Set(works.keys) == Set(keys))
    for row in table {
      let work = try #require(works[row[0] as? String ?? ""])
      #expect(work.kind == row[1] as? String)
      let names = work.authors.map { $0.isOthers ? ["others", "", ""] : [$0.family, $0.given, $0.suffix] }
      #expect(names == row[2] as? [[String]])
      #expect(work.title.plainText.replacing("\u{A0}", with: " ") == row[3] as? String)
      #expect(work.year == row[4] as? String)
    }
  }

  @Test("what can't be read is told with its line, and the rest is there")
  func forgiving() throws {
    let bibliography = """
      a@b.org begins no entry
      @book{open, title = {No end
      @book{good, title = {Fine}}
      @book{quote, title = "No end, year = 2000}
      @book{good, title = {Again}}
      @book{word, title = springer}
      @book{}
      @book{equals title {x}}
      @book{last, title = {Last}, year = 2000
      """
    let (works, mistakes) = try open(
      "---\nreferences: works.bib\n---\n\n@good @last @open @quote @word @equals", bibliography: bibliography)
    #expect(works["good"]?.title.plainText == "Fine")
    #expect(works["last"]?.year == "2000")
    #expect(works["word"]?.title.plainText == "springer")
    #expect(
      mistakes == [
        "2: warning `works.bib`, line 2: the entry `open` is not closed, or has a field without a value",
        "2: warning `works.bib`, line 4: the entry `quote` is not closed, or has a field without a value",
        "2: warning `works.bib`, line 5: `good` is an earlier entry's key already: this one is left out",
        "2: warning `works.bib`, line 6: `springer` is no `@string`, and is taken as a word",
        "2: warning `works.bib`, line 7: an entry `@book` has no key",
        "2: warning `works.bib`, line 8: the entry `equals` is not closed, or has a field without a value",
        "2: warning `works.bib`, line 9: the entry `last` is not closed, or has a field without a value",
      ])
  }

  @Test("an unknown key is a mistake with what was meant, and what nothing cites is told")
  func unknown() throws {
    let (_, mistakes) = try open(
      "---\nreferences: works.bib\n---\n\n[@knuth84] and @somebody and [@knuth1985]",
      bibliography: "@book{knuth1984, title={A}}\n@book{knuth1985, title={B}}\n@book{lamport, title={C}}")
    #expect(
      mistakes == [
        "2: warning nothing cites 2 works of `works.bib`",
        "5: error nothing is called `@knuth84` → knuth1984",
        "5: warning nothing is called `@somebody`",
      ])
  }

  @Test("a label and a key of one name are a mistake where they are named")
  func ambiguous() throws {
    let (_, mistakes) = try open(
      "---\nreferences: works.bib\n---\n\n```{pick pies}\n```\n\n[@pies]",
      bibliography: "@book{pies, title={A}}")
    #expect(mistakes == ["8: error `@pies` is a cell and a work at once"])
  }

  @Test("works stand in the front matter, too, with their mistakes at their places")
  func frontMatter() throws {
    let text = """
      ---
      references:
        knuth1984:
          type: book
          author: [Donald E. Knuth, "Leslie Lamport"]
          title: The $\\TeX$book
          year: 1984
          yaer: 1
        bad key: {title: x}
        none: 3
        unused: {title: y}
      ---

      @knuth1984
      """
    #expect(
      try open(text).mistakes == [
        "8: error `yaer` is not a field of a work → year",
        "9: error `bad key` is not a key that can be cited",
        "10: error `none` is no work: a mapping with its author, title and year was expected",
        "11: warning nothing cites `unused`",
      ])
    let works = try open(text.replacing(/(?:    yaer: 1|  bad key.*|  none.*)\n/, with: "")).works
    #expect(works["knuth1984"]?.authors.map(\.family) == ["Knuth", "Lamport"])
    #expect(
      works["knuth1984"]?.title == [
        .text("The "), .mathematics(tex: "\\TeX", isDisplay: false), .text("book"),
      ])
  }

  @Test(
    "what stands for a bibliography that was not fetched is none, and one without an entry is warned of",
    arguments: [
      (
        "version https://git-lfs.github.com/spec/v1\noid sha256:0\n",
        "error `works.bib`: found a pointer of Git LFS, which stands for the file, expected a bibliography"
      ),
      ("<!doctype html><title>x</title>", "error `works.bib`: found a web page, expected a bibliography"),
      ("% nothing yet\n", "warning `works.bib` has no entry"), ("", "warning `works.bib` has no entry"),
    ])
  func standIn(content: String, mistake: String) throws {
    #expect(
      try open("---\nreferences: works.bib\n---\n", bibliography: content).mistakes == ["2: \(mistake)"])
  }

  @Test("a bibliography that is not there is a mistake at its name, and makes no others")
  func missing() throws {
    #expect(
      try open("---\nreferences: works.bib\n---\n\n[@a]").mistakes == [
        "2: error there is no file `works.bib`"
      ])
  }

  @Test(
    "a link leads by way of an encrypted connection to what a number names, and to the web alone",
    arguments: [
      ("doi = {10.1007/978-0-387}", "https://doi.org/10.1007/978-0-387"),
      ("doi = {https://dx.doi.org/10.1/x}", ""), ("doi = {doi:10.1000/a\\_b}", "https://doi.org/10.1000/a_b"),
      ("doi = {10.1000/<script>\"}", "https://doi.org/10.1000/%3Cscript%3E%22"),
      ("eprint = {1503.05671}, archiveprefix = {arXiv}", "https://arxiv.org/abs/1503.05671"),
      ("url = {https://example.org/a_b}", "https://example.org/a_b"),
      ("url = {\\url{https://example.org}}", "https://example.org"), ("url = {javascript:alert(1)}", ""),
      ("doi = {javascript:alert(1)}, url = {data:x}", ""),
    ])
  func links(field: String, expected: String) throws {
    let (works, _) = try open(
      "---\nreferences: works.bib\n---\n\n@a", bibliography: "@misc{a, title = {A}, \(field)}")
    #expect(works["a"]?.link?.address ?? "" == expected)
  }

  @Test(
    "a hostile bibliography is read in time",
    arguments: [
      String(repeating: "@book{a, title = {", count: 100_000), String(repeating: "@", count: 1_000_000),
      "@book{a, title = " + String(repeating: "{", count: 1_000_000),
      "@book{a, title = {" + String(repeating: "\\'", count: 500_000) + "}}",
      "@book{a, author = {" + String(repeating: "a and ", count: 10_000) + "b}}",
      "@string{s0 = \"ab\"}\n"
        + (1...60).map { "@string{s\($0) = s\($0 - 1) # s\($0 - 1)}\n" }.joined() + "@book{a, title = s60}",
      String(repeating: "@comment{", count: 100_000),
      "@book{a, title = \"" + String(repeating: "\n@book{", count: 100_000),
    ])
  func hostile(bibliography: String) throws {
    let start = ThreadTime.seconds
    _ = try open("---\nreferences: works.bib\n---\n\n@a", bibliography: bibliography)
    #expect(ThreadTime.seconds - start < 20)
  }
}
