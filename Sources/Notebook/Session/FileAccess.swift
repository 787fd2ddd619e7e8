import Crypto
package import Foundation

/// The files that a notebook reads, named from its folder.
package struct FileAccess: Sendable {
  /// What a file holds, with what tells it from others.
  package struct Contents: Sendable {
    package var bytes: [UInt8]
    /// SHA-256 of the bytes, in hexadecimal.
    package var digest: String
  }

  private let folder: URL

  package init(folder: URL) { self.folder = folder }

  package func url(_ path: FilePath) -> URL {
    URL(filePath: path.path, relativeTo: folder.appending(path: "")).absoluteURL
  }

  /// Why a file can't be read; nil when nothing stands in the way.
  package func problem(with path: FilePath) -> StepFailure? {
    problem(with: url(path), called: path.path, advice: "paths start at the notebook's folder")
  }

  /// The same for a file that is named on the command line.
  package static func problem(withFileAt path: String) -> StepFailure? {
    let access = FileAccess(folder: URL(filePath: "."))
    return access.problem(with: URL(filePath: path), called: path, advice: nil)
  }

  private func problem(with url: URL, called name: String, advice: String?) -> StepFailure? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
      let folder = url.deletingLastPathComponent()
      let neighbours = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      let near = suggestions(for: url.lastPathComponent, among: neighbours.sorted())
      return StepFailure(
        "there is no file `\(name)`",
        advice: near.isEmpty
          ? advice : "did you mean \(near.map { "`\($0)`" }.joined(separator: " or "))?")
    }
    if isFolder.boolValue { return StepFailure("`\(name)` is a folder, a file was expected") }
    // A pipe or a device would be waited for without end.
    let attributes = try? FileManager.default.attributesOfItem(atPath: url.resolvingSymlinksInPath().path)
    guard attributes?[.type] as? FileAttributeType == .typeRegular else {
      return StepFailure("`\(name)` is no regular file")
    }
    guard FileManager.default.isReadableFile(atPath: url.path) else {
      return StepFailure(
        "the file `\(name)` may not be read", advice: "give yourself the permission to read it")
    }
    return nil
  }

  /// Reads a whole file.
  ///
  /// - Throws: ``StepFailure`` when the file is missing, no file, or may not be read.
  package func contents(of path: FilePath) throws(StepFailure) -> Contents {
    if let problem = problem(with: path) { throw problem }
    let bytes: [UInt8]
    do {
      bytes = [UInt8](try Data(contentsOf: url(path), options: .mappedIfSafe))
    } catch {
      throw StepFailure("the file `\(path.path)` could not be read: \(error.localizedDescription)")
    }
    return Contents(bytes: bytes, digest: SHA256.hash(data: bytes).hexadecimal)
  }
}

extension Sequence<UInt8> {
  /// Two lower-case digits a byte.
  package var hexadecimal: String {
    let digits = Array("0123456789abcdef")
    return String(flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
