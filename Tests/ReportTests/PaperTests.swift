import Foundation
import Notebook
import Report
import Synchronization
import Testing

@Suite("The report on paper")
struct PaperTests {
  private static let notebook = """
    [One](https://example.org/a), [two](https://example.org/b?c="d"&e=<f>), [one again](https://example.org/a) and
    [a heading](#head).

    ## Head

    [Long](https://example.org/\(String(repeating: "x", count: 200)))
    """

  /// A document with these addresses linked on its pages, as Chromium writes one.
  private static func document(_ pages: [[String]]) -> Data {
    var objects: [String] = []
    func add(_ text: String) -> Int {
      objects.append(text)
      return objects.count
    }
    let leaves = pages.map { addresses in
      let links = addresses.map { add("<</Type /Annot\n/A <</S /URI\n/URI (\($0))>>>>") }
      let list = links.map { "\($0) 0 R" }.joined(separator: " ")
      return add("<</Type /Page\n" + (links.isEmpty ? ">>" : "/Annots [\(list)]>>"))
    }
    // A tree with two branches.
    let branches = [leaves.prefix(1), leaves.dropFirst()].map { kids in
      add("<</Type /Pages\n/Kids [\(kids.map { "\($0) 0 R" }.joined(separator: " "))]>>")
    }
    let top = add("<</Type /Pages\n/Kids [\(branches.map { "\($0) 0 R" }.joined(separator: " "))]>>")
    let root = add("<</Type /Catalog\n/Pages \(top) 0 R>>")
    var text = "%PDF-1.4\n"
    var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for (index, object) in objects.enumerated() {
      table += String(format: "%010d 00000 n \n", text.utf8.count)
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    return Data(
      (text + table + "trailer\n<</Root \(root) 0 R>>\nstartxref\n\(text.utf8.count)\n%%EOF\n").utf8)
  }

  /// The pages that are printed of the notebook, one after the other, where all are printed as these documents.
  private func printed(_ documents: [Data], of text: String = notebook) async throws -> [String] {
    let report = HTMLReport(try await SampleSteps.run(text), kaTeX: { nil })
    let printed = Mutex<[String]>([])
    _ = try await report.printed { page in
      let count = printed.withLock {
        $0.append(page)
        return $0.count
      }
      return documents[min(count, documents.count) - 1]
    }
    return printed.withLock { $0 }
  }

  private static let note = "https://note.invalid/"

  @Test("the addresses of links stand at the foot of the pages on which the links stand, and in no list")
  func atFoot() async throws {
    let document = Self.document([
      [Self.note + "1", "https://example.org/a", Self.note + "2", Self.note + "1"], [], [Self.note + "3"],
    ])
    let pages = try await printed([document])
    #expect(pages.count == 2)
    let (first, last) = (try #require(pages.first), try #require(pages.last))
    #expect(first.contains(##"<sup class="link-mark"><a href="https://note.invalid/1">[1]</a></sup>"##))
    #expect(last.contains(##"<sup class="link-mark">[1]</sup>"##))
    #expect(!last.contains("note.invalid"))
    let symbols = try #require(last.firstMatch(of: /fixed 1; symbols: (.*); suffix/)).output.1
    #expect(
      symbols == #"""
        "—————\a [1] https://example.org/a\a [2] https://example.org/b?c=\"d\"&e=\3c f>" "" "—————\a [3] https://example.org/\#(String(repeating: "x", count: 72))\a       \#(String(repeating: "x", count: 92))\a       \#(String(repeating: "x", count: 36))"
        """#)
    for page in pages { #expect(!page.contains(#"<section class="links">"#)) }
    // What moves no line, or the pages would not end where they did.
    func margin(_ page: String) -> Substring? { page.firstMatch(of: /margin-bottom: [0-9.]+pt;/)?.output }
    #expect(margin(first) == margin(last))
    #expect(margin(first) == "margin-bottom: 62.4pt;")
  }

  @Test("where more notes fall on a page than it has room for, pages have more room, and are counted again")
  func room() async throws {
    let crowded = Self.document([[1, 2, 3].map { Self.note + "\($0)" }])
    let spread = Self.document([[Self.note + "1"], [Self.note + "2", Self.note + "3"]])
    let pages = try await printed([crowded, spread])
    #expect(pages.count == 3)
    #expect(pages.last?.contains("margin-bottom: 80.4pt;") == true)
    #expect(pages.last?.contains("symbols: \"—————\\a [1] https://example.org/a\" \"—————\\a [2] ") == true)
  }

  @Test(
    "a document that can't be read, that lacks a link, or has too many on a page, has a list at its end",
    arguments: [
      Data("%PDF-1.4\nnothing".utf8), Data(), document([[note + "1"], [note + "2"]]),
      document([[note + "1", note + "2"], [note + "4"]]), Data("startxref\n5\n%%EOF".utf8),
      // Round in a circle.
      Data(
        "xref\n0 3\n0000000000 65535 f \n0000000120 00000 n \n0000000150 00000 n \ntrailer\n<</Root 1 0 R>>\n                           1 0 obj <</Pages 2 0 R>> endobj   2 0 obj <</Kids [2 0 R 2 0 R]>> endobj\nstartxref\n0\n%%EOF"
          .utf8),
    ])
  func atEnd(document: Data) async throws {
    let pages = try await printed([document])
    #expect(pages.count == 2)
    #expect(pages.last?.contains("<li>https://example.org/a</li>") == true)
    #expect(pages.last?.contains("link-notes") == false)
  }

  @Test("many links on one page are listed at the end, and a page without links is printed once")
  func crowd() async throws {
    let text = (1...30).map { "[a](https://example.org/\($0))" }.joined(separator: " ")
    let pages = try await printed([Self.document([(1...30).map { Self.note + "\($0)" }])], of: text)
    #expect(pages.count == 2)
    #expect(pages.last?.contains("<li>https://example.org/30</li>") == true)
    #expect(try await printed([Data()], of: "Words, and [a heading](#head).\n\n## Head\n").count == 1)
  }
}
