import Notebook
import Testing

@Suite("Places of pieces of text")
struct PlaceFinderTests {
  /// How many bytes are searched for pieces, so many a line, in so many lines.
  private func work(finding piece: String, in line: String, count: Int) -> Int {
    let lines = Array(repeating: line[...], count: count)
    var finder = PlaceFinder(lines: lines)
    let budget = finder.budget
    for number in 1...count {
      for _ in 0..<20 { _ = finder.range(of: piece, near: number) }
    }
    return budget - finder.budget
  }

  @Test(
    "four times the text takes four times the work, whether or not its pieces are found",
    arguments: [("`{a.b}`", "`{a.b}` "), ("`{a.b}`", "`\\{a.b}` "), ("c", "`{a.b}` ")])
  func linear(piece: String, text: String) {
    let line = String(repeating: text, count: 20)
    #expect(
      work(finding: piece, in: line, count: 400) <= 4 * work(finding: piece, in: line, count: 100) + 10_000)
    let (short, long) = (String(repeating: text, count: 1_000), String(repeating: text, count: 4_000))
    #expect(
      work(finding: piece, in: long, count: 20) <= 4 * work(finding: piece, in: short, count: 20) + 10_000)
  }

  @Test("pieces are found in their order, each once, and where none is found, at the start of the line")
  func order() {
    var finder = PlaceFinder(lines: ["a b a", "b a"])
    #expect(finder.range(of: "a", near: 1) == SourceRange(line: 1, column: 1))
    #expect(finder.range(of: "a", near: 1) == SourceRange(line: 1, column: 5))
    #expect(finder.range(of: "a", near: 1) == SourceRange(line: 2, column: 3))
    #expect(finder.range(of: "c", near: 2) == SourceRange(line: 2, column: 1))
  }
}
