import Foundation
import Notebook
import Report
import TestSupport
import Testing

/// Whether there is what it takes to look at pages.
private enum Browser {
  static let isInstalled = ["chromium", "python3"].allSatisfy { name in
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
    }
  }
}

/// Looks at pages in Chromium, where it is installed with Python.
@Suite("The report in a browser", .serialized, .enabled(if: Browser.isInstalled)) struct BrowserTests {
  private struct Findings: Decodable {
    var scripts: Int
    var unnamed: [String]
    var overflowing: [String]
    var width: Int
    var requests: [String]
    var console: [String]
    var background: String
  }

  private func inspect(_ html: String, width: Int, dark: Bool) throws -> Findings {
    let page = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).html")
    try Data(html.utf8).write(to: page)
    defer { try? FileManager.default.removeItem(at: page) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["python3", Fixtures.url("Report/inspect-page.py").path, page.path, String(width)]
      + (dark ? ["dark"] : [])
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return try JSONDecoder().decode(Findings.self, from: output)
  }

  private static let notebook = """
    ---
    title: A very long title that has to be broken on a telephone whatever it takes, Donaudampfschifffahrt
    description: What it says.
    ---
    ## One

    Text with $x^2$, and $$\\sum_{i=1}^{m} \\left[ a_1 + a_2 + a_3 + a_4 + a_5 + a_6 + a_7 + a_8 \\right]$$

    | a | b | c | d | e | f |
    |---|---|---|---|---|---|
    | AVeryLongWordWithoutAnySpaces | AVeryLongWordWithoutAnySpaces | 3 | 4 | 5 | AVeryLongWordOfAll |

    Inline too: $\\left( a_1 + a_2 + a_3 + a_4 + a_5 + a_6 + a_7 + a_8 + a_9 + a_1 + a_2 + a_3 \\right)$.

    https://example.org/a/very/long/address/that/nobody/can/break/anywhere/because/it/has/no/spaces/at/all

        code that is wider than any telephone: 0123456789 0123456789 0123456789 0123456789 0123456789

    ## Two

    ```{load}
    ```
    ```{display}
    caption: A grid of Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft
    ```
    ```{minimize}
    iterations: 100
    ```
    ```{predict}
    caption: $x$
    ```
    ```{break}
    file: z
    ```
    """

  @Test(
    "asks for nothing, says nothing, names every figure, and fits the window",
    arguments: [(1280, false), (1280, true), (390, false), (390, true), (320, false)])
  func page(width: Int, dark: Bool) async throws {
    let html = HTMLReport(try await SampleSteps.run(Self.notebook)).render().html
    let findings = try inspect(html, width: width, dark: dark)
    #expect(findings.scripts == 0)
    #expect(findings.requests.isEmpty)
    #expect(findings.console.isEmpty)
    #expect(findings.unnamed.isEmpty)
    #expect(findings.overflowing.isEmpty)
    #expect(findings.width <= width)
    #expect(findings.background == (dark ? "rgb(21, 23, 28)" : "rgb(253, 252, 248)"))
  }

  @Test("long words of titles fit the page that links reports", arguments: [1280, 390])
  func index(width: Int) async throws {
    let word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    let run = try await SampleSteps.run(
      "---\ntitle: \(word) and its \(word)\n---\n\n```{load}\n```\n```{display}\n```\n")
    let findings = try inspect(
      IndexPage([IndexPage.Entry(report: "a.html", result: run)]).html(), width: width, dark: false)
    #expect(findings.overflowing.isEmpty)
    #expect(findings.width <= width)
  }
}
