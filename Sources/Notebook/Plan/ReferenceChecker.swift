import Wording

/// Finds the references of a notebook that name nothing, or two things at once.
struct ReferenceChecker {
  private let known: [String]
  private let referents: [String: [Referent]]
  private let isHeading: Set<String>
  /// Whether the notebook has works: then a name in a sentence is one of theirs.
  private let citesWorks: Bool
  /// Whether all of its works are known.
  private let isWhole: Bool

  /// - Parameters:
  ///   - labels: the labels of cells.
  ///   - formulas: the labels of formulas.
  ///   - headings: what headings are called on the page.
  ///   - bibliography: the works.
  init(labels: [String], formulas: [String], headings: [String], bibliography: Bibliography) {
    let works = bibliography.keys
    known = labels + formulas + works + headings
    var referents: [String: [Referent]] = [:]
    for (names, referent) in [(labels, Referent.cell), (formulas, .formula), (works, .work)] {
      for name in Set(names) { referents[name, default: []].append(referent) }
    }
    self.referents = referents
    isHeading = Set(headings)
    citesWorks = !works.isEmpty
    isWhole = bibliography.isWhole
  }

  /// What is wrong with references.
  func mistakes(in references: [Located<NamedReference>]) -> [Diagnostic] {
    references.compactMap { reference in
      let name = reference.content.name
      if let things = referents[name] {
        return things.count > 1
          ? Diagnostic(at: reference.range, .ambiguousReference(name, things: things)) : nil
      }
      // A work that is not known may be one that could not be read.
      if isHeading.contains(name) || !isWhole { return nil }
      guard reference.content.isInText else {
        return Diagnostic(at: reference.range, .unknownReference(name, known: known))
      }
      // It may be somebody's name, and stays as it is: told where it is likely to be one of ours.
      guard citesWorks || !nearestNames(to: name, among: known).isEmpty else { return nil }
      return Diagnostic(.warning, at: reference.range, .unknownReference(name, known: known))
    }
  }
}
