import Foundation

/// The names of places in one page, each given once, as GitHub gives them: so a link to a heading works in both.
///
/// A heading's name is its words in lower case: spaces become hyphens, one each; of everything else only letters and
/// digits of any script, marks on them, `-` and `_` stay. The second of a name gets `-1`, the third `-2`. The rule is
/// that of GitHub's `html-pipeline` (`TableOfContentsFilter`), with two exceptions: the labels of cells are taken
/// before, and a heading in which nothing stays is called `section`.
package struct Anchors {
  /// How often each name was asked for: the names that are taken, and the number that the next one of its words gets.
  private var counts: [String: Int]
  /// How many names were tried so far, which is the work that names take.
  package private(set) var tries = 0

  /// - Parameter taken: the names that are spoken for, such as the labels of cells.
  package init(taken: some Sequence<String>) {
    counts = Dictionary(taken.map { ($0, 0) }) { first, _ in first }
  }

  /// The names of headings with these words, in their order.
  package mutating func names(for headings: [String]) -> [String] { headings.map { name(for: $0) } }

  /// A name for a heading. What all headings of a page take together grows with how many they are, however many are
  /// equal: no number is tried twice.
  package mutating func name(for words: String) -> String {
    let slug = Self.slug(words)
    var name = slug
    while counts[name] != nil {
      tries += 1
      counts[slug, default: 0] += 1
      name = "\(slug)-\(counts[slug, default: 0])"
    }
    counts[name] = 0
    return name
  }

  /// The words of a heading as a name, whether or not it is taken.
  package static func slug(_ words: String) -> String {
    var slug = String.UnicodeScalarView()
    for scalar in words.lowercased().unicodeScalars {
      if scalar == " " || scalar == "-" {
        slug.append("-")
      } else if staysInName(scalar) {
        slug.append(scalar)
      }
    }
    return slug.isEmpty ? "section" : String(slug)
  }

  private static func staysInName(_ scalar: Unicode.Scalar) -> Bool {
    // They only say how the emoji before them looks, which goes.
    if scalar.properties.isVariationSelector { return false }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber,
      .decimalNumber, .nonspacingMark, .spacingMark, .enclosingMark, .connectorPunctuation:
      return true
    default: return false
    }
  }
}

extension Anchors {
  /// What a link's fragment names: the part behind its `#` as it is called on the page.
  package static func target(of fragment: some StringProtocol) -> String {
    let name = String(fragment).removingPercentEncoding ?? String(fragment)
    return String(String.UnicodeScalarView(name.unicodeScalars.filter { !$0.properties.isVariationSelector }))
  }
}
