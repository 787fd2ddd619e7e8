package import Foundation
import Notebook

/// An installed KaTeX: its program, its style sheet and its fonts.
package struct KaTeXFolder: Hashable, Sendable {
  package let url: URL

  /// The variable that names a folder with `katex.min.js`, `katex.min.css` and `fonts`.
  package static let variable = "CAHIER_KATEX"

  /// Where packages put KaTeX, the most likely first.
  package static let usualPlaces = [
    "/usr/share/javascript/katex", "/usr/share/nodejs/katex/dist", "/usr/lib/node_modules/katex/dist",
    "/usr/local/share/katex", "/usr/local/lib/node_modules/katex/dist", "/opt/homebrew/share/katex",
    "/opt/homebrew/lib/node_modules/katex/dist",
  ]

  /// The first folder that holds a KaTeX: the one that the environment names, or else a usual place.
  ///
  /// A folder that the environment names and that holds none is not replaced by another.
  package static func find(
    in environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> KaTeXFolder? {
    let named = environment[variable].flatMap { $0.isEmpty ? nil : [$0] }
    return (named ?? [installed].compactMap(\.self) + usualPlaces).lazy.map {
      KaTeXFolder(url: URL(filePath: $0))
    }.first { folder in
      [programName, styleSheetName].allSatisfy { folder.has($0) }
    }
  }

  /// Where `make install` puts it: beside the command, in a place of its own.
  private static let installed = Bundle.main.executableURL?.resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "share/cahier/katex").path

  private static let programName = "katex.min.js"
  private static let styleSheetName = "katex.min.css"

  private func has(_ name: String) -> Bool {
    FileManager.default.isReadableFile(atPath: url.appending(path: name).path)
  }

  /// What tells one version from another: the size and the time of its program.
  var identity: String {
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: url.appending(path: Self.programName).resolvingSymlinksInPath().path)
    let date = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
    return "\(attributes?[.size] as? Int ?? 0) \(date)"
  }

  /// The digest of its program, the same on every machine; nil where it cannot be read.
  var programDigest: Digest? { (try? program()).map { Digest(of: $0) } }

  /// - Throws: Foundation's error when the file cannot be read.
  func program() throws -> [UInt8] { [UInt8](try Data(contentsOf: url.appending(path: Self.programName))) }

  /// - Throws: Foundation's error when the file cannot be read.
  package func styleSheet() throws -> String {
    String(decoding: try Data(contentsOf: url.appending(path: Self.styleSheetName)), as: UTF8.self)
  }

  /// - Throws: Foundation's error when the file cannot be read.
  func font(_ face: KaTeXFace) throws -> Data {
    try Data(contentsOf: url.appending(path: "fonts/\(face.fileName)"))
  }
}
