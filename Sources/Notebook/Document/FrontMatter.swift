/// What a notebook says about itself between the two `---` lines at its start.
package struct FrontMatter: Hashable, Sendable {
  /// Markdown of one line, as the subtitle and the description are.
  package var title: Located<[Inline]>?
  package var subtitle: Located<[Inline]>?
  package var authors: [String] = []
  package var date: String?
  /// A language tag (BCP 47) for the page's `lang`.
  package var language = "en"
  package var description: Located<[Inline]>?
  /// The label of the cell whose picture stands for the notebook where several are listed.
  package var picture: Located<String>?
  /// The number that a sweep of the notebook is after.
  package var objective: Located<Goal>?
  /// What every random choice starts from.
  package var seed: UInt64 = 1
  /// The notebook's parameters with their defaults, in the order of the file.
  package var parameters: [Parameter] = []

  package struct Parameter: Hashable, Sendable {
    package var name: String
    package var value: Value
    /// Where its name stands.
    package var range: SourceRange
    /// Where its value stands: what of it is on its first line.
    package var valueRange: SourceRange
    /// What it may be; nil where the notebook does not say.
    package var domain: ParameterDomain?
  }

  /// A cell's named number, and which way is better.
  package struct Goal: Hashable, Sendable {
    package var label: String
    package var name: String
    /// nil where the step is to say it.
    package var direction: Direction?

    /// Which way is better, by the word that a notebook has for it.
    package enum Direction: String, CaseIterable, Hashable, Sendable { case minimize, maximize }
  }

  /// How the report looks.
  package var theme = Theme.paper
  /// A colour of the notebook's own; nil for the theme's.
  package var accent: Accent?
  /// A file with a style sheet of the notebook's own.
  package var style: Located<String>?
  /// What the notebook can cite.
  package var references = References()

  /// Bibliographies, and works that stand in the front matter itself.
  package struct References: Hashable, Sendable {
    package var files: [Located<String>] = []
    package var works: [Located<Work>] = []
  }

  /// The names in `params` of what is no parameter: who uses one of them makes no other mistake.
  package var unreadParameters: Set<String> = []
  /// Whether all of it was read: what it hides where it was not is no mistake of the rest.
  package var isWhole = true

  package init() {}

  /// What of it is running text.
  package var phrases: [Located<[Inline]>] { [title, subtitle, description].compactMap(\.self) }
}
