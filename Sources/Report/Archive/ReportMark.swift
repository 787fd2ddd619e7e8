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

  /// As it stands in front of the end of the archive.
  var line: String { "\n\(notebook.hexadecimal) \(content.hexadecimal)" }

  private static let length = 1 + 64 + 1 + 64

  /// How much of the end of a report is looked at for its mark.
  package static let tailLength = 512

  /// Reads the mark at the end of a report; nil where there is none, or where the report was cut short.
  ///
  /// - Parameter tail: the last bytes of the file.
  package init?(atEndOf tail: some Sequence<UInt8>) {
    let text = String(decoding: Array(tail), as: UTF8.self)
    guard text.hasSuffix("</html>\n"),
      let close = text.range(of: ReportArchive.closing, options: .backwards)
    else { return nil }
    let line = text[..<close.lowerBound].suffix(Self.length)
    let words = line.dropFirst().split(separator: " ").compactMap { Digest(hexadecimal: String($0)) }
    guard line.first == "\n", words.count == 2 else { return nil }
    self.init(notebook: words[0], content: words[1])
  }
}
