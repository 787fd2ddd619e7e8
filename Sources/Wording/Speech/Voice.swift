/// How a page speaks: its language, the words that are known in it, and the marks in its numbers.
public struct Voice: Sendable {
  /// The language of the words.
  public let language: Language
  /// How numbers are written.
  public let numbers: NumberStyle
  /// From the English to this language.
  private let dictionary: [String: String]

  /// English, in which every phrase is known.
  public static let english = Voice(tag: "en", words: [:])

  /// - Parameters:
  ///   - tag: the language's (BCP 47), with a region or without.
  ///   - words: from the English of phrases to that language; what is missing is said in English.
  public init(tag: String, words: [String: String]) {
    language = Language(tag: tag)
    numbers = NumberStyle(tag: tag)
    dictionary = words
  }

  /// The same voice with more words; those that it has stay.
  package func adding(_ translations: Translations) -> Voice {
    Voice(language, numbers, dictionary.merging(translations[language] ?? [:]) { ours, _ in ours })
  }

  private init(_ language: Language, _ numbers: NumberStyle, _ dictionary: [String: String]) {
    (self.language, self.numbers, self.dictionary) = (language, numbers, dictionary)
  }

  /// A phrase in this language.
  public func say(_ phrase: Phrase) -> String { phrase.text(in: self) }

  /// Words of a key that the compiler knows.
  public func say(_ words: some Words, _ parts: Phrase...) -> String {
    self.words(for: words.rawValue, parts: parts)
  }

  /// Words of a key with the places for their parts, for a script that fills them in; the singular in front of a `|`.
  package func template(of words: some Words) -> String { dictionary[words.rawValue] ?? words.rawValue }

  /// Whether everything in a phrase can be said in this language.
  public func knows(_ phrase: Phrase) -> Bool {
    switch phrase {
    case .name, .numeral: true
    case .words(let key, let parts):
      (language == .english || dictionary[key] != nil || !key.contains(where: \.isLetter))
        && parts.allSatisfy(knows)
    case .joined(let phrases, _): phrases.allSatisfy(knows)
    }
  }

  func words(for key: String, parts: [Phrase]) -> String {
    let forms = Template.forms(of: dictionary[key] ?? key)
    let number = parts.lazy.compactMap { if case .numeral(let text) = $0 { text } else { nil } }.first
    let isSingular = number.map(language.isSingular) ?? false
    let form = isSingular ? forms.first : forms.last
    return Template(form ?? "").filled(with: parts.map { $0.text(in: self) }, isWide: language.isWide)
  }

  func joined(_ phrases: [Phrase], _ joint: Phrase.Joint) -> String {
    let texts = phrases.map { $0.text(in: self) }.filter { !$0.isEmpty }
    guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
    let others = texts.dropLast().joined(separator: language.separator(joint))
    let separator = language.lastSeparator(joint)
    // `A 和 B`, and blanks towards Latin letters and numbers only.
    guard language.isWide, separator.first?.isLetter == true else { return others + separator + last }
    return Template("{1} \(separator) {2}").filled(with: [others, last], isWide: true)
  }
}
