/// The candidates that a misspelt word could have meant, the nearest first, at most three.
///
/// Distance is optimal string alignment (insertions, deletions, substitutions and swaps of neighbours cost 1). A
/// candidate counts when it differs in no more than a third of the word's letters (one of a short word's, but not all
/// of them), or starts with the word.
///
/// Of very many candidates, the first ``nearestNamesLimit`` are looked at: a thousand mistakes among a thousand names
/// take a thousand times as long as one, and no longer.
public func nearestNames(to word: String, among candidates: some Sequence<String>) -> [String] {
  let word = Array(word.lowercased().unicodeScalars)
  let limit = max(1, word.count / 3)
  // A hostile word of a million letters is not a slip.
  guard word.count <= 64 else { return [] }
  var alignment = Alignment(of: word)
  let ranked = candidates.prefix(nearestNamesLimit).compactMap {
    candidate -> (distance: Int, candidate: String)? in
    // Nor is a hostile name one that was meant.
    guard candidate.utf8.count <= 256 else { return nil }
    let letters = Array(candidate.lowercased().unicodeScalars)
    let isBeginning = word.count >= 3 && letters.starts(with: word)
    // Names whose lengths differ by more are further away than that.
    guard isBeginning || abs(letters.count - word.count) <= limit else { return nil }
    // A candidate that only goes on after the word is as far away as it goes on.
    let distance = isBeginning ? letters.count - word.count : alignment.distance(to: letters)
    return isBeginning || (distance <= limit && distance < word.count) ? (distance, candidate) : nil
  }
  return ranked.sorted { ($0.distance, $0.candidate) < ($1.distance, $1.candidate) }.prefix(3).map(
    \.candidate)
}

/// How many candidates a misspelt word is compared with: more than any notebook has labels that a person remembers.
public let nearestNamesLimit = 1_000

/// The question after a message: did you mean “a” or “b”?; nil without names.
public func didYouMean(_ names: [String]) -> String? {
  names.isEmpty ? nil : "did you mean \(quotedList(names, word: "or"))?"
}

/// Compares one word with others, in three rows that are used again and again.
private struct Alignment {
  private let word: [Unicode.Scalar]
  private var previous: [Int] = []
  private var row: [Int] = []
  private var next: [Int] = []

  init(of word: [Unicode.Scalar]) { self.word = word }

  mutating func distance(to other: [Unicode.Scalar]) -> Int {
    guard !word.isEmpty, !other.isEmpty else { return max(word.count, other.count) }
    row = Array(0...other.count)
    previous = row
    next = row
    for i in 1...word.count {
      next[0] = i
      for j in 1...other.count {
        let substitution = row[j - 1] + (word[i - 1] == other[j - 1] ? 0 : 1)
        next[j] = min(substitution, row[j] + 1, next[j - 1] + 1)
        if i > 1, j > 1, word[i - 1] == other[j - 2], word[i - 2] == other[j - 1] {
          next[j] = min(next[j], previous[j - 2] + 1)
        }
      }
      // What was next is the row, and the oldest one is written over.
      swap(&previous, &row)
      swap(&row, &next)
    }
    return row[other.count]
  }
}
