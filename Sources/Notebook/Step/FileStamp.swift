import Foundation

/// What a file looks like from outside: its size and the time of its last change, through links.
package enum FileStamp {
  /// A text that another version of the file would have otherwise.
  package static func text(ofFileAt path: String) -> String {
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: URL(filePath: path).resolvingSymlinksInPath().path)
    let date = (attributes?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
    return "\(attributes?[.size] as? Int ?? 0) \(date)"
  }
}
