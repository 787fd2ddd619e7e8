/// What a piece of raw HTML in a notebook is: none of it reaches the page, but not all of it is a loss.
enum RawHTML: Hashable {
  /// Comments and white space alone, which nobody misses.
  case comment
  /// A comment, and words behind it in its last line, which Markdown takes for HTML too.
  case commentWithWords
  /// A comment without an end: it takes in the rest of the notebook.
  case openComment
  case markup

  var isComment: Bool { self == .comment }

  init(_ html: String) {
    let bytes = Array(html.utf8)
    var index = 0
    var hasComment = false
    var hasTag = false
    var hasWords = false
    while index < bytes.count {
      guard bytes[index...].starts(with: Self.opening) else {
        if bytes[index] == UInt8(ascii: "<") { hasTag = true }
        if !Self.blanks.contains(bytes[index]) { hasWords = true }
        index += 1
        continue
      }
      hasComment = true
      guard let end = Self.end(ofCommentAt: index, in: bytes) else {
        self = hasWords ? .markup : .openComment
        return
      }
      index = end
    }
    self = !hasComment || hasTag ? .markup : hasWords ? .commentWithWords : .comment
  }

  private static let opening = Array("<!--".utf8)
  private static let blanks = Set(" \t\n".utf8)

  /// The index behind a comment; nil when it has no end. `<!-->` and `<!--->` are comments as well.
  private static func end(ofCommentAt start: Int, in bytes: [UInt8]) -> Int? {
    var index = start + 2
    while index + 2 < bytes.count {
      if bytes[index] == UInt8(ascii: "-"), bytes[index + 1] == UInt8(ascii: "-"),
        bytes[index + 2] == UInt8(ascii: ">")
      {
        return index + 3
      }
      index += 1
    }
    return nil
  }
}
