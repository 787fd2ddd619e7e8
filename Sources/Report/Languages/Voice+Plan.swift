package import Notebook
package import Wording

extension Language {
  /// The words of reports in this language, from the English; English needs none.
  package var words: [String: String] { Self.catalogues[self] ?? [:] }

  private static let catalogues: [Language: [String: String]] = [
    .german: all(germanWords, germanFileWords), .spanish: all(spanishWords, spanishFileWords),
    .french: all(frenchWords, frenchFileWords), .japanese: all(japaneseWords, japaneseFileWords),
    .chinese: all(chineseWords, chineseFileWords),
  ]

  /// Two tables in one.
  private static func all(_ one: [String: String], _ other: [String: String]) -> [String: String] {
    one.merging(other) { first, _ in first }
  }
}

extension Voice {
  /// The voice of a language, with the words of Cahier's own steps.
  package init(tag: String) { self.init(tag: tag, words: Language(tag: tag).words) }

  /// The voice in which a notebook's report speaks: its `lang`, and what its steps bring.
  package init(of plan: Plan) {
    let tag = plan.document.frontMatter.language
    let language = Language(tag: tag)
    var words = language.words
    for cell in plan.cells {
      // Nobody's step says Cahier's words in another way.
      if let own = type(of: cell.step).translations[language] { words.merge(own) { ours, _ in ours } }
    }
    self.init(tag: tag, words: words)
  }
}
