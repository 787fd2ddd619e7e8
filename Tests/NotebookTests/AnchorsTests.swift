import Notebook
import Testing

@Suite("Names of headings")
struct AnchorsTests {
  /// The names that GitHub gives: from the tests of github-slugger, and from README files there.
  @Test(
    "they are GitHub's",
    arguments: [
      ("alpha", "alpha"), ("heading with a -", "heading-with-a--"),
      ("heading with an _", "heading-with-an-_"),
      ("heading with a period.txt", "heading-with-a-periodtxt"), ("A & B", "a--b"),
      (
        "exchange.bind_headers(exchange, routing [, bindCallback])",
        "exchangebind_headersexchange-routing--bindcallback"
      ),
      ("I ♥ unicode", "i--unicode"), ("dash—dash", "dashdash"), ("en–dash", "endash"),
      ("Привет non-latin 你好", "привет-non-latin-你好"),
      ("代价 函数", "代价-函数"), ("😄 emoji", "-emoji"), ("⚠️ Warning", "-warning"), ("What's new?", "whats-new"),
      ("1. First", "1-first"),
      ("«quoted»", "quoted"), ("Straße", "straße"), ("!!!", "section"),
    ])
  func gitHub(words: String, name: String) {
    var anchors = Anchors(taken: [])
    #expect(anchors.name(for: words) == name)
  }

  @Test("equal ones are numbered from 1, and never get a name that is taken")
  func numbers() {
    var anchors = Anchors(taken: ["load"])
    #expect(
      anchors.names(for: ["a", "a", "A", "a-1", "load", "a 1", "b-1", "b", "b"]) == [
        "a", "a-1", "a-2", "a-1-1", "load-1", "a-1-2", "b-1", "b", "b-2",
      ])
  }

  @Test(
    "four times as many headings take four times the work, equal ones and those that get in each other's way")
  func work() {
    func tries(_ headings: [String]) -> Int {
      var anchors = Anchors(taken: headings.prefix(10))
      _ = anchors.names(for: headings)
      return anchors.tries
    }
    for words in [
      { _ in "a" }, { "a \($0)" }, { $0 % 2 == 0 ? "a" : "a \($0 / 2)" },
      { "a\(String(repeating: " 1", count: $0 % 9))" },
    ]
      as [(Int) -> String]
    {
      let few = tries((0..<1_000).map(words))
      #expect(tries((0..<4_000).map(words)) <= 4 * few + 100)
    }
  }

  @Test("hyphens that Markdown makes to dashes are hyphens in a name, and dashes are none")
  func dashes() {
    func headings(_ text: String) -> [String] {
      NotebookParser.parse(SourceText(name: "a.md", text: text)).document.headings.map(Anchors.slug)
    }
    #expect(headings("# A -- b\n## C --- d\n### E – f\n#### `--x`") == ["a----b", "c-----d", "e--f", "--x"])
  }
}
