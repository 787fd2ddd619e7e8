import Foundation
import TestSupport
import Testing

@Suite("The report of the main notebook, in a browser")
struct ReportPageTests {
  /// What `inspect_page.py` says of a page.
  struct Inspection: Decodable {
    struct View: Decodable {
      var viewport, width, scrollWidth, pictures, scripts: Int
      var scheme, language, title: String
      var overflowing, withoutAlternative, repeatedIds, deadLinks, faint, axe: [String]
    }
    var views: [View]
    var requests, messages: [String]
  }

  @Test(
    "it asks no server, logs nothing, describes every figure, fits 390 px, and can be read in light and dark")
  func page() throws {
    let folder = try TemporaryFolder()
    let page = folder.url.appending(path: "digits.html")
    let run = try ExternalProgram.cahier.run(
      ["run", "Notebooks/digits.md", "-o", page.path], in: Fixtures.checkout)
    #expect(run.status == 0, "\(run.error)")

    let printed = try Python.run(script: Fixtures.url("Browser/inspect_page.py"), arguments: [page.path])
    let inspection = try JSONDecoder().decode(Inspection.self, from: Data(printed.utf8))
    #expect(inspection.requests == [])
    #expect(inspection.messages == [])
    #expect(inspection.views.count == 4)
    for view in inspection.views {
      let place: Comment = "\(view.viewport) px, \(view.scheme)"
      // The one for the `try` cell; a report without one has none.
      #expect(view.scripts == 1, place)
      #expect(view.pictures >= 6, place)
      #expect(view.withoutAlternative == [], place)
      #expect(view.scrollWidth <= view.width, place)
      #expect(view.overflowing == [], place)
      #expect(view.faint == [], place)
      #expect(view.axe == [], place)
      #expect(view.repeatedIds == [], place)
      #expect(view.deadLinks == [], place)
      #expect(view.language == "en", place)
      #expect(view.title == "Reading handwritten digits", place)
    }
    let size = try page.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? .max
    #expect(size < 700_000)
  }

  @Test(
    "axe-core has nothing to say of any notebook's page, wide and narrow, light and dark",
    arguments: ["digits", "guide", "two-losses", "digits.zh"])
  func accessible(name: String) throws {
    let folder = try TemporaryFolder()
    let page = folder.url.appending(path: "\(name).html")
    let run = try ExternalProgram.cahier.run(
      ["run", "Notebooks/\(name).md", "-o", page.path], in: Fixtures.checkout)
    #expect(run.status == 0, "\(run.error)")
    let printed = try Python.run(script: Fixtures.url("Browser/inspect_page.py"), arguments: [page.path])
    let inspection = try JSONDecoder().decode(Inspection.self, from: Data(printed.utf8))
    #expect(inspection.views.flatMap(\.axe) == [])
    #expect(inspection.views.flatMap(\.overflowing) == [])
    #expect(inspection.views.allSatisfy { $0.scrollWidth <= $0.width })
  }

  @Test("its slides fit the window, turn by the keys that scroll, print a page each, and pass axe-core")
  func slides() throws {
    let folder = try TemporaryFolder()
    let run = try ExternalProgram.cahier.run(
      ["run", "Notebooks/digits.md", "-o", folder.url.path + "/", "--slides"], in: Fixtures.checkout)
    #expect(run.status == 0, "\(run.error)")
    let page = folder.url.appending(path: "digits.slides.html")
    let inspection = try CompanionTests.inspect(page)
    #expect(inspection.slides > 20)
    #expect(inspection.pages == inspection.slides)
    #expect(inspection.tall == [])
    #expect(!inspection.wide)
    #expect(
      inspection.turned == [
        "PageDown 2", "PageDown 3", "ArrowDown 4", "ArrowUp 3", "PageUp 2", "End \(inspection.slides)",
        "Home 1",
        "link 2",
      ])
    #expect(inspection.axe == [])
    #expect(inspection.scripts == 0)
    #expect(inspection.requests == [])
    #expect(inspection.messages == [])
    let size = try page.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? .max
    #expect(size < 700_000)
  }

  @Test("the same notebook gives the same page twice, the provenance block aside, on one thread and on two")
  func sameTwice() throws {
    let pages = try ["1", "2"].map { threads in
      let folder = try TemporaryFolder()
      let page = folder.url.appending(path: "digits.html")
      let run = try ExternalProgram.cahier.run(
        ["run", "Notebooks/digits.md", "-o", page.path, "--threads", threads], in: Fixtures.checkout)
      #expect(run.status == 0, "\(run.error)")
      return try String(contentsOf: page, encoding: .utf8)
    }
    let parts = pages.map { $0.components(separatedBy: #"<section class="provenance""#) }
    #expect(parts[0].count >= 2)
    #expect(parts[0][0] == parts[1][0])
  }
}
