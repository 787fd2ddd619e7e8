/// What lists say.
package enum ListWords: String, Words {
  case more = "{1} more"
}

extension Phrase {
  /// Names as a sentence lists them: `a, b and c`; of more than eight, the first seven and how many more.
  package static func list(_ phrases: [Phrase], _ joint: Joint = .and) -> Phrase {
    guard phrases.count > 8 else { return .joined(phrases, joint) }
    return .joined(phrases.prefix(7) + [ListWords.more(.number(phrases.count - 7))], joint)
  }
}
