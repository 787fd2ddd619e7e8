/// The name that is probably meant by `name`: the one that the fewest edits make of it, whatever the case of
/// its letters; nil if even that takes more edits than a third of its length.
func nearestName(to name: String, in names: [String]) -> String? {
  let wanted = [Character](name.lowercased().prefix(64))
  let distances = names.map { editDistance(wanted, [Character]($0.lowercased().prefix(64))) }
  guard let least = distances.min(), let index = distances.firstIndex(of: least) else { return nil }
  return least <= max(wanted.count, names[index].count) / 3 ? names[index] : nil
}

/// How many insertions, deletions and substitutions make `target` of `source` (Levenshtein, 1966).
private func editDistance(_ source: [Character], _ target: [Character]) -> Int {
  var row = [Int](0...target.count)
  for (index, character) in source.enumerated() {
    var diagonal = row[0]
    row[0] = index + 1
    for (column, other) in target.enumerated() {
      let substituted = diagonal + (character == other ? 0 : 1)
      diagonal = row[column + 1]
      row[column + 1] = min(substituted, row[column] + 1, diagonal + 1)
    }
  }
  return row[target.count]
}
