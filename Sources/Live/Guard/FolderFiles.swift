import Foundation

/// The files of a notebook's folder, for links in its text: nothing above it, nothing hidden, and nothing that a link
/// leads to elsewhere.
struct FolderFiles: Sendable {
  /// The folder without links on its way.
  private let folder: String

  init(_ folder: URL) { self.folder = folder.resolvingSymlinksInPath().path }

  /// The most that is served of a file.
  private static let limit = 64 << 20

  /// What lies under a path from the folder; nil where there is no regular file in it.
  ///
  /// - Parameter path: as it stands in an address, its signs written out.
  func file(_ path: String) -> (bytes: Data, mediaType: String)? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.isEmpty, parts.allSatisfy({ !$0.isEmpty && $0.first != "." && !$0.contains("\\") }),
      !path.utf8.contains(0)
    else { return nil }
    let url = URL(filePath: folder + "/" + path).resolvingSymlinksInPath()
    guard url.path.hasPrefix(folder + "/") else { return nil }
    let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
    guard attributes?[.type] as? FileAttributeType == .typeRegular,
      let size = attributes?[.size] as? Int, size <= Self.limit,
      let bytes = try? Data(contentsOf: url)
    else { return nil }
    return (bytes, Self.mediaType(of: url.pathExtension.lowercased()))
  }

  /// Pictures are pictures; whatever could run is text.
  private static func mediaType(of ending: String) -> String {
    switch ending {
    case "png": "image/png"
    case "jpg", "jpeg": "image/jpeg"
    case "gif": "image/gif"
    case "webp": "image/webp"
    case "pdf": "application/pdf"
    case "md", "txt", "csv", "tsv", "yaml", "yml", "json", "html", "htm", "svg", "js", "css", "xml":
      "text/plain; charset=utf-8"
    default: "application/octet-stream"
    }
  }
}
