/// A way to mend a mistake: another word in the place of one.
package struct Fix: Hashable, Sendable {
  /// The word that is put there.
  package var word: String
  /// What it replaces: a stretch of one line.
  package var range: Range<SourcePosition>
}

extension Fix {
  /// What a mistake suggests, the nearest first; nothing where it suggests nothing, or where its word is not found.
  static func all(for diagnostic: Diagnostic, in source: SourceText) -> [Fix] {
    guard let place = diagnostic.range else { return [] }
    var words = diagnostic.suggestions
    // Their question is a part of the advice.
    if case .file(.missing(_, let near), _) = diagnostic.mistake { words = near }
    let line = source.line(place.start.line)
    let text = line.dropFirst(place.start.column - 1)
    let (word, lead) = diagnostic.mistake.mistakenWord ?? (String(text.prefix(place.length)), "")
    guard !word.isEmpty, let found = text.ranges(of: lead + word).first(where: { text.isWord(at: $0) }) else {
      return []
    }
    let end = line.distance(from: line.startIndex, to: found.upperBound) + 1
    let range =
      SourcePosition(
        line: place.start.line, column: end - word.count)..<SourcePosition(
        line: place.start.line, column: end)
    return words.map { Fix(word: $0, range: range) }
  }
}

extension Substring {
  /// Whether a name in it neither begins nor ends within a longer one.
  fileprivate func isWord(at range: Range<Index>) -> Bool {
    func isPart(_ character: Character?) -> Bool {
      character.map { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" } ?? false
    }
    let before = range.lowerBound > startIndex ? self[index(before: range.lowerBound)] : nil
    let behind = range.upperBound < endIndex ? self[range.upperBound] : nil
    return !(isPart(before) && isPart(self[range].first)) && !(isPart(behind) && isPart(self[range].last))
  }
}
