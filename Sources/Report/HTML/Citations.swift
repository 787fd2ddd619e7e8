import Foundation
import Notebook

/// The works that a page cites: how each is cited, in the order of the list at its end.
struct Citations {
  /// A work with what stands for it in a sentence.
  struct Entry {
    var work: Work
    /// Those who wrote it, by their families' names.
    var names: String
    /// The year, with a letter where the same names have several works of it.
    var year: String
  }

  /// In the order of the list: by names, then years, then titles.
  private(set) var entries: [Entry] = []
  private var indexByKey: [String: Int] = [:]

  /// The works of a plan.
  init(of plan: Plan, words: ReportWords) {
    entries = plan.works.values.map { work in
      Entry(work: work, names: Self.names(of: work, words), year: work.year ?? words.undated)
    }
    let keys = entries.map { entry in
      let people = entry.work.authors.isEmpty ? entry.work.editors : entry.work.authors
      return (people.isEmpty ? [entry.work.title.plainText] : people.map(\.family)).map { $0.folded }
    }
    let order = entries.indices.sorted { first, second in
      if keys[first] != keys[second] { return keys[first].lexicographicallyPrecedes(keys[second]) }
      let (one, other) = (entries[first], entries[second])
      return (one.year, one.work.title.plainText, one.work.key)
        < (other.year, other.work.title.plainText, other.work.key)
    }
    entries = order.map { entries[$0] }
    letter()
    for (index, entry) in entries.enumerated() { indexByKey[entry.work.key] = index }
  }

  /// The work with this key; nil where the page cites none.
  subscript(key: String) -> Entry? { indexByKey[key].map { entries[$0] } }

  /// Gives letters to the years of works that would be cited alike.
  private mutating func letter() {
    let groups = Dictionary(grouping: entries.indices) { "\(entries[$0].names)\n\(entries[$0].year)" }
    for indices in groups.values where indices.count > 1 {
      for (number, index) in indices.sorted().enumerated() { entries[index].year += Self.letters(number) }
    }
  }

  /// a, b, …, z, aa, ab, …
  private static func letters(_ number: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(number % 26)))
    return number < 26 ? letter : letters(number / 26 - 1) + letter
  }

  /// One name, two, or the first of more; of a work without names its title.
  private static func names(of work: Work, _ words: ReportWords) -> String {
    let people = work.authors.isEmpty ? work.editors : work.authors
    let families = people.filter { !$0.isOthers }.map(\.family)
    switch (families.count, people.count) {
    case (0, _): return work.title.isEmpty ? work.key : words.quoted(work.title.plainText)
    case (1, 1): return families[0]
    case (2, 2): return words.pair(families[0], families[1])
    default: return words.andOthers(families[0])
    }
  }
}

extension String {
  /// Without case and accents, for the order of names.
  fileprivate var folded: String {
    folding(options: [.caseInsensitive, .diacriticInsensitive], locale: Locale(identifier: "en"))
  }
}
