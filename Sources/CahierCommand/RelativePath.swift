import Foundation

/// The way from a folder to a file.
struct RelativePath {
  /// With `..` for each folder up; the whole path where the two have nothing in common but the root.
  let path: String

  init(from folder: URL, to file: URL) {
    let target = file.resolvingSymlinksInPath().standardizedFileURL
    let start = folder.resolvingSymlinksInPath().standardizedFileURL.pathComponents
    let shared = zip(target.pathComponents, start).prefix { $0 == $1 }.count
    path =
      shared <= 1
      ? target.path
      : ([String](repeating: "..", count: start.count - shared) + target.pathComponents.dropFirst(shared))
        .joined(separator: "/")
  }
}
