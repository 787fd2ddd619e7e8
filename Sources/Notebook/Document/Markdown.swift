public import Wording

/// A block of a Markdown document, as the report sets it.
///
/// Raw HTML has no case: it is dropped when the file is parsed, so that nothing in a notebook reaches the
/// page as markup.
public indirect enum Block: Hashable, Sendable {
  case heading(level: Int, content: [Inline])
  case paragraph([Inline])
  case blockQuote([Block])
  case list(List)
  /// A fenced or indented code block that is no cell: shown as it stands.
  case code(language: String, text: String)
  case mathematics(tex: String)
  case table(Table)
  case thematicBreak
  /// The text of a footnote; `number` is its place in the order of first references.
  case footnote(number: Int, references: Int, content: [Block])
  /// A cell of the notebook, by its index among the cells.
  case cell(Int)

  public struct List: Hashable, Sendable {
    /// The first number of an ordered list; nil for bullets.
    public var start: Int?
    public var isTight: Bool
    public var items: [Item]
  }

  public struct Item: Hashable, Sendable {
    /// For an item of a task list, whether it is ticked.
    public var isChecked: Bool?
    public var content: [Block]
  }

  public struct Table: Hashable, Sendable {
    public var alignments: [Alignment]
    public var header: [[Inline]]
    public var rows: [[[Inline]]]
  }

  public enum Alignment: Hashable, Sendable { case none, left, center, right }
}

/// A piece of running text.
public indirect enum Inline: Hashable, Sendable {
  case text(String)
  case softBreak
  case lineBreak
  case code(String)
  case emphasis([Inline])
  case strong([Inline])
  case strikethrough([Inline])
  case link(destination: String, title: String, content: [Inline])
  case image(source: String, title: String, alternative: [Inline])
  case mathematics(tex: String, isDisplay: Bool)
  case footnoteReference(number: Int, occurrence: Int)
  /// `` `{label.value:format}` ``: a scalar of a cell, or a parameter (`params.name`).
  case value(ValueReference)
}

extension [Inline] {
  /// Every value that the text names, in order.
  var values: [ValueReference] {
    flatMap { inline -> [ValueReference] in
      switch inline {
      case .value(let reference): [reference]
      case .emphasis(let content), .strong(let content), .strikethrough(let content),
        .link(_, _, let content), .image(_, _, let content):
        content.values
      case .text, .softBreak, .lineBreak, .code, .mathematics, .footnoteReference: []
      }
    }
  }

  /// The words alone, for titles, anchors and alternative texts.
  public var plainText: String {
    map { inline in
      switch inline {
      case .text(let text), .code(let text): text
      case .softBreak, .lineBreak: " "
      case .emphasis(let content), .strong(let content), .strikethrough(let content),
        .link(_, _, let content), .image(_, _, let content):
        content.plainText
      case .mathematics(let tex, _): tex
      case .footnoteReference: ""
      case .value(let reference): "{\(reference.label).\(reference.name)}"
      }
    }.joined()
  }
}

/// A scalar named in prose: `` `{train.cost:.4f}` ``.
public struct ValueReference: Hashable, Sendable {
  /// The label of a cell, or `params` for a parameter of the notebook.
  public var label: String
  public var name: String
  public var format: NumberFormat

  /// The word that stands for the notebook's parameters where a label would stand.
  package static let parameters = "params"

  package init(label: String, name: String, format: NumberFormat) {
    self.label = label
    self.name = name
    self.format = format
  }
}
