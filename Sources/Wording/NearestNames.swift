/// The candidates that a misspelt word could have meant, the nearest first, at most three.
///
/// Distance is optimal string alignment (insertions, deletions, substitutions and swaps of neighbours cost 1). A
/// candidate counts when it differs in no more than a third of the word's letters (one of a short word's, but not all
/// of them), or starts with the word.
public func nearestNames(to word: String, among candidates: [String]) -> [String] {
  let word = Array(word.lowercased())
  let limit = max(1, word.count / 3)
  // A hostile word of a million letters is not a slip.
  guard word.count <= 64 else { return [] }
  let ranked = candidates.compactMap { candidate -> (distance: Int, candidate: String)? in
    let letters = Array(candidate.lowercased())
    let isBeginning = word.count >= 3 && letters.starts(with: word)
    // Names whose lengths differ by more are further away than that.
    guard isBeginning || abs(letters.count - word.count) <= limit else { return nil }
    // A candidate that only goes on after the word is as far away as it goes on.
    let distance = isBeginning ? letters.count - word.count : alignmentDistance(word, letters)
    return isBeginning || (distance <= limit && distance < word.count) ? (distance, candidate) : nil
  }
  return ranked.sorted { ($0.distance, $0.candidate) < ($1.distance, $1.candidate) }.prefix(3).map(
    \.candidate)
}

/// The question after a message: did you mean “a” or “b”?; nil without names.
public func didYouMean(_ names: [String]) -> String? {
  names.isEmpty ? nil : "did you mean \(quotedList(names, word: "or"))?"
}

private func alignmentDistance(_ a: [Character], _ b: [Character]) -> Int {
  guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
  var previous = [Int](repeating: 0, count: b.count + 1)
  var row = Array(0...b.count)
  for i in 1...a.count {
    var next = [i] + [Int](repeating: 0, count: b.count)
    for j in 1...b.count {
      let substitution = row[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
      next[j] = min(substitution, row[j] + 1, next[j - 1] + 1)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        next[j] = min(next[j], previous[j - 2] + 1)
      }
    }
    (previous, row) = (row, next)
  }
  return row[b.count]
}
