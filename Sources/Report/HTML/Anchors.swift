/// The names of places in one page, each given once.
struct Anchors {
  private var taken: Set<String>

  /// - Parameter taken: the names that are spoken for, such as the labels of cells.
  init(taken: some Sequence<String>) { self.taken = Set(taken) }

  /// A name for a heading: its letters and digits of any script, in lower case, words joined by hyphens.
  mutating func name(for words: String) -> String {
    var slug = ""
    for character in words.lowercased() {
      if character.isLetter || character.isNumber || character == "_" {
        slug.append(character)
      } else if character.isWhitespace || character == "-", !slug.isEmpty, slug.last != "-" {
        slug.append("-")
      }
    }
    while slug.last == "-" { slug.removeLast() }
    if slug.isEmpty { slug = "section" }
    var name = slug
    var number = 2
    while !taken.insert(name).inserted {
      name = "\(slug)-\(number)"
      number += 1
    }
    return name
  }
}
