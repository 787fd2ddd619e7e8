/// A formula as a notebook writes it.
package struct Formula: Hashable, Sendable {
  /// LaTeX's mathematics, without the dollars.
  package var tex: String
  /// Whether it stands in a line of its own.
  package var isDisplay: Bool

  package init(_ tex: String, isDisplay: Bool) {
    self.tex = tex
    self.isDisplay = isDisplay
  }
}

/// What came of setting one formula.
package enum Typesetting: Hashable, Sendable {
  /// KaTeX's markup: boxes for the eye, MathML for those who do not see it.
  case markup(String)
  /// It is not the TeX that KaTeX knows; what is wrong with it, and where.
  case mistake(String)
  /// It is longer, or makes more work, than any formula that a person wrote.
  case excessive
}
