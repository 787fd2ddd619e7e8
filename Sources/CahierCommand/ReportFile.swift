import ArgumentParser
import Foundation
import Notebook

/// The file that a report is written to: whole or not at all.
struct ReportFile {
  /// The path as the user sees it.
  let path: String

  /// - Parameters:
  ///   - path: a file, a folder, or nil for `Output/NAME.html`.
  ///   - name: the notebook's name.
  init(path: String?, name: String) {
    guard let path else {
      self.path = "Output/\(name).html"
      return
    }
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    let namesFolder = path.hasSuffix("/") || (exists && isFolder.boolValue)
    self.path = namesFolder ? (path.hasSuffix("/") ? path : path + "/") + "\(name).html" : path
  }

  /// Makes the folder, and finds out before anything runs whether the report can be written.
  ///
  /// - Throws: `ReportError`.
  func prepare() throws {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw ReportError(path: path, reason: error.fileReason, advice: "name another place with `--output`")
    }
    guard FileManager.default.isWritableFile(atPath: folder.path) else {
      throw ReportError(
        path: path, reason: "the folder may not be written to", advice: "name another place with `--output`")
    }
  }

  /// Writes to a file beside it and renames, so that nobody sees half a report.
  func write(_ html: String) throws {
    do {
      try Data(html.utf8).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw ReportError(
        path: path, reason: error.fileReason, advice: "make room, or name another place with `--output`")
    }
  }

  /// Writes a file that a cell made beside the report: a name without a folder, and never through a link that would
  /// lead elsewhere.
  ///
  /// - Throws: `ReportError`.
  func write(_ file: SavedFile) throws {
    let url = folder.appending(path: file.name)
    let advice = "choose another name in the notebook, or another place with `--output`"
    guard url.lastPathComponent == file.name, ![".", ".."].contains(file.name) else {
      throw ReportError(path: file.name, reason: "the name leads out of the report's folder", advice: advice)
    }
    // The attributes are those of a link itself, not of what it points to.
    let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
    guard attributes == nil || attributes?[.type] as? FileAttributeType == .typeRegular else {
      throw ReportError(
        path: url.relativePath, reason: "what is there is not a regular file", advice: advice)
    }
    do {
      try Data(file.bytes).write(to: url, options: .atomic)
    } catch {
      throw ReportError(path: url.relativePath, reason: error.fileReason, advice: advice)
    }
  }

  /// Shows the report in the user's browser.
  func open() {
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
      Terminal.error("warning: no program to open the report with was found\n")
    }
  }

  var folder: URL { URL(filePath: path).deletingLastPathComponent() }
}

/// A report that could not be written.
struct ReportError: Error, CustomStringConvertible {
  var path: String
  var reason: String
  var advice: String

  var description: String { "`\(path)` could not be written: \(reason); \(advice)" }
}
