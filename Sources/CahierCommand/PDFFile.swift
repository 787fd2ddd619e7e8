import Foundation
import Notebook

/// A printed report on disk, which says at its end whose it is.
struct PDFFile {
  let path: String

  /// Behind the end of a document, readers of PDF look for nothing but that end.
  private static let mark = "% Cahier "

  /// Whether it is there and Cahier wrote it; nil where there is nothing.
  var isOwn: Bool? {
    guard let file = FileHandle(forReadingAtPath: path) else { return nil }
    defer { try? file.close() }
    guard let end = try? file.seekToEnd(), end > 0 else { return true }
    try? file.seek(toOffset: end - min(end, 1_000))
    let tail = (try? file.readToEnd()) ?? Data()
    return String(decoding: tail, as: UTF8.self).contains("\n" + Self.mark)
  }

  /// Writes it whole or not at all.
  ///
  /// - Throws: ``OutputError``.
  func write(_ document: Data, owner: String?) throws {
    let name = (owner ?? "-").addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? "-"
    do {
      // A short line: the document's own end stays within what readers look at.
      try (document + Data("\(Self.mark)\(name.prefix(600))\n".utf8)).write(
        to: URL(filePath: path), options: .atomic)
    } catch {
      throw OutputError(
        path: path, reason: error.fileReason,
        advice: error.outputAdvice("name another place with `--output`"))
    }
  }
}
