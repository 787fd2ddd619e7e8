import ArgumentParser
import Foundation
import Notebook
import Report

/// The file that a report is written to: whole or not at all.
struct ReportFile {
  /// The path as the user sees it.
  let path: String
  /// Whether the path comes from the notebook's name, and was not typed.
  let isNamedByNotebook: Bool
  private let onDisk: ArchiveOnDisk

  /// - Parameters:
  ///   - path: a file, a folder, or nil for `Output/NAME.html`.
  ///   - name: the notebook's name.
  init(path: String?, name: String) {
    let path = path.map(Self.withoutDetours) ?? "Output/"
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    isNamedByNotebook = path.hasSuffix("/") || (exists && isFolder.boolValue)
    self.path = isNamedByNotebook ? (path.hasSuffix("/") ? path : path + "/") + "\(name).html" : path
    onDisk = ArchiveOnDisk(at: URL(filePath: self.path))
  }

  /// The report of one combination of a sweep, which is named after it.
  init(inSweep path: String) {
    self.path = path
    isNamedByNotebook = true
    onDisk = ArchiveOnDisk(at: URL(filePath: path))
  }

  /// A page that goes with a report, and is named after it.
  init(besides report: ReportFile, path: String) {
    self.path = path
    isNamedByNotebook = report.isNamedByNotebook
    onDisk = ArchiveOnDisk(at: URL(filePath: path))
  }

  /// What a path without an ending is taken for, said where it could have been meant otherwise; nil where it is plain.
  var note: String? {
    guard !isNamedByNotebook, URL(filePath: path).pathExtension.isEmpty, !exists else { return nil }
    return "note: the report is the file `\(path)`; for a folder of that name write `\(path)/`\n"
  }

  /// Makes the folder, and finds out before anything runs whether the report can be written.
  ///
  /// - Throws: ``OutputError``.
  func prepare() throws {
    let advice = "name another place with `--output`"
    if let file = fileInTheWay {
      throw OutputError(path: path, reason: "`\(file)` is a file, a folder was expected", advice: advice)
    }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw OutputError(path: path, reason: error.fileReason, advice: advice)
    }
    guard FileManager.default.isWritableFile(atPath: folder.path) else {
      throw OutputError(path: path, reason: "the folder may not be written to", advice: advice)
    }
  }

  /// Writes to a file beside it and renames, so that nobody sees half a report.
  ///
  /// - Throws: ``OutputError``.
  func write(_ html: String) throws {
    do {
      try Data(html.utf8).write(to: url, options: .atomic)
    } catch {
      throw OutputError(
        path: path, reason: error.fileReason,
        advice: error.outputAdvice("name another place with `--output`"))
    }
  }

  /// Writes a file that a cell made beside the report: a name without a folder, and never through a link that would
  /// lead elsewhere.
  ///
  /// - Throws: ``OutputError``.
  func write(_ file: SavedFile) throws {
    let place = path(ofSaved: file.name)
    let advice = "choose another name in the notebook, or another place with `--output`"
    guard SavedFile.isName(file.name) else {
      throw OutputError(path: file.name, reason: "the name leads out of the report's folder", advice: advice)
    }
    guard Self.isRegularOrNone(place) else {
      throw OutputError(path: place, reason: "what is there is not a regular file", advice: advice)
    }
    if hasSaved(file) { return }
    do {
      try Data(file.bytes).write(to: URL(filePath: place), options: .atomic)
    } catch {
      throw OutputError(path: place, reason: error.fileReason, advice: advice)
    }
  }

  /// Shows the report in the user's browser.
  func open() { Self.open(path) }

  /// Shows a file or an address in the user's browser.
  static func open(_ path: String) {
    let process = Process()
    #if os(macOS)
      process.executableURL = URL(filePath: "/usr/bin/open")
    #else
      process.executableURL = URL(filePath: "/usr/bin/xdg-open")
    #endif
    process.arguments = [path]
    process.standardError = FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      Terminal.error("warning: no program to open it with was found\n")
    }
  }

  var folder: URL { url.deletingLastPathComponent() }

  /// Where a file that a cell saves goes, as the user sees it.
  func path(ofSaved name: String) -> String { folder.appending(path: name).relativePath }

  /// What the report holds that is there already; nil where there is none.
  var archive: ReportArchive? { onDisk.archive }

  /// The files beside it that it names and that lie there as it left them: they are Cahier's own.
  var savedFiles: [ReportArchive.SavedFile] {
    (archive?.saved ?? []).filter { ReportArchive.SavedFile(at: path(ofSaved: $0.name)) == $0 }
  }

  /// The digest of what is there; nil where there is nothing.
  var digest: Digest? { (try? Data(contentsOf: url)).map { Digest(of: $0) } }

  /// Where it lies, without detours.
  var absolutePath: String { url.absoluteURL.standardizedFileURL.path }

  /// Whether a file that a cell saved lies beside the report as it was saved.
  private func hasSaved(_ file: SavedFile) -> Bool {
    ReportArchive.SavedFile(at: path(ofSaved: file.name))?.digest == Digest(of: file.bytes)
  }

  /// Whether there is something already.
  var exists: Bool { FileManager.default.fileExists(atPath: path) }

  private var url: URL { URL(filePath: path) }

  /// The file on the way to the report that should be a folder; nil when there is none.
  private var fileInTheWay: String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return parts.indices.lazy.map { parts[...$0].joined(separator: "/") }.first { way in
      guard let identity = FileIdentity(ofFileAt: way) else { return false }
      return identity.isRegular
    }
  }

  /// A path as it leads once the folders on its way are made: `..` behind one that is not there yet takes it back.
  private static func withoutDetours(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      let way = parts.joined(separator: "/")
      let isDetour = part == ".." && ![nil, "", ".", ".."].contains(parts.last)
      if isDetour, FileIdentity(ofFileAt: way) == nil { parts.removeLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }

  /// Whether there is a regular file, or nothing: a link is neither, wherever it leads.
  static func isRegularOrNone(_ path: String) -> Bool {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return attributes == nil || attributes?[.type] as? FileAttributeType == .typeRegular
  }
}
