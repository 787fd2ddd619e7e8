package import Foundation
package import Notebook

/// What the last bytes of a report tell of it, so that nobody has to read it whole: whose it is, and what it shows.
///
/// Two reports with equal marks differ in times at most. The mark is the last line in the place of the archive.
package struct ReportMark: Codable, Hashable, Sendable {
  /// The digest of the way from the report's folder to its notebook.
  package let notebook: Digest
  /// The digest of everything that the page follows from, but for times.
  package let content: Digest

  private init(notebook: Digest, content: Digest) {
    self.notebook = notebook
    self.content = content
  }

  /// The mark of the report that shows a result.
  ///
  /// - Parameters:
  ///   - notebookPath: the way from the report's folder to the notebook; nil when it came from standard input.
  ///   - folder: the notebook's folder, which its pictures lie in.
  package init(_ result: RunResult, variant: String, notebookPath: String?, in folder: URL) {
    notebook = Self.digest(ofPath: notebookPath)
    let plan = result.plan
    var archive = ArchiveWriter()
    archive.write([Machine.cahierVersion, Self.program, variant, result.status.rawValue])
    archive.write([plan.document.source.name, plan.document.source.text])
    archive.write(plan.parameters.all.flatMap { [$0.name, $0.value.kind, $0.value.description] })
    if !plan.formulas.isEmpty { archive.write(KaTeXFolder.find()?.identity ?? "") }
    archive.write(
      plan.pictures.flatMap { [$0, FileStamp.text(ofFileAt: LocalImage.url(of: $0, in: folder).path)] })
    for cell in result.cells {
      // What a failed cell shows has no digest: such a page is never taken for another's.
      archive.write([cell.label, cell.step, cell.digest?.hexadecimal ?? UUID().uuidString])
      archive.write([cell.state.reason ?? ""])
      archive.write(cell.files.flatMap { [$0.name, Digest(of: $0.bytes).hexadecimal] })
    }
    archive.write(result.provenance.inputs.flatMap { [$0.path, $0.digest.hexadecimal] })
    content = Digest(of: archive.bytes)
  }

  /// What stands for a notebook in the marks of its reports.
  package static func digest(ofPath notebookPath: String?) -> Digest { Digest(of: (notebookPath ?? "").utf8) }

  /// A program that was built anew may write other pages.
  private static let program = FileStamp.text(
    ofFileAt: Bundle.main.executableURL?.resolvingSymlinksInPath().path ?? "")

  // MARK: - In the page

  /// As it stands in front of the end of the archive, behind a digest of everything before it.
  func line(behind page: String) -> String {
    "\n\(notebook.hexadecimal) \(content.hexadecimal) \(Digest(of: page.utf8).hexadecimal)"
  }

  private static let length = 3 * (1 + 64)

  /// How much of the end of a report is looked at for its mark.
  package static let tailLength = 512

  /// Reads the mark at the end of a report; nil where there is none, or where the report was cut short.
  ///
  /// - Parameter tail: the last bytes of the file.
  package init?(atEndOf tail: some Sequence<UInt8>) {
    guard let words = Self.words(in: Array(tail)) else { return nil }
    self.init(notebook: words[0], content: words[1])
  }

  /// Whether a report is as it was written: what `cahier verify` holds against somebody who means harm, this holds against
  /// an editor.
  package static func isWhole(_ page: some Collection<UInt8>) -> Bool {
    let tail = Array(page.suffix(tailLength))
    guard let words = words(in: tail), let end = end(of: tail) else { return false }
    return Digest(of: page.dropLast(tail.count - end + length)) == words[2]
  }

  private static func words(in tail: [UInt8]) -> [Digest]? {
    guard let end = end(of: tail), end >= length else { return nil }
    let line = tail[(end - length)..<end]
    let words = line.dropFirst().split(separator: UInt8(ascii: " ")).compactMap {
      Digest(hexadecimal: String(decoding: $0, as: UTF8.self))
    }
    return line.first == UInt8(ascii: "\n") && words.count == 3 ? words : nil
  }

  /// Where the place of the archive ends.
  private static func end(of tail: [UInt8]) -> Int? {
    let text = Array((ReportArchive.closing + "\n</body>\n</html>\n").utf8)
    return tail.count >= text.count && tail.suffix(text.count).elementsEqual(text)
      ? tail.count - text.count : nil
  }
}
