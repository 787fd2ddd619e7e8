import Foundation
import Notebook
import Report
import Wording

/// What a page was made from: two results with the same stamp make the same page, but for when they were computed.
///
/// The store keeps the stamp of each page that was written, with the page's digest. So a run that has nothing to do finds
/// that the page shows it already, and leaves it as it is.
struct PageStamp {
  private let digest: Digest

  /// - Parameters:
  ///   - result: what the page shows.
  ///   - folder: the notebook's, in which its pictures lie.
  init(_ result: RunResult, in folder: URL) {
    var archive = ArchiveWriter()
    let document = result.plan.document
    archive.write([document.source.name, document.source.text, result.status.rawValue])
    archive.write(result.plan.parameters.all.flatMap { [$0.name, "\($0.value)"] })
    for cell in result.cells {
      let state = cell.state == .restored ? CellState.ran : cell.state
      archive.write([cell.label, state.name, state.reason?.english ?? "", cell.digest?.hexadecimal ?? ""])
      archive.write(cell.seconds ?? -1)
    }
    // Another build may write pages in another way, and another KaTeX sets formulas in another way.
    archive.write(Bundle.main.executableURL.map { Self.look(ofFileAt: $0.path) } ?? [])
    for file in result.plan.pageFiles {
      archive.write([file.path.path, file.input?.digest.hexadecimal ?? ""])
    }
    archive.write(result.plan.formulas.isEmpty ? "" : Self.kaTeX)
    for source in result.plan.pictures {
      archive.write(Self.look(ofFileAt: LocalImage.url(of: source, in: folder).path))
    }
    digest = Digest(of: archive.bytes)
  }

  /// Whether the page that is there was made from the same, and nobody changed it since.
  func isOf(_ report: ReportFile, in store: Store) -> Bool {
    guard let kept = store.read(Self.name(of: report), from: Self.shelf), let page = report.digest else {
      return false
    }
    return kept == content(page)
  }

  /// Keeps that a page was made from this.
  func keep(for report: ReportFile, holding page: String, in store: Store) {
    store.write(content(Digest(of: page.utf8)), as: Self.name(of: report), to: Self.shelf)
  }

  /// One process writes pages with one KaTeX.
  private static let kaTeX = KaTeX.installedIdentity

  private static let shelf = Store.Shelf("pages")

  private static func name(of report: ReportFile) -> String {
    Digest(of: report.absolutePath.utf8).hexadecimal
  }

  private func content(_ page: Digest) -> [UInt8] { Array("\(digest) \(page)".utf8) }

  /// What a file looks like from outside: nothing where there is none.
  private static func look(ofFileAt path: String) -> [Int] {
    var status = stat()
    guard stat(path, &status) == 0 else { return [] }
    #if os(macOS)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return [Int(status.st_ino), Int(status.st_size), time.tv_sec, time.tv_nsec]
  }
}

extension RunResult {
  /// Whether nothing was computed: then everything that it shows is of earlier runs.
  var isRestored: Bool { cells.allSatisfy { $0.state != .ran && $0.state != .failed } }
}
