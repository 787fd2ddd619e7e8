/// What a notebook says about itself between the two `---` lines at its start.
package struct FrontMatter: Hashable, Sendable {
  package var title: String?
  package var subtitle: String?
  package var authors: [String] = []
  package var date: String?
  /// A language tag (BCP 47) for the page's `lang`.
  package var language = "en"
  package var description: String?
  /// The label of the cell whose picture stands for the notebook where several are listed.
  package var picture: Located<String>?
  /// What every random choice starts from.
  package var seed: UInt64 = 1
  /// The notebook's parameters with their defaults, in the order of the file.
  package var parameters: [Parameter] = []

  package struct Parameter: Hashable, Sendable {
    package var name: String
    package var value: Value
    package var range: SourceRange
  }

  package init() {}
}
