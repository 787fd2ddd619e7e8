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
}
