/// What a notebook says about itself between the two `---` lines at its start.
public struct FrontMatter: Hashable, Sendable {
  public var title: String?
  public var subtitle: String?
  public var authors: [String] = []
  public var date: String?
  /// A language tag (BCP 47) for the page's `lang`.
  public var language = "en"
  public var description: String?
  /// The label of the cell whose picture stands for the notebook where several are listed.
  public var picture: Located<String>?
  /// What every random choice starts from.
  public var seed: UInt64 = 1
  /// The notebook's parameters with their defaults, in the order of the file.
  public var parameters: [Parameter] = []

  public struct Parameter: Hashable, Sendable {
    public var name: String
    public var value: Value
    public var range: SourceRange
  }

  public init() {}
}
