package import Wording

/// A block of a Markdown document, as the report sets it.
///
/// Raw HTML has no case: it is dropped when the file is parsed, so that nothing in a notebook reaches the
/// page as markup. Of `<details>` and `<summary>` there is what they mean.
package indirect enum Block: Hashable, Sendable {
  case heading(level: Int, content: [Inline])
  case paragraph([Inline])
  case blockQuote([Block])
  /// A note in a box.
  case alert(Alert)
  /// A part that is folded, but for its summary; `<details>` in the file.
  case fold(isOpen: Bool, summary: [Inline], content: [Block])
  /// Terms, and what they mean.
  case definitions([Definition])
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

  package struct List: Hashable, Sendable {
    /// The first number of an ordered list; nil for bullets.
    package var start: Int?
    package var isTight: Bool
    package var items: [Item]
  }

  /// A term with its meanings.
  package struct Definition: Hashable, Sendable {
    package var term: [Inline]
    package var meanings: [[Inline]]
  }

  package struct Item: Hashable, Sendable {
    /// For an item of a task list, whether it is ticked.
    package var isChecked: Bool?
    package var content: [Block]
  }

  package struct Table: Hashable, Sendable {
    package var alignments: [Alignment]
    package var header: [[Inline]]
    package var rows: [[[Inline]]]
  }

  package enum Alignment: Hashable, Sendable { case none, left, center, right }
}

/// A piece of running text.
package indirect enum Inline: Hashable, Sendable {
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
  /// A code span `{label.value:format}`: a scalar of a cell, or a parameter (`params.name`).
  case value(ValueReference)
  /// Names of places on the page and of works. A link without words to a place is a ``link(destination:title:content:)``.
  case reference(Reference)
}

extension [Inline] {
  /// Every piece, and those inside of others behind them.
  private var flattened: [Inline] {
    flatMap { inline -> [Inline] in
      switch inline {
      case .emphasis(let content), .strong(let content), .strikethrough(let content),
        .link(_, _, let content), .image(_, _, let content):
        [inline] + content.flattened
      case .reference(let reference):
        [inline] + reference.items.flatMap { ($0.before + $0.after).flattened }
      case .text, .softBreak, .lineBreak, .code, .mathematics, .footnoteReference, .value: [inline]
      }
    }
  }

  /// Every value that the text names, in order.
  var values: [ValueReference] {
    flattened.compactMap { if case .value(let reference) = $0 { reference } else { nil } }
  }

  /// Where every link of the text leads, in order.
  var links: [String] {
    flattened.compactMap { if case .link(let destination, _, _) = $0 { destination } else { nil } }
  }

  /// Every name of a place or of a work, in order, and whether it is a word of the sentence.
  var names: [NamedReference] {
    flattened.flatMap { inline -> [NamedReference] in
      guard case .reference(let reference) = inline else { return [] }
      return reference.names.map { NamedReference(name: $0, isInText: reference.isInText) }
    }
  }

  /// Every picture file that the text shows, in order.
  package var images: [String] {
    flattened.compactMap { if case .image(let source, _, _) = $0 { source } else { nil } }
  }

  /// Every formula of the text, in order.
  var formulas: [Formula] {
    flattened.compactMap {
      if case .mathematics(let tex, let isDisplay) = $0 { Formula(tex, isDisplay: isDisplay) } else { nil }
    }
  }

  /// The words alone, for titles, anchors and alternative texts.
  package var plainText: String { plainText { "{\($0.label).\($0.name)}" } }

  /// The words alone.
  ///
  /// - Parameters:
  ///   - value: what stands for a value.
  ///   - name: what stands for the name of a place or of a work.
  package func plainText(
    value: (ValueReference) -> String, name: (String) -> String = { $0 }
  ) -> String {
    map { inline in
      switch inline {
      case .text(let text), .code(let text): text
      case .softBreak, .lineBreak: " "
      case .emphasis(let content), .strong(let content), .strikethrough(let content),
        .link(_, _, let content), .image(_, _, let content):
        content.plainText(value: value, name: name)
      case .mathematics(let tex, _): tex
      case .footnoteReference: ""
      case .value(let reference): value(reference)
      case .reference(let reference):
        reference.items.map { item in
          (item.isApart ? "; " : "") + item.before.plainText(value: value, name: name) + name(item.name)
            + item.after.plainText(value: value, name: name)
        }.joined()
      }
    }.joined()
  }
}

/// The name of a place of the page, or of a work, in running text.
package struct NamedReference: Hashable, Sendable {
  package var name: String
  /// Whether it is a word of the sentence, and not in brackets: text that knows no such name is not meant to.
  package var isInText: Bool
}

/// A scalar named in prose, as in the code span `{train.cost:.4f}`.
package struct ValueReference: Hashable, Sendable {
  /// The label of a cell, or `params` for a parameter of the notebook.
  package var label: String
  package var name: String
  package var format: NumberFormat

  /// The word that stands for the notebook's parameters where a label would stand.
  package static let parameters = "params"

  package init(label: String, name: String, format: NumberFormat) {
    self.label = label
    self.name = name
    self.format = format
  }
}
