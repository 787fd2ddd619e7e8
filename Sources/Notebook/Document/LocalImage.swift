package import Foundation

/// A picture file that the prose shows: PNG, JPEG, GIF or WebP inside the notebook's folder, put into the page.
///
/// Pictures elsewhere are not: one from the network would tell its server who reads the report, and one from
/// outside the folder could be any file of whoever runs a notebook that they were sent.
package struct LocalImage: Hashable, Sendable {
  package let mediaType: String
  package let bytes: [UInt8]

  package static let byteLimit = 8 << 20

  /// Why a picture is not shown.
  package enum Problem: Error, Hashable, Sendable {
    case remote, outside
    /// It is written out in the text, as a `data:` address.
    case written
    case missing(String)
    case unknownType
    /// It was never fetched.
    case standIn(StandIn)
    case tooLarge(bytes: Int)
  }

  /// - Parameters:
  ///   - source: the path as the notebook has it.
  ///   - folder: the notebook's folder.
  package init(source: String, folder: URL) throws(Problem) {
    guard !source.prefix(5).lowercased().hasPrefix("data:") else { throw .written }
    guard source.wholeMatch(of: /[A-Za-z][A-Za-z0-9+.\-]*:.*|\/\/.*/) == nil else { throw .remote }
    let path = source.removingPercentEncoding ?? source
    let folder = folder.resolvingSymlinksInPath().standardizedFileURL
    let url = Self.url(of: source, in: folder)
    guard url.path.hasPrefix(folder.path + "/") else { throw .outside }
    let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
    guard let attributes, attributes[.type] as? FileAttributeType == .typeRegular else {
      throw .missing(path)
    }
    let size = (attributes[.size] as? Int) ?? 0
    guard size <= Self.byteLimit else { throw .tooLarge(bytes: size) }
    guard let data = try? Data(contentsOf: url) else { throw .missing(path) }
    bytes = [UInt8](data)
    if let standIn = StandIn(bytes) { throw .standIn(standIn) }
    guard let mediaType = Self.mediaType(of: bytes) else { throw .unknownType }
    self.mediaType = mediaType
  }

  /// The file that a source names, whether or not it is one that may be shown.
  package static func url(of source: String, in folder: URL) -> URL {
    let path = source.removingPercentEncoding ?? source
    return URL(filePath: path, relativeTo: folder.appending(path: "")).absoluteURL
      .standardizedFileURL.resolvingSymlinksInPath()
  }

  /// Why a picture can't be shown; nil where it can.
  package static func problem(with source: String, in folder: URL) -> Problem? {
    do throws(Problem) {
      _ = try LocalImage(source: source, folder: folder)
      return nil
    } catch {
      return error
    }
  }

  private static func mediaType(of bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return "image/png" }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
    if bytes.starts(with: Array("GIF8".utf8)) { return "image/gif" }
    if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
      return "image/webp"
    }
    return nil
  }
}

extension LocalImage.Problem {
  var severity: Diagnostic.Severity {
    switch self {
    case .remote, .written: .warning
    default: .error
    }
  }

  var message: String {
    switch self {
    case .remote: "a picture from the network is left out: the report asks nothing of any server"
    case .written: "a picture that is written out in the text (`data:`) is left out"
    case .outside: "this picture lies outside the notebook's folder"
    case .missing(let path): "there is no picture `\(path)`"
    case .unknownType: "this file is not a PNG, JPEG, GIF or WebP picture"
    case .standIn(let found): "found \(found.found), expected a PNG, JPEG, GIF or WebP picture"
    case .tooLarge(let bytes):
      "this picture has \(bytes) bytes, a report takes \(LocalImage.byteLimit) at most"
    }
  }

  var advice: String? {
    switch self {
    case .remote, .outside: "put a copy into the notebook's folder"
    case .written: "save it as a file in the notebook's folder, and name that here"
    case .missing: "paths start at the notebook's folder"
    case .unknownType: "convert it to PNG"
    case .standIn(let found): found.advice
    case .tooLarge: "make it smaller"
    }
  }
}
