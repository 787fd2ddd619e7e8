package import Wording

/// What `compare` says.
enum CompareWords: String, Words {
  case title = "The results"
  case cell = "Cell"
}

extension Phrase {
  /// A scalar's name as the head of a column or an axis: `gradient-norm` is *Gradient norm*. Each scalar of a step of ours
  /// is known in every language.
  package static func heading(ofScalar name: String) -> Phrase {
    .words(name.prefix(1).uppercased() + name.dropFirst().replacing("-", with: " "), [])
  }
}
