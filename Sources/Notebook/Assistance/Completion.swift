/// Something that could be typed at a place of a notebook.
package struct Completion: Hashable, Sendable {
  /// What it is.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case step, label, option, value, parameter, scalar, format, file, folder, entry, work
  }

  /// What it is.
  package var kind: Kind
  /// The word, as a list shows it.
  package var word: String
  /// What is put in the place of what was typed of it: the word with what has to follow.
  package var insertion: String
  /// A few words about it.
  package var detail: String?
  /// More about it, in Markdown.
  package var documentation: String?

  init(
    _ kind: Kind, _ word: String, insertion: String? = nil, detail: String? = nil,
    documentation: String? = nil
  ) {
    self.kind = kind
    self.word = word
    self.insertion = insertion ?? word
    self.detail = detail
    self.documentation = documentation
  }
}

/// What could be typed at a place, the best first.
package struct Completions: Hashable, Sendable {
  /// What was typed of it so far, and is replaced: a stretch of one line that ends at the place.
  package var range: Range<SourcePosition>
  package var items: [Completion]
}

/// What there is to say about a word of a notebook.
package struct Help: Hashable, Sendable {
  /// Markdown.
  package var text: String
  /// Where the word stands: a stretch of one line.
  package var range: Range<SourcePosition>
}
