/// What lies in the place of a file that was never fetched, by its first bytes.
package enum StandIn: Hashable, Sendable {
  /// What stands for a file in a repository whose large files are kept by Git LFS.
  case gitLFSPointer
  /// What stands for a file in a repository whose large files are kept by git-annex.
  case gitAnnexPointer
  /// The page that leads to the file.
  case webPage
  case nothing

  /// What `bytes` are; nil for what may be the file itself.
  init?(_ bytes: [UInt8]) {
    if bytes.isEmpty {
      self = .nothing
    } else if bytes.starts(with: "version https://git-lfs.github.com/spec/".utf8) {
      self = .gitLFSPointer
    } else if bytes.starts(with: "/annex/objects/".utf8) {
      self = .gitAnnexPointer
    } else {
      let beginning = String(decoding: bytes.prefix(1024), as: UTF8.self).lowercased()
      let text = beginning.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
      guard text.hasPrefix("<"), ["<!doctype html", "<html", "<head", "<body"].contains(where: text.contains)
      else { return nil }
      self = .webPage
    }
  }

  /// What was found.
  var found: String {
    switch self {
    case .gitLFSPointer: "a pointer of Git LFS, which stands for the file"
    case .gitAnnexPointer: "a pointer of git-annex, which stands for the file"
    case .webPage: "a web page"
    case .nothing: "an empty file"
    }
  }

  /// What to do about it.
  var advice: String {
    switch self {
    case .gitLFSPointer: "fetch the file itself with git lfs pull"
    case .gitAnnexPointer: "fetch the file itself with git annex get"
    case .webPage: "the address leads to a page about the file: download the file itself"
    case .nothing: "the file was cut short: copy or download it again"
    }
  }
}
