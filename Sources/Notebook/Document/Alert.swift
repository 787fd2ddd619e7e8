/// GitHub's notes in boxes: a quote whose first line is `[!NOTE]` alone.
package struct Alert: Hashable, Sendable {
  /// What kind of note it is, by GitHub's word.
  package enum Kind: String, CaseIterable, Hashable, Sendable { case note, tip, important, warning, caution }

  package var kind: Kind
  package var content: [Block]

  /// What a quote begins with where it is to be a note.
  enum Heading: Hashable {
    case kind(Kind)
    case unknown(String)
  }

  /// The note that a quote is; nil for one that is a quote.
  ///
  /// - Parameter unknown: told of a word that is no kind of note.
  init?(of quote: [Block], unknown: (String) -> Void) {
    guard case .paragraph(var words)? = quote.first, let heading = Self.heading(of: words) else { return nil }
    guard case .kind(let kind) = heading else {
      if case .unknown(let word) = heading { unknown(word) }
      return nil
    }
    self.kind = kind
    words.removeFirst(min(2, words.count))
    content = (words.isEmpty ? [] : [.paragraph(words)]) + quote.dropFirst()
  }

  private static func heading(of words: [Inline]) -> Heading? {
    guard case .text(let text)? = words.first, words.count == 1 || words[1].isLineEnd,
      let match = text.wholeMatch(of: /\[!([A-Za-z]+)\]\s*/)
    else { return nil }
    let word = String(match.output.1)
    return Kind(rawValue: word.lowercased()).map { .kind($0) } ?? .unknown(word)
  }
}

extension Inline {
  /// Whether a line of the source ends here.
  var isLineEnd: Bool {
    switch self {
    case .softBreak, .lineBreak: true
    default: false
    }
  }
}
