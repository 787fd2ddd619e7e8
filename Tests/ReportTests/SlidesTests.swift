import Foundation
import Notebook
import Report
import Testing

@Suite("Slides")
struct SlidesTests {
  /// Of each slide its markup, in order.
  private func slides(_ text: String) async throws -> [String] {
    let page = SlidesPage(try await SampleSteps.run(text), kaTeX: { nil }).html()
    return page.components(separatedBy: "<section class=\"slide").dropFirst().map {
      $0.components(separatedBy: "</section>")[0]
    }
  }

  /// How many letters smaller than the others' a slide's are; nil for none.
  private func fit(_ slide: String) -> String? {
    slide.firstMatch(of: /data-fit="(\d)"/).map { String($0.output.1) }
  }

  private static let rows = (1...40).map { "row \($0);" }

  @Test(
    "what is too long for a slide goes on on the next, whole, in order, and in letters that can be read",
    arguments: [
      "```text\n\(rows.joined(separator: "\n"))\n```",
      "| head | n |\n|---|---|\n\(rows.map { "| \($0) | 1 |" }.joined(separator: "\n"))",
      rows.map { "- \($0)" }.joined(separator: "\n"),
      rows.map { "\($0)\n: Its meaning." }.joined(separator: "\n\n"),
    ])
  func long(block: String) async throws {
    let slides = try await slides("## Long\n\n\(block)\n").dropFirst()
    #expect(slides.count >= 3)
    #expect(slides.allSatisfy { fit($0) == nil })
    let text = slides.joined()
    #expect(text.matches(of: /row \d+;/).map { String($0.output) } == Self.rows)
    if block.contains("head") { #expect(slides.allSatisfy { $0.contains("head</th>") }) }
  }

  @Test("what has a size in points on paper has one that goes with the slide there")
  func points() async throws {
    let page = SlidesPage(try await SampleSteps.run("# Title\n"), kaTeX: { nil }).html()
    let report = try #require(page.firstMatch(of: /\n *(table, .*) \{ font-size: 8\.5pt; \}/)).output.1
    let paper = try #require(page.components(separatedBy: "@media print").last)
    let slides = try #require(paper.firstMatch(of: /\.slide :is\((table, .*)\) \{ font-size: 0\.8em; \}/))
      .output.1
    // No slide says how the run went.
    let sized = Set(report.split(separator: ", ")).subtracting([".banner"])
    #expect(sized.isSubset(of: slides.split(separator: ", ")), "\(sized)")
  }

  @Test("a numbered list goes on with its numbers")
  func numbers() async throws {
    let items = (1...40).map { "\($0). item \($0);" }.joined(separator: "\n")
    for slide in try await slides("## Long\n\n\(items)\n").dropFirst(2) {
      let start = try #require(slide.firstMatch(of: /<ol start="(\d+)"/))
      let first = try #require(slide.firstMatch(of: /item (\d+);/))
      #expect(start.output.1 == first.output.1)
    }
  }

  @Test("what is folded has its room, since paper has no folds")
  func folds() async throws {
    let words = (1...6).map { "Paragraph \($0)." }.joined(separator: "\n\n")
    let fold = "<details><summary>More</summary>\n\n\(words)\n\n</details>"
    #expect(try await slides("## A\n\n\(words)\n\n\(fold)\n").count == 3)
  }

  @Test("a line of hyphens before a heading, or at the end, makes no empty slide")
  func hyphens() async throws {
    #expect(
      try await slides("Words.\n\n---\n\n## One\n\nWords.\n\n---\n\n## Two\n\nWords.\n\n---\n").count == 4)
    #expect(try await slides("## One\n\nWords.\n\n---\n\nMore.\n").count == 3)
  }
}
