import Foundation
import Notebook
import Report
import TestSupport
import Testing

@Suite("Themes on the page")
struct LooksReportTests {
  private func page(_ frontMatter: String, folder: URL = FileManager.default.temporaryDirectory) async throws
    -> String
  {
    let result = try await SampleSteps.run("---\n\(frontMatter)\n---\n\nWords.\n", folder: folder)
    return HTMLReport(result, kaTeX: { nil }).render().html
  }

  @Test("the grounds that an accent is checked on are those of the style sheets", arguments: Theme.allCases)
  func grounds(theme: Theme) async throws {
    let html = try await page("theme: \(theme.rawValue)")
    for isDark in [false, true] {
      let grounds = theme.grounds(isDark: isDark)
      #expect(html.contains("--paper: \(grounds.page);"))
      #expect(html.contains("--panel: \(grounds.panel);"))
    }
  }

  @Test("an accent is the light scheme's, and its readable kin the dark one's")
  func accent() async throws {
    let html = try await page("accent: '#23509f'")
    #expect(html.contains(":root { --accent: #23509f; }"))
    #expect(html.contains("prefers-color-scheme: dark) { :root { --accent: #"))
    #expect(!html.contains("prefers-color-scheme: dark) { :root { --accent: #23509f;"))
  }

  @Test("a style sheet of the notebook's own stands behind all others, and is among the inputs")
  func style() async throws {
    let folder = try TemporaryFolder()
    try folder.write("p { letter-spacing: 0.5px }", to: "own.css")
    let html = try await page("style: own.css", folder: folder.url)
    #expect(html.contains("p { letter-spacing: 0.5px }\n</style>"))
    #expect(html.contains(#"<th scope="row">own.css</th>"#))
  }

  @Test("the page of a sweep looks as its notebook does")
  func sweep() async throws {
    let comparison = try await SweepSteps.comparison(
      frontMatter: "theme: board\naccent: '#f2d06b'", [("a", [.integer(1), .integer(2)])])
    let html = ComparisonPage(comparison, title: "A sweep", command: "cahier sweep nb.md").html()
    #expect(html.contains("--paper: \(Theme.board.grounds(isDark: true).page);"))
    #expect(html.contains("@media screen { :root { --accent: #f2d06b; } }"))
  }

  private static let board = "--paper: \(Theme.board.grounds(isDark: true).page);"

  @Test(
    "an index page has the theme that all its notebooks have, and of accents and style sheets what goes with it",
    arguments: [
      (["theme: board\naccent: '#f2d06b'", "theme: board\naccent: '#f2d06b'"], true, true),
      (["theme: board\naccent: '#f2d06b'", "theme: board"], true, false),
      (["theme: board", "theme: paper"], false, false),
      (["accent: '#23509f'", "accent: '#23509f'\ntheme: paper"], false, true),
      (["accent: '#23509f'", "accent: '#23509f'\ntheme: plain"], false, false),
      (["theme: board", "lang: en"], false, false),
      ([], false, false),
    ] as [([String], Bool, Bool)])
  func index(frontMatters: [String], isBoard: Bool, hasAccent: Bool) async throws {
    var entries: [IndexPage.Entry] = []
    for frontMatter in frontMatters {
      let result = try await SampleSteps.run("---\n\(frontMatter)\n---\n\nWords.\n")
      entries.append(IndexPage.Entry(report: "nb.html", result: result))
    }
    let html = IndexPage(entries).html()
    #expect(html.contains(Self.board) == isBoard)
    #expect(html.contains(":root { --accent: ") == hasAccent)
  }

  @Test("an index page has the style sheet that all its notebooks name")
  func indexStyle() async throws {
    let folder = try TemporaryFolder()
    try folder.write("p { letter-spacing: 0.5px }", to: "own.css")
    let styled = try await SampleSteps.run("---\nstyle: own.css\n---\n\nWords.\n", folder: folder.url)
    let bare = try await SampleSteps.run("Words.\n", folder: folder.url)
    func hasStyle(_ results: RunResult...) -> Bool {
      IndexPage(results.map { IndexPage.Entry(report: "nb.html", result: $0) }).html()
        .contains("p { letter-spacing: 0.5px }\n</style>")
    }
    #expect(hasStyle(styled, styled))
    #expect(!hasStyle(styled, bare))
  }
}
