/// What is said where a name is unknown.
package enum SuggestionWords: String, Words {
  case didYouMean = "did you mean {1}?"
}

extension Phrase {
  /// The question after a message: did you mean “a” or “b”?; nil without names.
  package static func didYouMean(_ names: [String]) -> Phrase? {
    names.isEmpty ? nil : SuggestionWords.didYouMean(.list(names.map { .name(quoted($0)) }, .or))
  }
}
