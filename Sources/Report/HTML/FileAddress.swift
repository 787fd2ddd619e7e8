import Foundation

/// The way from a page to a file beside it as an address, whatever characters it has.
enum FileAddress {
  static func string(_ path: String) -> String {
    "./" + (path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path)
  }
}
